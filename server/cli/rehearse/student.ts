import { io, type Socket } from "socket.io-client";
import type { Json } from "../../../shared/json.ts";
import { paths, protocolVersion } from "../../../shared/protocol.ts";
import { isRefusal, type Refusal } from "../../../shared/refusal.ts";
import type {
	Answer,
	AnswerRefusal,
	Join,
	Out,
	Saved,
	Welcome,
} from "../../../shared/student-events.ts";
import type { NextView, StudentView } from "../../../shared/views.ts";
import { makeSecret } from "../../live/code.ts";
import { between, type Character } from "./character.ts";
import type { Journal } from "./journal.ts";

/** Where a class meets, and how it gets there. */
export interface Hall {
	readonly origin: string;
	/** What stands before all paths; empty for none. */
	readonly path: string;
	readonly code: string;
	readonly transport: "websocket" | "polling";
}

/** An answer on its way, until the server's word. */
interface Pending {
	readonly message: Answer;
	/** When it was first sent; null: not yet. */
	sentAt: number | null;
	sends: number;
}

type Open = Extract<StudentView, { phase: "open" }>;

/** Waiting changes these; every other refusal is an answer's end. */
const again = new Set(["busy", "too-fast"]);
const patienceMs = 3000;

/**
 * A scripted student, as docs/PROTOCOL.md wants a client: comes back by itself, keeps the newest view, and sends an answer until the
 * server has said what it has. It hears what is new alone, as the shipped page does.
 */
export class Student {
	readonly name: string;
	/** By round: the last answer that the server called saved. */
	readonly saved = new Map<number, Json>();
	/** Why it is not here any more, or never was. */
	out: Refusal | null = null;
	isSeated = false;
	readonly #socket: Socket;
	readonly #character: Character;
	readonly #journal: Journal;
	readonly #timers = new Set<NodeJS.Timeout>();
	readonly #began = performance.now();
	#connections = 0;
	#view: StudentView | null = null;
	/** The round whose question it has begun to think about. */
	#thinksOf = 0;
	#waited = false;
	/** Has a seat over this very connection. */
	#isHere = false;
	#isGreeting = false;
	#isSending = false;
	#pending: Pending | null = null;
	/** Its last answer, saved or not. */
	#given: Answer | null = null;

