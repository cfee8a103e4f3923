import { randomBytes } from "node:crypto";
import type { Browser } from "playwright-core";
import { graceMs } from "../../server/room/state.ts";
import type { Json } from "../../shared/json.ts";
import { askedKinds, kindOf } from "../../shared/kinds/kinds.ts";
import { toQuestion1 } from "../../shared/older-quiz.ts";
import { defaultSettings } from "../../shared/settings.ts";
import type { InstructorView } from "../../shared/views.ts";
import { launchBrowser } from "../rig/browser.ts";
import { waitFor } from "../rig/wait.ts";
import { diceOf } from "../room/dice.ts";
import { anyQuestion } from "../room/quizzes-by-chance.ts";
import { type Anyone, settledOf } from "./anyone.ts";
import { BrowserStudent } from "./browser.ts";
import { Dice, sleep } from "./dice.ts";
import { dumpRoom } from "./dump.ts";
import type { Asking, Needs, Recorder } from "./history.ts";
import { Instructor, isAt } from "./instructor.ts";
import { Phone } from "./phone.ts";
import { releaseProtocol } from "./release-wire.ts";
import { Screen } from "./screen.ts";
import type { Site } from "./site.ts";
import { Student } from "./student.ts";

export interface LectureOptions {
	readonly site: Site;
	readonly recorder: Recorder;
	readonly seed: number;
	readonly fault: string;
	/** Of the mass; `phones` more have the whole shipped phone. */
	readonly students: number;
	readonly phones: number;
	/** Students with the built page in a real browser; the site must serve pages. */
	readonly browsers?: number;
	readonly rounds: number;
	/** Time limits by question, s; null or nothing: none. */
	readonly seconds?: readonly (number | null)[];
	readonly x: number;
	readonly needs: Needs;
	/** Source addresses, by student. */
	readonly addressOf?: (index: number) => string | undefined;
	/** The address by which a student goes, when it is not the site's own. */
	readonly through?: (index: number, url: string) => string;
}

export interface RoundPlan {
	/** The class answers over this time, ms. */
	readonly overMs: number;
	/** Half of the class answers around this moment, ms after the opening was seen, so that a fault then hits some on their way. */
	readonly burstAt?: number;
	/** What goes on meanwhile; begins with the answers. */
	readonly during?: () => Promise<void>;
	readonly beforeOpen?: () => Promise<void>;
	readonly beforeClose?: () => Promise<void>;
	readonly beforeReveal?: () => Promise<void>;
	readonly changeable?: boolean;
	/** So often its words are mended while it is answered. */
	readonly mends?: number;
	/** Instead of the class's own answers. */
	readonly answer?: (round: number) => Promise<void>;
	/** How long to wait for everybody's word, ms. */
	readonly patienceMs?: number;
}

/** Every kind has its turn; the release knows those that it had. */
export function writtenAt(turn: number, ofRelease: boolean) {
	const all = askedKinds
		.map((kind) => anyQuestion(diceOf(turn), kind))
		.filter((question) => !ofRelease || toQuestion1(question) !== null);
	const question = all[turn % all.length];
	if (question === undefined) throw new Error("there is nothing to ask");
	const { kind, ask, key } = question;
	return { kind, ask, key };
}

/** One room from the lobby to the end, with everything that anybody saw of it in the recorder. */
export class Lecture {
	readonly site: Site;
	readonly recorder: Recorder;
	readonly dice: Dice;
	readonly students: Student[] = [];
	readonly phones: Phone[] = [];
	readonly browsers: BrowserStudent[] = [];
	readonly instructor: Instructor;
	readonly options: LectureOptions;
	#screen: Screen | null = null;
	#browser: Browser | null = null;
	#changeable = false;
	#round = 0;
	#questions: readonly Asking[] = [];

	constructor(options: LectureOptions) {
		this.options = options;
		this.site = options.site;
		this.recorder = options.recorder;
		this.dice = new Dice(options.seed);
		this.instructor = new Instructor(this.site.url, this.recorder);
	}

	get everyone(): readonly Anyone[] {
		return [...this.students, ...this.phones, ...this.browsers];
	}

