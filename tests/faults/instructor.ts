import type { Change } from "../../shared/change.ts";
import type { Command, Done } from "../../shared/instructor-events.ts";
import { toQuestion1 } from "../../shared/older-quiz.ts";
import { type Question, quizFormat } from "../../shared/quiz.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type {
	Results,
	RoomSheet,
	RoomSummary,
	StoredQuiz,
} from "../../shared/rest.ts";
import type { RoomSettings } from "../../shared/settings.ts";
import type { InstructorView } from "../../shared/views.ts";
import { type Reply, Rest } from "../rig/rest.ts";
import { OpenRoom } from "../rig/room.ts";
import { sleep } from "./dice.ts";
import type { Asking, Recorder, RoomSeen } from "./history.ts";

/** An instructor who tries until it works, with everything that is seen in the history. */
export class Instructor {
	readonly #rest: Rest;
	readonly #recorder: Recorder;
	#quiz = "";
	#written: readonly Question[] = [];
	#page: OpenRoom | null = null;
	room: RoomSummary | null = null;

	constructor(url: string, recorder: Recorder, rest = new Rest(url)) {
		this.#rest = rest;
		this.#recorder = recorder;
	}

	/** Signs in, writes a quiz and opens a room with it. `ofRelease`: in the format of the last release, whose nodes take it. */
	async open(
		questions: readonly Asking[],
		seconds: readonly (number | null)[],
		settings: RoomSettings,
		ofRelease = false,
	): Promise<RoomSummary> {
		await this.#request("POST", "/api/instructor", {});
		const written = questions.map(
			({ canary, ...question }, index): Question => ({
				...question,
				id: `q${index}`,
				explanation: canary,
				seconds: seconds[index] ?? null,
			}),
		);
		this.#written = written;
		const quiz = {
			...(ofRelease ? {} : { v: quizFormat }),
			title: "Faults",
			description: "",
			questions: ofRelease ? written.map(toQuestion1) : written,
		};
		const stored = await this.#json<StoredQuiz>("POST", "/api/quizzes", quiz);
		this.#quiz = stored.id;
		const body = { quiz: stored.id, settings };
		const room = await this.#json<RoomSummary>("POST", "/api/rooms", body);
		await this.#watch(room);
		return room;
	}