	constructor(
		hall: Hall,
		name: string,
		character: Character,
		journal: Journal,
	) {
		this.name = name;
		this.#character = character;
		this.#journal = journal;
		const { code } = hall;
		const token = makeSecret();
		this.#socket = io(`${hall.origin}/student`, {
			path: hall.path + paths.socket,
			auth: (give) =>
				give({
					...{ v: protocolVersion, code, token, brief: true },
					number: ++this.#connections,
				}),
			transports: [hall.transport],
			forceNew: true,
			// Of the proxy, by which long polling finds its node again.
			withCredentials: true,
			timeout: 5000,
			reconnectionDelay: 300,
			reconnectionDelayMax: 2000,
		});
		this.#listen(this.#socket);
	}

	/** Whether the server has spoken about all that this student sent. */
	get isAnswered(): boolean {
		return this.#pending === null;
	}

	leave(): void {
		for (const timer of this.#timers) clearTimeout(timer);
		this.#pending = null;
		// Nothing that happens from now on brings it back.
		this.#socket.off().disconnect();
	}

	#listen(socket: Socket): void {
		socket.on("connect", () => {
			if (this.#connections > 1) this.#journal.cameBack();
			void this.#greet();
		});
		socket.on("disconnect", () => {
			this.#isHere = false;
			this.#comeBack(500);
		});
		socket.on("connect_error", (error: Error & { data?: unknown }) => {
			if (isRefusal(error.data)) return this.#refused(error.data);
			this.#journal.refused(reasonOf(error));
			this.#comeBack(500);
		});
		socket.on("view", (view: StudentView) => this.#see(view, true));
		socket.on("next", (next: NextView) => this.#seeNext(next));
		socket.on("again", () =>
			this.#later(between(0, 1000), () => void this.#greet()),
		);
		socket.on("out", (refusal: Out) => {
			// By an older connection of its own that was only late: then this one comes back.
			if (refusal.by === undefined || refusal.by >= this.#connections)
				this.out = refusal;
			socket.disconnect();
			this.#comeBack(200);
		});
	}

	/** socket.io does by itself what is not the server's will. */
	#comeBack(inMs: number): void {
		if (!this.#socket.active && this.out === null)
			this.#later(inMs, () => this.#socket.connect());
	}

	#refused(refusal: Refusal): void {
		this.#journal.refused(refusal.error);
		if (refusal.retryAfterMs === undefined) {
			this.out = refusal;
			this.#socket.disconnect();
		} else if (this.#socket.connected)
			this.#later(refusal.retryAfterMs, () => void this.#greet());
		else this.#comeBack(refusal.retryAfterMs);
	}

	async #greet(): Promise<void> {
		if (this.#isGreeting || !this.#socket.connected) return;
		this.#isGreeting = true;
		const reply = await this.#enter();
		this.#isGreeting = false;
		if (reply === null) this.#later(300, () => void this.#greet());
		else if (isRefusal(reply)) this.#refused(reply);
		else if (reply.me === null) {
			this.#waited = true;
			this.#later(between(5000, 15_000), () => void this.#greet());
		} else this.#sit(reply.view);
	}

	/** Null: no word. Without a seat in it, this student waits to be let in. */
	async #enter(): Promise<Welcome | Refusal | null> {
		const reply = await this.#ask<Welcome>("hello", {});
		if (reply === null || isRefusal(reply) || reply.me !== null) return reply;
		if (reply.view.waiting !== null) return reply;
		return this.#ask<Welcome>("join", { name: this.name } satisfies Join);
	}

	#sit(view: StudentView): void {
		if (!this.isSeated)
			this.#journal.joined(performance.now() - this.#began, this.#waited);
		this.isSeated = true;
		this.#isHere = true;
		this.#see(view, false);
		void this.#send();
	}

	#seeNext(next: NextView): void {
		const { from = next.version - 1, version } = next;
		const held = this.#view;
		if (held !== null && version <= held.version) return;
		if (held === null || held.version !== from) return void this.#greet();
		// What is not told is as it was; only the question of an open round is looked at.
		this.#see({ ...held, ...next } as StudentView, true);
	}

	#see(view: StudentView, isPushed: boolean): void {
		const held = this.#view;
		if (held?.epoch === view.epoch && view.version <= held.version) return;
		this.#view = view;
		if (view.phase !== "open") return;
		if (held !== null && held.epoch !== view.epoch) this.#giveAgain(view);
		if (view.asked.round === this.#thinksOf) return;
		this.#thinksOf = view.asked.round;
		if (isPushed) this.#journal.saw(view.asked.round);
		this.#think(view);
	}

	#think(view: Open): void {
		for (const [place, at] of this.#character.answersAt().entries())
			this.#later(at, () => this.#answer(view, place + 1));
		const outage = this.#character.outage();
		if (outage !== null)
			this.#later(outage.at, () => this.#loseNetwork(outage.lasts));
	}

	/** Without a word of farewell. */
	#loseNetwork(forMs: number): void {
		const { io, connected } = this.#socket;
		// It has none to lose, and is on its way back already.
		if (!connected) return;
		io.reconnection(false);
		io.engine.close();
		this.#later(forMs, () => {
			io.reconnection(true);
			this.#socket.connect();
		});
	}

	#answer({ asked, ...seen }: Open, seq: number): void {
		if (this.#thinksOf !== asked.round) return;
		const { round, index } = asked;
		const { epoch } = this.#view ?? seen;
		const value = this.#character.answer(asked);
		this.#given = { round, seq, value, epoch, index };
		this.#pending = { message: this.#given, sentAt: null, sends: 0 };
		void this.#send();
	}

	/** The store began another history, which may lack what was saved; it takes answers of that history alone. */
	#giveAgain({ asked: { round, index }, epoch }: Open): void {
		const given = this.#given;
		if (given?.round !== round || given.index !== index) return;
		const { sentAt = null, sends = 0 } = this.#pending ?? {};
		this.#given = { ...given, epoch };
		this.#pending = { message: this.#given, sentAt, sends };
		void this.#send();
	}

	/** Until the server has said what it has, or the connection is gone: the next one goes on. */
	async #send(): Promise<void> {
		if (this.#isSending) return;
		this.#isSending = true;
		while (this.#pending !== null && this.#isHere) {
			const sent = this.#pending;
			sent.sentAt ??= performance.now();
			sent.sends++;
			const reply = await this.#ask<Saved | AnswerRefusal>(
				"answer",
				sent.message,
			);
			const waitMs = this.#hear(sent, reply);
			if (waitMs > 0) await new Promise<void>((go) => this.#later(waitMs, go));
		}
		this.#isSending = false;
	}

	/** How long to wait before the next is sent. */
	#hear(sent: Pending, reply: Saved | AnswerRefusal | Refusal | null): number {
		if (reply === null) return 0;
		const { round, seq, value } = sent.message;
		if (isRefusal(reply)) {
			this.#journal.refused(reply.error);
			if (again.has(reply.error)) return reply.retryAfterMs ?? 500;
			if (reply.error === "no-seat") {
				this.#isHere = false;
				void this.#greet();
				return 0;
			}
			// It was stored, only the word of it was lost.
			if ("saved" in reply && reply.saved?.seq === seq)
				this.saved.set(round, value);
		} else {
			// What the results are held against is what this student meant, not what the server says of it.
			this.saved.set(round, value);
			this.#journal.saved(performance.now() - (sent.sentAt ?? 0), sent.sends);
		}
		if (this.#pending === sent) this.#pending = null;
		return 0;
	}

	/** Null: no word in time, or none any more. */
	async #ask<T>(event: string, message: object): Promise<T | Refusal | null> {
		if (!this.#socket.connected) return null;
		return this.#socket
			.timeout(patienceMs)
			.emitWithAck(event, message)
			.catch(() => null);
	}

	#later(inMs: number, run: () => void): void {
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			run();
		}, inMs);
		this.#timers.add(timer);
	}
}

/** Why there is no connection: the status by which a server or a proxy refused it, or in its own words. */
function reasonOf(error: Error & { description?: unknown }): string {
	const { description } = error;
	if (typeof description === "number") return `HTTP ${description}`;
	const told =
		typeof description === "object" &&
		description !== null &&
		"message" in description
			? String(description.message)
			: error.message;
	const status = /Unexpected server response: (\d+)/.exec(told)?.[1];
	return status === undefined ? "no connection" : `HTTP ${status}`;
}
