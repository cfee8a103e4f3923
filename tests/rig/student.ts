import { waitOf } from "../../client/link/wait.ts";
import { type Held, takeView, takeWelcome } from "../../client/student/held.ts";
import { takeMe } from "../../client/student/next.ts";
import type { Json } from "../../shared/json.ts";
import { protocolVersion } from "../../shared/protocol.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type {
	Answer,
	AnswerRefusal,
	Offer,
	Out,
	Saved,
	Welcome,
} from "../../shared/student-events.ts";
import type { Me, StoredAnswer, StudentView } from "../../shared/views.ts";
import {
	comeBack,
	type LinkOptions,
	newPhone,
	newToken,
	type StudentLink,
	type Tried,
} from "./links.ts";

/** What a page of one build speaks. */
export interface Dialect {
	readonly version: number;
	/** What the server said, in today's words. */
	readonly read: <T>(said: T) => T;
	readonly write: (answer: Answer) => object;
}

export const today: Dialect = {
	version: protocolVersion,
	read: (said) => said,
	write: (answer) => answer,
};

/** Who wants to know what happens to a student, at once. */
export interface Ears {
	readonly line?: (up: boolean) => void;
	/** A packet of socket.io, as it came. */
	readonly packet?: (packet: string) => void;
	/** What the server said of the room; held is by then what a phone makes of it. */
	readonly frame?: (
		of: "welcome" | "view" | "me",
		view: StudentView | null,
		me: Me | null,
	) => void;
	readonly refused?: (refusal: Refusal) => void;
}

export interface Manners {
	readonly token?: string;
	readonly dialect?: () => Dialect;
	readonly ears?: Ears;
	/** From 0 up to 1. */
	readonly random?: () => number;
	/** How long a connection may take to welcome it, ms; then it connects anew. */
	readonly greetingMs?: number;
	/** WebSocket alone when not given. */
	readonly transports?: LinkOptions["transports"];
	/** Waits and source address; quicker than a phone's when not given. */
	readonly manager?: LinkOptions["manager"];
}

/** All in milliseconds. */
const times = {
	greeting: 5_000,
	doubt: 2_000,
	answer: 10_000,
	/** Of an answer that is repeated. */
	reply: 3_000,
	offer: 5_000,
	letGo: 300,
	unexplained: 2_500,
};

const quick = { reconnectionDelay: 200, reconnectionDelayMax: 1000 };

/**
 * A student as a program: says hello, takes a seat, comes back by itself, holds what a phone would hold, and repeats an answer until
 * the server's word. Where a test wants each step for itself it takes the connection alone (`joinPhone`); where it wants the
 * shipped phone's outbox, it gives it one (`tests/faults/student.ts`).
 */
export class Student {
	readonly name: string | null;
	/** What a phone would hold; null before the first welcome. */
	held: Held | null = null;
	/** When each round's question was first seen, in ms of `performance.now()`. */
	readonly seen = new Map<number, number>();
	/** How often it said hello: once, unless its connection went. */
	hellos = 0;
	/** Welcomed since it connected. */
	welcomed = false;
	/** Why it was let go, as told. */
	readonly outs: Out[] = [];
	readonly #link: StudentLink;
	readonly #manners: Manners;
	#left = false;

	/** Who has no name takes no seat, and looks on. */
	constructor(
		url: string,
		code: string,
		name: string | null,
		manners: Manners = {},
	) {
		this.name = name;
		this.#manners = manners;
		this.#link = newPhone(url, code, {
			token: manners.token ?? newToken(),
			auth: () => ({ v: this.#dialect.version }),
			transports: manners.transports ?? ["websocket"],
			reconnection: true,
			manager: { ...quick, ...manners.manager },
			forgets: true,
		});
		this.#listen();
		this.#link.socket.connect();
	}

	get view(): StudentView | null {
		return this.held?.view ?? null;
	}

	get me(): Me | null {
		return this.held?.me ?? null;
	}

	get connected(): boolean {
		return this.#link.socket.connected;
	}

	leave(): void {
		this.#left = true;
		this.#link.close();
	}