	/** The same instructor's second tab. */
	async secondTab(): Promise<Instructor> {
		const { url } = this.#rest;
		if (this.room === null) throw new Error("there is no room yet");
		const tab = new Instructor(url, this.#recorder, this.#rest);
		await tab.#watch(this.room);
		return tab;
	}

	view(): InstructorView {
		return this.#watched.view();
	}

	get #watched(): OpenRoom {
		if (this.#page === null) throw new Error("the room is not watched");
		return this.#page;
	}

	get screenToken(): string {
		return this.view().screenToken;
	}

	/** Repeats until the room is so; what is stale is looked at again. */
	async order(
		make: (view: InstructorView) => Command,
		isSo: (view: InstructorView) => boolean,
		withinMs = 60_000,
	): Promise<void> {
		const end = performance.now() + withinMs;
		while (!isSo(this.view())) {
			if (performance.now() > end)
				throw new Error(`the room did not get there in ${withinMs} ms`);
			const reply = await this.command(make(this.view()));
			if (reply === "unknown" || isRefusal(reply)) {
				await sleep(200);
				await this.#watched.look();
			} else {
				const seen = performance.now() + 2000;
				while (this.view().version < reply.version && performance.now() < seen)
					await sleep(10);
				if (this.view().version < reply.version) await this.#watched.look();
			}
		}
	}

	/** One try. */
	async command(command: Command): Promise<Done | Refusal | "unknown"> {
		const number = this.#recorder.nextTry();
		this.#recorder.add({
			k: "command",
			try: number,
			do: command.do,
			at: "at" in command ? command.at : null,
			question: "question" in command ? command.question : this.view().question,
		});
		const reply = await this.#watched.send(command);
		this.#recorder.add({
			k: "commanded",
			try: number,
			done: reply !== "unknown" && !isRefusal(reply) ? reply.version : null,
			reason:
				reply === "unknown" ? "unknown" : isRefusal(reply) ? reply.error : null,
		});
		return reply;
	}

	/** One more room of the same quiz, in which nobody is. */
	async openEmpty(settings: RoomSettings): Promise<RoomSummary> {
		return this.#json("POST", "/api/rooms", { quiz: this.#quiz, settings });
	}

	/** Of the lecture's room, when no other is named. Rejects where there is no such room. */
	async results(room = this.room?.id): Promise<Results> {
		return this.#json("GET", `/api/rooms/${room}/results`);
	}

	/** Makes answers of what phones have offered of closed rounds. Resolves to how many there were. */
	async takeOffers(): Promise<number> {
		const { questions } = await this.results();
		const rounds = questions
			.flatMap(({ rounds }) => rounds)
			.filter(({ offered }) => offered > 0);
		for (const { round } of rounds)
			await this.#request(
				"POST",
				`/api/rooms/${this.room?.id}/rounds/${round}/offers`,
			);
		return rounds.reduce((sum, { offered }) => sum + offered, 0);
	}

	/** Gives a question of the room other words; repeats until the room has them. */
	async mend(question: number, text: string): Promise<void> {
		const path = `/api/rooms/${this.room?.id}/sheet`;
		const written = this.#written[question];
		if (written === undefined) throw new Error("there is no such question");
		for (;;) {
			const sheet = await this.#json<RoomSheet>("GET", path);
			if (sheet.questions[question]?.text === text) break;
			const { revision } = this.view();
			const to = { ...written, text };
			const change: Change = { do: "mend", revision, question, to };
			const reply = await this.#rest
				.request("POST", path, { body: change, withinMs: 10_000 })
				.catch(() => null);
			if (reply?.status === 200) continue;
			// Of another revision, or no node took it.
			await sleep(200);
			await this.#watched.look();
		}
		this.#recorder.add({ k: "mended", question, text });
	}

	/** Drops the connection and stays away for so long. */
	async stayAway(ms: number): Promise<void> {
		this.#page?.close();
		await sleep(ms);
		await this.#page?.begin();
	}

	leave(): void {
		this.#page?.close();
	}

	async #watch(room: RoomSummary): Promise<void> {
		const recorder = this.#recorder;
		let conn = 0;
		this.room = room;
		this.#page = new OpenRoom(this.#rest, room, {
			steady: true,
			askMs: 3000,
			ears: {
				line: () => {
					conn = recorder.nextConn();
				},
				view: (view) => recorder.add(seen(view)),
				pulse: ({ round, joined, answered }) =>
					recorder.add({
						k: "pulse",
						to: "instructor",
						conn,
						round,
						joined,
						answered,
					}),
			},
		});
		await this.#page.begin();
	}

	async #json<T>(method: string, path: string, body?: object): Promise<T> {
		return (await this.#request(method, path, body)).json<T>();
	}

	/** Repeats what no node did: refused connections and 503, for 30 s. */
	async #request(method: string, path: string, body?: object): Promise<Reply> {
		const end = performance.now() + 30_000;
		for (;;) {
			const reply = await this.#rest
				.request(method, path, { body, withinMs: 10_000 })
				.catch(() => null);
			const status = reply?.status ?? 0;
			const known = path.replace(this.room?.id ?? "-", ":id");
			if (reply !== null)
				this.#recorder.add({ k: "http", path: known, status });
			if (reply !== null && status < 300) return reply;
			if (performance.now() > end || (reply !== null && status < 500))
				throw new Error(`${method} ${path}: ${reply?.status ?? "no reply"}`);
			await sleep(300);
		}
	}
}

function seen(view: InstructorView): RoomSeen {
	const rounds = view.run.flat();
	return {
		k: "room",
		epoch: view.epoch,
		version: view.version,
		phase: view.phase,
		round: view.round,
		counted: Object.fromEntries(
			rounds.map(({ round, distribution }) => [round, distribution]),
		),
		leaderboard: view.leaderboard,
	};
}

export function isAt(
	view: InstructorView,
	round: number,
	phases: readonly string[],
): boolean {
	return view.round === round && phases.includes(view.phase);
}
