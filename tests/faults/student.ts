import { randomBytes } from "node:crypto";
import { Manager, type Socket } from "socket.io-client";
import type { Outbox, OutboxState } from "../../client/link/outbox.ts";
import { waitOf } from "../../client/link/wait.ts";
import {
	askedOf,
	type Held,
	takeView,
	takeWelcome,
} from "../../client/student/held.ts";
import { takeMe } from "../../client/student/next.ts";
import { seatIdOf } from "../../server/room/seat.ts";
import type { Json } from "../../shared/json.ts";
import { paths, protocolVersion } from "../../shared/protocol.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type {
	Answer,
	AnswerRefusal,
	Saved,
	Welcome,
} from "../../shared/student-events.ts";
import type { Me, StudentView } from "../../shared/views.ts";
import type { Anyone } from "./anyone.ts";
import { type Ask, ask } from "./ask.ts";
import type { PhoneCode } from "./build.ts";
import type { Dice } from "./dice.ts";
import type { Recorder } from "./history.ts";
import { Offering } from "./offering.ts";
import { answerForRelease, modernOf, releaseProtocol } from "./release-wire.ts";

export interface StudentOptions {
	readonly url: string;
	readonly code: string;
	readonly roomId: string;
	readonly name: string;
	readonly recorder: Recorder;
	readonly phone: PhoneCode;
	/** Of the pages that it may have been given: one that is told that it is out of date loads another. */
	readonly protocols: readonly number[];
	readonly dice: Dice;
	/** Source address of its connections, for faults of single networks. */
	readonly localAddress?: string;
}