	/** The device is on another network from its next connection on; this one is a ghost that says nothing any more. */
	roam(localAddress: string): void {
		Object.assign(this.#link.socket.io.opts, { localAddress });
		this.doubt();
	}

	/** Finds out whether the connection lives. */
	doubt(): void {
		void this.#greet(times.doubt);
	}

	/** One try. */
	async try(
		answer: Answer,
		timeoutMs = times.answer,
	): Promise<Tried<Saved | AnswerRefusal>> {
		const { read, write } = this.#dialect;
		const message = write(answer) as Answer;
		return read(await this.#link.attempt("answer", message, timeoutMs));
	}

	/** Sends until the server has said what it has; resolves to that, or to the refusal. */
	async answer(
		round: number,
		seq: number,
		value: Json,
	): Promise<StoredAnswer | Refusal> {
		for (;;) {
			const reply = await this.try({ round, seq, value }, times.reply);
			if (reply !== "unknown" && !isRefusal(reply)) return reply.saved;
			if (reply !== "unknown" && waitOf(reply) === null) return reply;
			await new Promise((resolve) =>
				setTimeout(resolve, 200 + this.#random() * 300),
			);
		}
	}

	/** One try. */
	offer(message: Offer): Promise<Tried<object>> {
		return this.#link.attempt("offer", message, times.offer);
	}

	get #dialect(): Dialect {
		return this.#manners.dialect?.() ?? today;
	}

	get #greetingMs(): number {
		return this.#manners.greetingMs ?? times.greeting;
	}

	#random(): number {
		return this.#manners.random?.() ?? Math.random();
	}

	#listen(): void {
		const { ears = {} } = this.#manners;
		const { socket } = this.#link;
		const { packet } = ears;
		if (packet !== undefined)
			socket.io.on("open", () =>
				socket.io.engine.on("packet", ({ type, data }) => {
					if (type === "message") packet(`4${data}`);
				}),
			);
		socket.on("connect", () => {
			ears.line?.(true);
			void this.#greet();
		});
		socket.on("disconnect", () => {
			this.welcomed = false;
			if (!this.#left) ears.line?.(false);
		});
		const isOver = () => this.#left;
		comeBack(this.#link, isOver, (why) => this.#waitMs(why));
		socket.on("view", (said: StudentView) => this.#hear(said));
		socket.on("me", (said: Me) => {
			const me = this.#dialect.read(said);
			this.held = takeMe(this.held, me);
			ears.frame?.("me", null, me);
		});
		socket.on("again", () => void this.#greet());
		socket.on("out", (out: Out) => this.outs.push(out));
	}

	/** As the shipped link. */
	#waitMs(why: Refusal | "goodbye" | "unexplained"): number {
		const isSaid = isRefusal(why);
		if (isSaid) this.#manners.ears?.refused?.(why);
		const isSoon = why === "goodbye" || (isSaid && why.error === "old-client");
		const wait = isSoon ? times.letGo : (waitOf(why) ?? times.unexplained);
		return wait * (1 + 2 * this.#random());
	}

	#hear(said: StudentView): void {
		const view = this.#dialect.read(said);
		const before = this.held?.view.epoch;
		this.#hold(takeView(this.held, view));
		this.#manners.ears?.frame?.("view", view, null);
		if (before !== undefined && before !== view.epoch) this.doubt();
	}

	/** As the shipped link: the reply decides whether the connection lives. */
	async #greet(timeoutMs = this.#greetingMs): Promise<void> {
		const { socket, attempt } = this.#link;
		const { id } = socket;
		const { name } = this;
		const take = (reply: Welcome | Refusal) => this.#take(reply);
		this.hellos++;
		let reply: Tried<Welcome> = await attempt("hello", {}, timeoutMs, take);
		const isUnseated =
			reply !== "unknown" && !isRefusal(reply) && reply.me === null;
		if (isUnseated && name !== null)
			reply = await attempt("join", { name }, this.#greetingMs, take);
		// Another connection has its own greeting.
		if (!socket.connected || socket.id !== id || this.#left) return;
		const wait = waitOf(reply);
		if (wait !== null)
			setTimeout(() => void this.#greet(), wait * (1 + this.#random()));
		else if (reply === "unknown") {
			// A connection that does not answer is no connection.
			socket.disconnect();
			socket.connect();
		}
	}

	#take(said: Welcome | Refusal): void {
		if (this.#left) return;
		const reply = this.#dialect.read(said);
		if (isRefusal(reply)) return;
		if (reply.me !== null || this.name === null) this.welcomed = true;
		if (reply.me === null) return;
		this.#hold(takeWelcome(reply));
		this.#manners.ears?.frame?.("welcome", reply.view, reply.me);
	}

	#hold(held: Held | null): void {
		this.held = held;
		const view = held?.view;
		if (view?.phase === "open" && !this.seen.has(view.asked.round))
			this.seen.set(view.asked.round, performance.now());
	}
}