	/** The room with everyone seated. */
	async begin(): Promise<void> {
		const { options, recorder, site } = this;
		const ofRelease = site.protocols.includes(releaseProtocol);
		this.#questions = Array.from({ length: options.rounds }, (_, index) => ({
			...writtenAt(options.seed + index, ofRelease),
			text: `Question ${index + 1}`,
			points: index + 1,
			canary: `canary-${index}-${randomBytes(9).toString("base64url")}`,
		}));
		recorder.add({
			k: "run",
			fault: options.fault,
			seed: options.seed,
			students: options.students + options.phones + (options.browsers ?? 0),
			x: options.x,
			needs: options.needs,
			questions: this.#questions,
			graceMs,
		});
		const settings = { ...defaultSettings, answers: "final" as const };
		const seconds = options.seconds ?? [];
		const room = await this.instructor.open(
			this.#questions,
			seconds,
			settings,
			ofRelease,
		);
		this.#screen = new Screen(site.url, this.instructor.screenToken, recorder);
		for (let index = 0; index < options.students + options.phones; index++) {
			this.add(room.code, room.id, index);
			if (index % 50 === 49) await this.seated(index - 25);
		}
		await this.seated(this.everyone.length);
		await this.#addBrowsers(room);
	}

	async #addBrowsers(room: { id: string; code: string }): Promise<void> {
		const { site, recorder, options } = this;
		const count = options.browsers ?? 0;
		if (count === 0) return;
		this.#browser = await launchBrowser();
		for (let number = 0; number < count; number++)
			this.browsers.push(
				await BrowserStudent.open(
					this.#browser,
					site.url,
					room,
					`B${number}`,
					recorder,
				),
			);
	}

	/** One more student comes in; the last ones of the class have the shipped phone. */
	add(
		code = this.instructor.room?.code ?? "",
		roomId = this.instructor.room?.id ?? "",
		index = this.everyone.length,
		url = this.options.through?.(index, this.site.url) ?? this.site.url,
	): Anyone {
		const { options, recorder, site } = this;
		const localAddress = options.addressOf?.(index);
		const common = {
			url,
			code,
			roomId,
			name: `S${index}`,
			recorder,
			phone: site.phone,
			protocols: site.protocols,
			dice: new Dice(options.seed * 100_003 + index),
			...(localAddress === undefined ? {} : { localAddress }),
		};
		if (
			index < options.students ||
			index >= options.students + options.phones
		) {
			const student = new Student(common);
			this.students.push(student);
			return student;
		}
		const phone = new Phone(common);
		this.phones.push(phone);
		return phone;
	}

	seated(least: number): Promise<void> {
		return waitFor(
			`${least} students to be seated`,
			() => this.everyone.filter((one) => one.up()).length >= least,
			60_000,
		);
	}

	/** Records a fault around what it does. Of one moment: nothing to do but to name it. */
	async strike(
		name: string,
		act: () => Promise<void> | void = () => {},
		kind: { readonly lossy?: true; readonly clockRuns?: true } = {},
	): Promise<void> {
		this.recorder.add({ k: "fault", name, on: true, ...kind });
		await act();
		this.recorder.add({ k: "fault", name, on: false });
	}

	/** Opens the next question, lets the class answer, closes and reveals. */
	async round(plan: RoundPlan): Promise<void> {
		const round = ++this.#round;
		await this.#setChangeable(plan.changeable === true);
		await plan.beforeOpen?.();
		await this.go((view) => view.phase === "open" && view.round === round);
		await this.#shown((view) => view.phase === "open" && view.round === round);
		await Promise.all([
			plan.answer?.(round) ?? this.answer(plan),
			plan.during?.(),
			this.#mend(round - 1, plan),
		]);
		await this.settled(round, plan.patienceMs ?? this.options.x + 10_000);
		await plan.beforeClose?.();
		await this.go((view) => isAt(view, round, ["closed", "revealed"]));
		await plan.beforeReveal?.();
		await this.go((view) => isAt(view, round, ["revealed"]));
		await this.#shown((view) => view.phase === "revealed");
		this.#tellSettled(round);
	}

	#tellSettled(round: number): void {
		for (const one of this.everyone) {
			const settled = settledOf(one, round);
			if (settled !== null) this.recorder.add(settled);
		}
	}

	/** Presses the primary button until the room is so. */
	async go(isSo: (view: InstructorView) => boolean): Promise<void> {
		await this.instructor.order(({ primary }) => {
			if (primary === null) throw new Error("there is nothing to press");
			return primary.command;
		}, isSo);
	}

	/** Everyone answers once, in a changeable round some change their mind. */
	async answer({ overMs, burstAt }: RoundPlan): Promise<void> {
		await Promise.all(
			this.everyone.map(async (one) => {
				const burst = burstAt !== undefined && this.dice.next() < 0.5;
				const first = burst
					? burstAt + this.dice.next() * 40 - 20
					: this.dice.next() * overMs;
				const value = this.sample();
				const changes = this.#changeable && this.dice.next() < 0.3;
				const other = this.#other(value);
				const second = this.dice.next() * 500;
				await sleep(Math.max(first, 0));
				one.answer(value, true);
				if (!changes) return;
				await sleep(second);
				one.answer(other, true);
			}),
		);
	}

	/** What somebody might answer in this round, or in the one that is about. */
	sample(round = this.#round): Json {
		const asking = this.#questions[round - 1];
		if (asking === undefined) throw new Error(`there is no round ${round}`);
		return kindOf(asking).sample(asking.ask, () => this.dice.next());
	}

	/** Another answer than this one. */
	#other(value: Json): Json {
		for (let tries = 0; tries < 100; tries++) {
			const other = this.sample();
			if (JSON.stringify(other) !== JSON.stringify(value)) return other;
		}
		throw new Error("this question has one answer only");
	}

	/** Waits for the server's word on every answer that was given. */
	async settled(round: number, withinMs: number): Promise<void> {
		const isSettled = (one: Anyone) => {
			const { state, place } = one.outbox();
			return place?.round !== round || ["saved", "refused"].includes(state);
		};
		await this.#patiently(() => this.everyone.every(isSettled), withinMs);
	}

	/** Once everybody is back from what a restore undid: what phones have offered is taken into the results. */
	async takeOffers(): Promise<void> {
		const { epoch } = this.instructor.view();
		await this.#patiently(
			() =>
				this.everyone.every(
					(one) => one.up() && one.held()?.view.epoch === epoch,
				),
			this.options.x,
		);
		// Phones offer within two seconds of the server's word.
		await sleep(4000);
		const count = await this.instructor.takeOffers();
		this.recorder.add({ k: "taken", count });
		// A phone that was refused is shown that its answer is there after all.
		await sleep(2000);
		this.#tellSettled(this.#round);
	}

	/** Everyone's screen, the export and the store, once all is at rest; then the end of the room. */
	async end(): Promise<void> {
		const { recorder, instructor, site } = this;
		const roomId = instructor.room?.id ?? "";
		const { version } = dumpRoom(site, roomId);
		// The own part comes right behind the view.
		const isRight = (one: Anyone) =>
			one.up() &&
			one.held()?.view.version === version &&
			(one.outbox().state !== "saved" || one.held()?.me.answer !== null);
		await this.#patiently(
			() =>
				instructor.view().version === version && this.everyone.every(isRight),
			this.options.x + 2000,
		);
		const { epoch, phase, round } = instructor.view();
		recorder.add({ k: "checkpoint", epoch, version, phase, round });
		for (const one of this.everyone) {
			const held = one.held();
			const view = held?.view;
			recorder.add({
				k: "screen",
				who: one.who,
				up: one.up(),
				epoch: view?.epoch ?? "",
				version: view?.version ?? 0,
				phase: view?.phase ?? null,
				round: view !== undefined && "asked" in view ? view.asked.round : null,
				answer: held?.me?.answer ?? null,
			});
		}
		await this.go((view) => view.phase === "ended");
		await this.#shown((view) => view.phase === "ended");
		recorder.add({ k: "export", results: await instructor.results() });
		recorder.add(dumpRoom(site, roomId));
	}

	/** What the store has when something kept the lecture from its end. */
	breakOff(why: string): void {
		const { recorder, instructor, site } = this;
		recorder.add({ k: "broke", why });
		try {
			recorder.add(dumpRoom(site, instructor.room?.id ?? ""));
		} catch {
			// It is not there: what was seen of it is all that there is.
		}
	}

	leave(): void {
		for (const one of this.everyone) one.leave();
		this.instructor.leave();
		this.#screen?.close();
		void this.#browser?.close();
	}

	async #mend(question: number, { mends = 0, overMs }: RoundPlan) {
		for (let mend = 1; mend <= mends; mend++) {
			await sleep(overMs / (mends + 1));
			const text = `Question ${question + 1}, mended ${mend} times`;
			await this.instructor.mend(question, text);
		}
	}

	async #setChangeable(changeable: boolean): Promise<void> {
		if (changeable === this.#changeable) return;
		this.#changeable = changeable;
		const answers = changeable ? "changeable" : "final";
		await this.instructor.order(
			({ settings }) => ({
				do: "settings",
				settings: { ...settings, answers },
			}),
			({ settings }) => settings.answers === answers,
		);
	}

	#shown(
		isSo: (view: { phase: string; round: number | null }) => boolean,
	): Promise<void> {
		return this.#patiently(
			() =>
				this.everyone.every((one) => {
					const view = one.held()?.view;
					const round =
						view !== undefined && "asked" in view ? view.asked.round : null;
					return view !== undefined && isSo({ phase: view.phase, round });
				}),
			this.options.x + 2000,
		);
	}

	/** Waits, but not for ever: what is not so in time is the checker's to judge. */
	async #patiently(isSo: () => boolean, withinMs: number): Promise<void> {
		const end = performance.now() + withinMs;
		while (!isSo() && performance.now() < end) await sleep(20);
	}
}
