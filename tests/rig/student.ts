import type { Socket } from "socket.io-client";
import type { Json } from "../../shared/json.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type {
	AnswerRefusal,
	Saved,
	Welcome,
} from "../../shared/student-events.ts";
import type { Me, StoredAnswer, StudentView } from "../../shared/views.ts";
import { connectStudent } from "./lecture.ts";
import { newToken } from "./links.ts";

/** What waiting may change: everything else is an answer's end. */
const again = new Set(["busy", "too-fast"]);

/** A student as a program: comes back by itself, keeps the newest view, repeats an answer until the server's word. */
export class RigStudent {
	readonly name: string;
	readonly socket: Socket;
	view: StudentView | null = null;
	me: Me | null = null;
	/** When each round's question was first seen, in ms of `performance.now()`. */
	readonly seen = new Map<number, number>();
	/** How often it said hello: once, unless its connection went. */
	hellos = 0;
	/** Connections refused or lost, as told. */
	readonly out: Refusal[] = [];

	constructor(url: string, code: string, name: string) {
		this.name = name;
		this.socket = connectStudent(url, code, newToken());
		this.socket.io.reconnectionDelay(200);
		this.socket.io.reconnectionDelayMax(1000);
		this.socket.on("connect", () => void this.#greet());
		this.socket.on("view", (view: StudentView) => this.#take(view, null));
		this.socket.on("me", (me: Me) => {
			if (
				this.me === null ||
				me.version >= this.me.version ||
				me.epoch !== this.me.epoch
			)
				this.me = me;
		});
		this.socket.on("again", () => void this.#greet());
		this.socket.on("out", (refusal: Refusal) => this.out.push(refusal));
		// A full or stopping node refuses before socket.io: come back as a phone does.
		this.socket.on("connect_error", () => {
			if (!this.socket.active) setTimeout(() => this.socket.connect(), 500);
		});
	}

	async #greet(): Promise<void> {
		this.hellos++;
		try {
			let reply = await this.#ask<Welcome | Refusal>("hello", {});
			if (!isRefusal(reply) && reply.me === null)
				reply = await this.#ask("join", { name: this.name });
			if (isRefusal(reply)) throw new Error(reply.error);
			if (reply.me === null) throw new Error("no seat");
			this.#take(reply.view, reply.me);
		} catch {
			if (this.socket.connected) setTimeout(() => void this.#greet(), 300);
		}
	}

	#take(view: StudentView, me: Me | null): void {
		const newer =
			this.view === null ||
			view.epoch !== this.view.epoch ||
			view.version >= this.view.version;
		if (newer) {
			this.view = view;
			if (view.phase === "open" && !this.seen.has(view.asked.round)) {
				this.seen.set(view.asked.round, performance.now());
			}
		}
		if (me !== null) this.me = me;
	}

	#ask<T>(event: string, message: object): Promise<T> {
		return this.socket.timeout(3000).emitWithAck(event, message);
	}

	/** Sends until the server has said what it has; resolves to that, or to the refusal. */
	async answer(
		round: number,
		seq: number,
		value: Json,
	): Promise<StoredAnswer | AnswerRefusal> {
		for (;;) {
			const reply = this.socket.connected
				? await this.#ask<Saved | AnswerRefusal>("answer", {
						round,
						seq,
						value,
					}).catch(() => null)
				: null;
			if (reply !== null && !isRefusal(reply)) return reply.saved;
			if (reply !== null && !again.has(reply.error)) return reply;
			await new Promise((resolve) =>
				setTimeout(resolve, 200 + Math.random() * 300),
			);
		}
	}

	leave(): void {
		this.socket.disconnect();
	}
}