/** One student of the mass: a light link, the shipped outbox, and every byte recorded. */
export class Student implements Anyone {
	readonly who: string;
	readonly name: string;
	readonly #options: StudentOptions;
	readonly #token = randomBytes(16).toString("base64url");
	readonly #storage = new Map<string, string>();
	readonly #kept = {
		getItem: (key: string) => this.#storage.get(key) ?? null,
		setItem: (key: string, value: string) => void this.#storage.set(key, value),
		removeItem: (key: string) => void this.#storage.delete(key),
	};
	#manager: Manager;
	#socket: Socket;
	#outbox: Outbox;
	readonly #offers: Offering;
	#held: Held | null = null;
	#conn = 0;
	#loads = 0;
	#meant = true;
	#left = false;

	constructor(options: StudentOptions) {
		this.#options = options;
		this.name = options.name;
		this.who = seatIdOf(options.roomId, this.#token);
		this.#offers = new Offering({
			given: options.phone.openGiven(this.#kept, "given"),
			dice: options.dice,
			socket: () => this.#socket,
			view: () => this.#held?.view ?? null,
		});
		this.#outbox = this.#openOutbox();
		[this.#manager, this.#socket] = this.#connect();
	}

	held(): Held | null {
		return this.#held;
	}

	up(): boolean {
		return this.#socket.connected && this.#held !== null;
	}

	outbox(): OutboxState {
		return this.#outbox.state();
	}

	answer(value: Json, meant: boolean): void {
		const view = this.#held?.view;
		if (view?.phase !== "open") return;
		this.#meant = meant;
		const { roomId: room, epoch, asked } = view;
		const { round, index } = asked;
		this.#outbox.answer({ room, epoch, round, index }, value);
	}

	reload(): void {
		this.#outbox.close();
		this.#held = null;
		this.#manager.reconnection(false);
		this.#socket.disconnect();
		this.#outbox = this.#openOutbox();
		[this.#manager, this.#socket] = this.#connect();
	}

	/** The device is on another network from now on; its old connection is a ghost that says nothing any more. */
	roam(localAddress: string): void {
		Object.assign(this.#manager.opts, { localAddress });
		void this.#greet(2000);
	}

	leave(): void {
		this.#left = true;
		this.#offers.stop();
		this.#outbox.close();
		this.#socket.disconnect();
	}

	/** One try past the outbox, over this student's connection. Resolves when the server has spoken. */
	send(answer: Answer, meant: boolean): Promise<Ask<Saved | AnswerRefusal>> {
		return this.#try(this.#socket, this.#conn, answer, meant);
	}

	/** A second connection of the same seat; it takes the seat over. */
	async sendElsewhere(
		answer: Answer,
		url = this.#options.url,
	): Promise<Ask<Saved | AnswerRefusal>> {
		const { recorder } = this.#options;
		const manager = new Manager(url, {
			path: paths.socket,
			transports: ["websocket"],
			reconnection: false,
		});
		const socket = manager.socket("/student", { auth: this.#auth() });
		try {
			await new Promise<void>((resolve, reject) => {
				socket.once("connect", resolve);
				socket.once("connect_error", reject);
				manager.once("error", reject);
			});
			return await this.#try(socket, recorder.nextConn(), answer, true);
		} catch {
			return "unknown";
		} finally {
			socket.disconnect();
		}
	}

	#auth() {
		return { v: this.#protocol, code: this.#options.code, token: this.#token };
	}

	/** Of the page that it has loaded. */
	get #protocol(): number {
		const { protocols } = this.#options;
		return protocols[this.#loads % protocols.length] ?? protocolVersion;
	}

	/** What came to a page of the release, as this build's phone code understands it. */
	#read<T>(said: T): T {
		return this.#protocol === releaseProtocol ? modernOf(said) : said;
	}

	#openOutbox(): Outbox {
		const { phone, dice } = this.#options;
		return phone.openOutbox({
			storage: this.#kept,
			key: "answer",
			send: (answer) => this.send(answer, this.#meant),
			after: (ms, act) => {
				const timer = setTimeout(act, ms);
				return () => clearTimeout(timer);
			},
			random: () => dice.next(),
			doubt: () => void this.#greet(2000),
			onChange: (state) => this.#offers.given.add(state),
		});
	}

	#connect(): [Manager, Socket] {
		const { url, recorder, localAddress } = this.#options;
		const manager = new Manager(url, {
			path: paths.socket,
			transports: ["websocket"],
			reconnectionDelay: 500,
			reconnectionDelayMax: 5000,
			timeout: 8000,
			autoConnect: false,
			...(localAddress === undefined ? {} : { localAddress }),
		});
		const auth = (give: (data: object) => void) => give(this.#auth());
		const socket = manager.socket("/student", { auth });
		manager.on("open", () =>
			manager.engine.on("packet", ({ type, data }) => {
				if (type === "message") recorder.bytes("student", `4${data}`);
			}),
		);
		const later = (ms: number) =>
			setTimeout(
				() => {
					if (socket === this.#socket && !this.#left) socket.connect();
				},
				ms * (1 + 2 * this.#options.dice.next()),
			);
		socket.on("connect", () => {
			this.#conn = recorder.nextConn();
			recorder.add({ k: "line", who: this.who, conn: this.#conn, up: true });
			void this.#greet(5000);
		});
		socket.on("disconnect", (reason) => {
			if (this.#left || socket !== this.#socket) return;
			recorder.add({ k: "line", who: this.who, conn: this.#conn, up: false });
			this.#outbox.offline();
			if (reason === "io server disconnect") later(300);
		});
		socket.on("connect_error", (error: Error & { data?: unknown }) => {
			const isOld = isRefusal(error.data) && error.data.error === "old-client";
			if (isOld) this.#loads++;
			if (!socket.active) later(isOld ? 300 : (waitOf(error.data) ?? 2500));
		});
		socket.on("view", (view: StudentView) => this.#hear(this.#read(view)));
		socket.on("me", (said: Me) => {
			const me = this.#read(said);
			this.#held = takeMe(this.#held, me);
			this.#frame("me", null, me);
			this.#settle();
		});
		socket.on("again", () => void this.#greet(5000));
		socket.connect();
		return [manager, socket];
	}

	#hear(view: StudentView): void {
		const before = this.#held?.view.epoch;
		this.#held = takeView(this.#held, view);
		this.#frame("view", view, null);
		if (before !== undefined && before !== view.epoch) void this.#greet(2000);
	}

	/** As the shipped link: the reply decides whether the connection lives. */
	async #greet(timeoutMs: number): Promise<void> {
		const socket = this.#socket;
		const take = (reply: Welcome | Refusal) => this.#take(socket, reply);
		let reply = await ask<Welcome>(socket, "hello", {}, timeoutMs, take);
		if (reply !== "unknown" && !isRefusal(reply) && reply.me === null)
			reply = await ask(socket, "join", { name: this.name }, 5000, take);
		if (socket !== this.#socket || !socket.connected || this.#left) return;
		const wait = waitOf(reply);
		if (wait !== null)
			setTimeout(
				() => void this.#greet(5000),
				wait * (1 + this.#options.dice.next()),
			);
		else if (reply === "unknown") {
			// A connection that does not answer is no connection.
			socket.disconnect();
			socket.connect();
		}
	}

	/** At once, not in a promise's turn: what comes next in the same packet is newer. */
	#take(socket: Socket, said: Welcome | Refusal): void {
		if (socket !== this.#socket || this.#left) return;
		const reply = this.#read(said);
		if (isRefusal(reply) || reply.me === null) return;
		this.#held = takeWelcome(reply);
		this.#frame("welcome", reply.view, reply.me);
		this.#settle();
	}

	#settle(): void {
		if (this.#held === null) return;
		const { view, me } = this.#held;
		this.#outbox.sync({
			room: view.roomId,
			epoch: view.epoch,
			asked: askedOf(view),
			open: view.phase === "open",
			stored: me.answer,
		});
		this.#offers.later();
	}

	#frame(
		of: "view" | "me" | "welcome",
		view: StudentView | null,
		me: Me | null,
	): void {
		const stamp = view ?? me;
		if (stamp === null) return;
		this.#options.recorder.add({
			k: "frame",
			who: this.who,
			conn: this.#conn,
			of,
			epoch: stamp.epoch,
			version: stamp.version,
			phase: view?.phase ?? null,
			round: view === null ? null : (askedOf(view)?.round ?? null),
			answer: me?.answer ?? null,
			built: view?.now ?? null,
		});
	}

	async #try(
		socket: Socket,
		conn: number,
		answer: Answer,
		meant: boolean,
	): Promise<Ask<Saved | AnswerRefusal>> {
		if (!socket.connected) return "unknown";
		const { recorder } = this.#options;
		const number = recorder.nextTry();
		recorder.add({
			k: "invoke",
			try: number,
			who: this.who,
			conn,
			epoch: this.#held?.view.epoch ?? "",
			round: answer.round,
			seq: answer.seq,
			value: answer.value,
			meant,
			...(answer.index === undefined ? {} : { index: answer.index }),
		});
		const isOlder = this.#protocol === releaseProtocol;
		const message = isOlder ? answerForRelease(answer) : answer;
		const said = await ask<Saved | AnswerRefusal>(
			socket,
			"answer",
			message,
			10_000,
		);
		const reply = isOlder ? modernOf(said) : said;
		if (reply === "unknown") recorder.add({ k: "unknown", try: number });
		else if (isRefusal(reply))
			recorder.add({
				k: "refused",
				try: number,
				reason: reply.error,
				...(reply.why === undefined ? {} : { why: reply.why }),
				saved: "saved" in reply ? reply.saved : null,
			});
		else recorder.add({ k: "saved", try: number, saved: reply.saved });
		return reply;
	}
}
