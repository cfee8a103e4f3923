import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Json } from "../../shared/json.ts";
import type { Distribution } from "../../shared/kinds/kind.ts";
import type { Question } from "../../shared/quiz.ts";
import type { Results } from "../../shared/rest.ts";
import type { PhaseName, StoredAnswer } from "../../shared/views.ts";

/**
 * Everything that anybody saw in one run, in the order of one monotonic clock. `t` is in µs of `process.hrtime`, which
 * all processes of one machine share. `who` is a seat's id, `conn` one connection (never used twice), `try` one attempt.
 */
export type Event = { readonly t: number } & Fact;
/** What an event says, without its time. */
export type Fact =
	| Run
	| Invoke
	| Reply
	| Settled
	| Frame
	| Bytes
	| Line
	| RoomSeen
	| Command
	| Commanded
	| Pulsed
	| Screen
	| Checkpoint
	| Fault
	| Exit
	| Log
	| Http
	| Taken
	| Mended
	| Broke
	| Held
	| Export
	| Dump;

/** First event: what this run is. */
export interface Run {
	readonly k: "run";
	readonly fault: string;
	readonly seed: number;
	readonly students: number;
	/** Limit of convergence, ms. */
	readonly x: number;
	/** What this fault must have hit, so that a run that proves nothing is not green. */
	readonly needs: Needs;
	readonly questions: readonly Asking[];
	/** What an answer may be late, ms. */
	readonly graceMs: number;
}

export interface Needs {
	/** Share of the answers that were meant to count which must be saved, 0 to 1. */
	readonly saved: number;
	/** Answers on their way while a fault was on. */
	readonly inFlight: number;
	/** Attempts whose outcome a device did not learn. */
	readonly struck?: number;
	/** Attempts beyond the first of an answer. */
	readonly repeats?: number;
	/** Attempts refused with one of these reasons, at least so many each. */
	readonly refused?: Readonly<Record<string, number>>;
	/** Commands refused as stale. */
	readonly stale?: number;
	/** Phones offered answers of another history again. */
	readonly reoffers?: number;
	/** The instructor took answers of closed rounds in that phones offered. */
	readonly offers?: number;
	/** Most ms between the nodes' first deliveries of a question that was opened outside a fault; null: not judged. */
	readonly spreadMs: number | null;
	/** Nodes of the last release serve too, which showed the room's content to whoever had no seat. */
	readonly fromRelease?: true;
	/** Judge the spread also of questions opened while a fault was on. */
	readonly spreadInFault?: boolean;
}

export interface Asking
	extends Pick<Question, "kind" | "text" | "ask" | "key"> {
	readonly points: number;
	/** Secret text that only the reveal may show. */
	readonly canary: string;
}

/** A student's device sends an answer. `meant`: it was sent in time by a device that follows the rules, so it should count. */
export interface Invoke {
	readonly k: "invoke";
	readonly try: number;
	readonly who: string;
	readonly conn: number;
	readonly epoch: string;
	readonly round: number;
	readonly seq: number;
	readonly value: Json;
	readonly meant: boolean;
	/** Which question was seen, where the device says so: another history may have asked another one in this round. */
	readonly index?: number;
}
/** What came back. `unknown`: no word in time, or the connection went. */
export type Reply =
	| { readonly k: "saved"; readonly try: number; readonly saved: StoredAnswer }
	| {
			readonly k: "refused";
			readonly try: number;
			readonly reason: string;
			/** More closely, where it was said. */
			readonly why?: string;
			readonly saved: StoredAnswer | null;
	  }
	| { readonly k: "unknown"; readonly try: number };

/** What a device tells its student at last about an answer. */
export interface Settled {
	readonly k: "settled";
	readonly who: string;
	readonly epoch: string;
	readonly round: number;
	readonly state: "saved" | "refused" | "unsaved";
	readonly seq: number;
	/** Null: nothing. */
	readonly value: Json;
}

/** The instructor was told that a question of the running room has these words from now on. */
export interface Mended {
	readonly k: "mended";
	/** Its place, from 0. */
	readonly question: number;
	readonly text: string;
}

/** So many offered answers were taken into the results. */
export interface Taken {
	readonly k: "taken";
	readonly count: number;
}

/** A state that reached a student. `of`: pushed to all, own part, or the reply to `hello` and `join`. */
export interface Frame {
	readonly k: "frame";
	readonly who: string;
	readonly conn: number;
	readonly of: "view" | "me" | "welcome";
	readonly epoch: string;
	readonly version: number;
	readonly phase: PhaseName | null;
	readonly round: number | null;
	readonly answer: StoredAnswer | null;
	/** The store's clock when a node built the view: what one node sent to all its students has one. Null in an own part. */
	readonly built: number | null;
}

/** A packet as it came, the first time that these very bytes came to anybody of this role. */
export interface Bytes {
	readonly k: "bytes";
	readonly role: "student" | "screen";
	readonly raw: string;
}

/** A student's connection. */
export interface Line {
	readonly k: "line";
	readonly who: string;
	readonly conn: number;
	readonly up: boolean;
}

/** The instructor's page shows this. */
export interface RoomSeen {
	readonly k: "room";
	readonly epoch: string;
	readonly version: number;
	readonly phase: PhaseName;
	readonly round: number | null;
	/** By round: the counted answers; null while open. */
	readonly counted: Readonly<Record<number, Distribution | null>>;
	readonly leaderboard: readonly {
		readonly rank: number;
		readonly name: string;
		readonly score: number;
	}[];
}

