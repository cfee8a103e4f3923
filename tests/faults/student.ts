import type { Outbox, OutboxState } from "../../client/link/outbox.ts";
import { askedOf, type Held } from "../../client/student/held.ts";
import { seatIdOf } from "../../server/room/seat.ts";
import type { Json } from "../../shared/json.ts";
import { protocolVersion } from "../../shared/protocol.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type {
	Answer,
	AnswerRefusal,
	Saved,
} from "../../shared/student-events.ts";
import type { Me, StudentView } from "../../shared/views.ts";
import { connectPhone, newToken, type Tried } from "../rig/links.ts";
import { type Dialect, Student as RigStudent, today } from "../rig/student.ts";
import type { Anyone } from "./anyone.ts";
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

const ofRelease: Dialect = {
	version: releaseProtocol,
	read: modernOf,
	write: answerForRelease,
};

type Reply = Tried<Saved | AnswerRefusal>;

/** One student of the mass: the rig's, with the shipped outbox for a mind, and every byte recorded. */
export class Student implements Anyone {
	readonly who: string;
	readonly name: string;
	readonly #options: StudentOptions;
	readonly #token = newToken();
	readonly #storage = new Map<string, string>();
	readonly #kept = {
		getItem: (key: string) => this.#storage.get(key) ?? null,
		setItem: (key: string, value: string) => void this.#storage.set(key, value),
		removeItem: (key: string) => void this.#storage.delete(key),
	};
	#page: RigStudent;
	#outbox: Outbox;
	readonly #offers: Offering;
	#conn = 0;
	#loads = 0;
	#meant = true;

	constructor(options: StudentOptions) {
		this.#options = options;
		this.name = options.name;
		this.who = seatIdOf(options.roomId, this.#token);
		this.#offers = new Offering({
			given: options.phone.openGiven(this.#kept, "given"),
			dice: options.dice,
			student: () => this.#page,
		});
		this.#outbox = this.#openOutbox();
		this.#page = this.#load();
	}

	held(): Held | null {
		return this.#page.held;
	}

	up(): boolean {
		return this.#page.connected && this.held() !== null;
	}

	outbox(): OutboxState {
		return this.#outbox.state();
	}

	answer(value: Json, meant: boolean): void {
		const view = this.held()?.view;
		if (view?.phase !== "open") return;
		this.#meant = meant;
		const { roomId: room, epoch, asked } = view;
		const { round, index } = asked;
		this.#outbox.answer({ room, epoch, round, index }, value);
	}

	reload(): void {
		this.#outbox.close();
		const wasUp = this.#page.connected;
		this.#page.leave();
		if (wasUp) this.#line(false);
		this.#outbox = this.#openOutbox();
		this.#page = this.#load();
	}

	/** The device is on another network from now on; its old connection is a ghost that says nothing any more. */
	roam(localAddress: string): void {
		this.#page.roam(localAddress);
	}

	leave(): void {
		this.#offers.stop();
		this.#outbox.close();
		this.#page.leave();
	}

	/** One try past the outbox, over this student's connection. Resolves when the server has spoken. */
	async send(answer: Answer, meant: boolean): Promise<Reply> {
		const page = this.#page;
		if (!page.connected) return "unknown";
		return this.#record(this.#conn, answer, meant, () => page.try(answer));
	}

	/** A second connection of the same seat; it takes the seat over. */
	async sendElsewhere(answer: Answer, url = this.#options.url): Promise<Reply> {
		const { code, recorder } = this.#options;
		const { version, read, write } = this.#dialect;
		const link = await connectPhone(url, code, {
			token: this.#token,
			auth: { v: version },
		}).catch(() => null);
		if (link === null) return "unknown";
		const message = write(answer) as Answer;
		const send = async () =>
			read(await link.attempt("answer", message, 10_000));
		const reply = await this.#record(recorder.nextConn(), answer, true, send);
		link.close();
		return reply;
	}

	/** Of the page that it has loaded. */
	get #dialect(): Dialect {
		const { protocols } = this.#options;
		const version =
			protocols[this.#loads % protocols.length] ?? protocolVersion;
		return version === releaseProtocol ? ofRelease : { ...today, version };
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
			doubt: () => this.#page.doubt(),
			onChange: (state) => this.#offers.given.add(state),
		});
	}

	#load(): RigStudent {
		const { url, code, name, recorder, dice, localAddress } = this.#options;
		return new RigStudent(url, code, name, {
			token: this.#token,
			dialect: () => this.#dialect,
			random: () => dice.next(),
			// As the shipped link.
			manager: {
				reconnectionDelay: 500,
				reconnectionDelayMax: 5000,
				timeout: 8000,
				...(localAddress === undefined ? {} : { localAddress }),
			},
			ears: {
				line: (up) => {
					if (up) this.#conn = recorder.nextConn();
					this.#line(up);
				},
				packet: (packet) => recorder.bytes("student", packet),
				frame: (of, view, me) => {
					this.#frame(of, view, me);
					if (of !== "view") this.#settle();
				},
				refused: ({ error }) => {
					if (error === "old-client") this.#loads++;
				},
			},
		});
	}

	#line(up: boolean): void {
		const { who } = this;
		this.#options.recorder.add({ k: "line", who, conn: this.#conn, up });
		if (!up) this.#outbox.offline();
	}

	#settle(): void {
		const held = this.held();
		if (held === null) return;
		const { view, me } = held;
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

	async #record(
		conn: number,
		answer: Answer,
		meant: boolean,
		send: () => Promise<Reply>,
	): Promise<Reply> {
		const { recorder } = this.#options;
		const number = recorder.nextTry();
		recorder.add({
			k: "invoke",
			try: number,
			who: this.who,
			conn,
			epoch: this.held()?.view.epoch ?? "",
			round: answer.round,
			seq: answer.seq,
			value: answer.value,
			meant,
			...(answer.index === undefined ? {} : { index: answer.index }),
		});
		const reply = await send();
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
