import { setTimeout as sleep } from "node:timers/promises";
import type { Bar } from "./bar.ts";
import type { Caller } from "./caller.ts";
import {
	answerTo,
	bell,
	between,
	type Character,
	nameOf,
} from "./character.ts";
import { type Comparison, compare } from "./comparison.ts";
import { Notes, type Spread, spreadOf } from "./journal.ts";
import { type Load, LoadWatch } from "./load.ts";
import type { Options } from "./options.ts";
import { RehearsalRoom } from "./room.ts";
import { type Hall, Student } from "./student.ts";

/** What came out. Times in ms. */
export interface Outcome extends Comparison {
	readonly students: number;
	readonly joined: number;
	/** Newcomers who had to be let in. */
	readonly waited: number;
	/** Answers that the class meant to give, and that were called saved. */
	readonly wanted: number;
	readonly saved: number;
	/** From the first word to a seat. */
	readonly joining: Spread | null;
	/** From the instructor's click to a student. */
	readonly way: Spread | null;
	/** From an answer to “Saved”: of those that were sent once, and of all others. */
	readonly saving: Spread | null;
	readonly repeated: Spread | null;
	/** How often somebody came back after the connection was gone. */
	readonly returns: number;
	/** Why students were refused, and how often. */
	readonly refusals: Readonly<Record<string, number>>;
	readonly transport: Hall["transport"];
	readonly load: Load;
}

type Script = Pick<Options, "students" | "questions" | "answerMs" | "joinMs">;

/** So long after the last is due is waited for those who are not there yet. */
const patienceMs = 45_000;

/** Plays the script in a room of the caller's, which is gone afterwards whatever happens. `signal` breaks it off. */
export async function rehearse(
	caller: Caller,
	transport: Hall["transport"],
	script: Script,
	bar: Bar,
	signal: AbortSignal,
): Promise<Outcome> {
	const room = await RehearsalRoom.open(caller, script.questions);
	const lecture = new Lecture(caller, transport, room, script, bar, signal);
	try {
		return await lecture.play();
	} finally {
		lecture.leave();
		await room.delete();
	}
}

class Lecture {
	readonly #hall: Hall;
	readonly #room: RehearsalRoom;
	readonly #script: Script;
	readonly #bar: Bar;
	readonly #signal: AbortSignal;
	readonly #notes = new Notes();
	readonly #students: Student[] = [];
	readonly #load = new LoadWatch();

	constructor(
		caller: Caller,
		transport: Hall["transport"],
		room: RehearsalRoom,
		script: Script,
		bar: Bar,
		signal: AbortSignal,
	) {
		this.#hall = { ...caller.address, code: room.code, transport };
		this.#room = room;
		this.#script = script;
		this.#bar = bar;
		this.#signal = signal;
	}

	async play(): Promise<Outcome> {
		await this.#fill();
		for (let place = 0; place < this.#script.questions; place++)
			await this.#question(place);
		const load = this.#load.stop();
		await this.#room.end();
		this.#signal.throwIfAborted();
		const comparison = compare(await this.#room.results(), this.#students);
		return this.#outcome(load, comparison);
	}

	leave(): void {
		this.#load.stop();
		for (const student of this.#students) student.leave();
	}

	async #fill(): Promise<void> {
		const { students, joinMs, answerMs } = this.#script;
		const arrivals = Array.from({ length: students }, () => bell() * joinMs);
		arrivals.sort((one, other) => one - other);
		const began = performance.now();
		const character = scripted(answerMs);
		const isIn = ({ isSeated, out }: Student) => isSeated || out !== null;
		let looked = began;
		await this.#until("joined", joinMs, students, () => {
			const now = performance.now();
			while ((arrivals[this.#students.length] ?? Infinity) <= now - began) {
				const name = nameOf(this.#students.length);
				const journal = this.#notes;
				this.#students.push(new Student(this.#hall, name, character, journal));
			}
			const isIns = this.#students.filter(isIn).length;
			if (isIns === students || now - looked < 1000) return isIns;
			looked = now;
			return this.#admit().then(() => isIns);
		});
	}

	/** As their instructor does who sees them wait. */
	async #admit(): Promise<void> {
		const { pulse } = await this.#room.state();
		if (pulse.waiting > 0) await this.#room.admit();
	}

	async #question(place: number): Promise<void> {
		const { answerMs } = this.#script;
		const round = place + 1;
		const seated = this.#students.filter(({ isSeated }) => isSeated);
		await this.#room.ask(place, () => this.#notes.opens(round));
		const opened = performance.now();
		const step = `question ${round} answered`;
		await this.#until(step, answerMs, seated.length, () => {
			const done = seated.filter(
				(student) =>
					student.out !== null ||
					(student.saved.has(round) && student.isAnswered),
			).length;
			// Some think again until the end.
			const isOver = performance.now() - opened >= answerMs;
			return isOver ? done : Math.min(done, seated.length - 1);
		});
		await this.#room.reveal(place);
	}

	/** Until it has counted to `of`; not longer than what is due and some patience. */
	async #until(
		step: string,
		dueMs: number,
		of: number,
		count: () => number | Promise<number>,
	): Promise<void> {
		const end = performance.now() + dueMs + patienceMs;
		for (;;) {
			const done = await count();
			this.#bar.show(step, done, of);
			if (done >= of || performance.now() > end) return;
			await sleep(20, undefined, { signal: this.#signal });
		}
	}

	#outcome(load: Load, comparison: Comparison): Outcome {
		const { students, questions } = this.#script;
		const notes = this.#notes;
		const saved = this.#students.reduce((sum, one) => sum + one.saved.size, 0);
		return {
			students,
			joined: this.#students.filter(({ isSeated }) => isSeated).length,
			waited: notes.waited,
			wanted: students * questions,
			saved,
			...comparison,
			joining: spreadOf(notes.joins),
			way: spreadOf(notes.ways),
			saving: spreadOf(notes.acks),
			repeated: spreadOf(notes.repeated),
			returns: notes.returns,
			refusals: Object.fromEntries(notes.refusals),
			transport: this.#hall.transport,
			load,
		};
	}
}

/** Everybody answers; one in ten thinks again, and one in ten loses the network meanwhile. */
function scripted(answerMs: number): Character {
	return {
		answer: answerTo,
		answersAt() {
			const first = bell() * answerMs;
			return Math.random() < 0.1 ? [first, between(first, answerMs)] : [first];
		},
		outage: () =>
			Math.random() < 0.1
				? {
						at: Math.random() * answerMs,
						lasts: Math.min(between(300, 3000), answerMs),
					}
				: null,
	};
}