export interface Command {
	readonly k: "command";
	readonly try: number;
	readonly do: string;
	/** Null for what moves nothing. */
	readonly at: string | null;
	/** Index of the question, for what names one; the current one for a reveal. */
	readonly question: number | null;
}
export interface Commanded {
	readonly k: "commanded";
	readonly try: number;
	readonly done: number | null;
	/** Reason of a refusal, or `unknown`. */
	readonly reason: string | null;
}

/** Live counts. */
export interface Pulsed {
	readonly k: "pulse";
	/** `asked`: it came with the reply to `watch`, beside those that are pushed. */
	readonly to: "instructor" | "screen";
	readonly conn: number;
	readonly round: number | null;
	readonly joined: number;
	readonly answered: number;
}

/** What a student's device shows at a checkpoint. */
export interface Screen {
	readonly k: "screen";
	readonly who: string;
	readonly up: boolean;
	readonly epoch: string;
	readonly version: number;
	readonly phase: PhaseName | null;
	readonly round: number | null;
	readonly answer: StoredAnswer | null;
}
/** The store's state after everything came to rest; the screens that follow must show it. */
export interface Checkpoint {
	readonly k: "checkpoint";
	readonly epoch: string;
	readonly version: number;
	readonly phase: PhaseName;
	readonly round: number | null;
}

/**
 * `on` false: healed. A fault of one moment is both at once. `lossy`: what was acknowledged before may be undone.
 * `clockRuns`: the limit of convergence holds also while it is on.
 */
export interface Fault {
	readonly k: "fault";
	readonly name: string;
	readonly on: boolean;
	readonly lossy?: boolean;
	readonly clockRuns?: boolean;
}

export interface Exit {
	readonly k: "exit";
	readonly process: string;
	readonly code: number | null;
	readonly signal: string | null;
	/** Whether the runner, or a failpoint that it armed, ended it so. */
	readonly ours: boolean;
}

/** A line of a node's output that tells of a bug. */
export interface Log {
	readonly k: "log";
	readonly process: string;
	readonly text: string;
}

export interface Http {
	readonly k: "http";
	readonly path: string;
	readonly status: number;
}

/** Something kept the lecture from its end: all that can be judged is what was recorded. */
export interface Broke {
	readonly k: "broke";
	readonly why: string;
}

/** The runner itself stood still for so many ms until now: what came meanwhile is recorded late, whoever sent it. */
export interface Held {
	readonly k: "held";
	readonly ms: number;
}

/** The public results, as the instructor gets them. */
export interface Export {
	readonly k: "export";
	readonly results: Results;
}

export interface DumpRow extends StoredAnswer {
	readonly seat: string;
	readonly at: number;
}
/** The store's own rows, read past the program. */
export interface Dump {
	readonly k: "dump";
	readonly version: number;
	readonly rounds: readonly {
		readonly round: number;
		readonly question: number;
		readonly openedAt: number;
		readonly deadline: number | null;
		readonly closedAt: number | null;
		readonly changeable: boolean;
		readonly revealed: boolean;
		/** How often it was counted anew, as answers were erased or taken in. */
		readonly recounts: number;
		readonly counted:
			| { readonly answered: number; readonly right: number | null }
			/** By the JSON text of the value, where the version before made the room. */
			| { readonly values: Readonly<Record<string, number>> }
			| null;
	}[];
	readonly rows: readonly DumpRow[];
	readonly seats: readonly { readonly id: string; readonly name: string }[];
}

/** Microseconds of the clock that all processes of this machine share. */
export const now = (): number => Number(process.hrtime.bigint() / 1000n);

/** How often the runner looks whether it stands still, and from when on it says so. */
const lookMs = 20;
const heldMs = 50;

/** Keeps a run's events in memory and on disk, one JSON text per line. */
export class Recorder {
	readonly events: Event[] = [];
	readonly file: string;
	readonly #seen = new Set<string>();
	#written = 0;
	#tries = 0;
	#conns = 0;

	constructor(file: string) {
		this.file = file;
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, "");
	}

	/** Records when this process itself stands still, until what is returned is called. */
	watchItself(): () => void {
		let due = now() + lookMs * 1000;
		const timer = setInterval(() => {
			const late = (now() - due) / 1000;
			if (late > heldMs) this.add({ k: "held", ms: late });
			due = now() + lookMs * 1000;
		}, lookMs);
		return () => clearInterval(timer);
	}

	/** A number for a new attempt or command. */
	nextTry(): number {
		return ++this.#tries;
	}

	nextConn(): number {
		return ++this.#conns;
	}

	add(fact: Fact): void {
		this.events.push({ t: now(), ...fact });
		if (this.events.length - this.#written > 5000) this.flush();
	}

	bytes(role: Bytes["role"], raw: string): void {
		const key = role + raw;
		if (this.#seen.has(key)) return;
		this.#seen.add(key);
		this.add({ k: "bytes", role, raw });
	}

	flush(): void {
		const lines = this.events
			.slice(this.#written)
			.map((event) => `${JSON.stringify(event)}\n`);
		appendFileSync(this.file, lines.join(""));
		this.#written = this.events.length;
	}
}
