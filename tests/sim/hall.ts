import { seatIdOf } from "../../server/room/seat.ts";
import type { Gate, Room } from "../../server/room/state.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import {
	openSqlite,
	type SqliteStores,
} from "../../server/store/sqlite/open.ts";
import { isRefusal, type Refusal, refuse } from "../../shared/refusal.ts";
import type { StudentHandshake } from "../../shared/student-events.ts";
import type { InstructorView, Sheet } from "../../shared/views.ts";
import { meddle } from "../live/meddle.ts";
import { diceOf } from "../room/dice.ts";
import { question, room } from "../room/example.ts";
import { anySettings } from "../room/walk.ts";
import { Clock } from "./clock.ts";
import { Lecturer } from "./lecturer.ts";
import { SimulatedNode } from "./node.ts";
import { Phone } from "./phone.ts";
import { Projector } from "./projector.ts";
import { Weather } from "./weather.ts";

export const owner = "owner-1";

/** One lecture hall: a store, nodes, phones, an instructor and two screens, all on one seed. */
export class Hall {
	readonly clock = new Clock();
	readonly weather: Weather;
	readonly stores: SqliteStores;
	/** Every gate that the store has had, and from when. */
	readonly gates: { from: number; version: number; gate: Gate | null }[] = [];
	readonly sheet: Sheet = [
		question("single", [1]),
		question("multiple", [0, 2], { seconds: 8, points: 2 }),
		question("truefalse", [0], { seconds: 5 }),
		question("poll", [], { seconds: 20 }),
		question("single", [3], { id: "last", points: 5 }),
	];
	readonly phones: Phone[] = [];
	readonly projectors: Projector[] = [];
	readonly lecturer: Lecturer;
	readonly nodes: SimulatedNode[] = [];
	readonly #store: RoomStore;
	readonly #neighbours = { nodes: this.nodes };
	roomId = "";
	code = "";

	constructor(seed: number) {
		this.clock.install(diceOf(seed + 10_000));
		const dice = diceOf(seed);
		this.weather = new Weather(this.clock, dice);
		this.stores = openSqlite({ file: ":memory:", now: () => this.clock.now });
		this.#store = meddle(this.stores.rooms, async (act, verb, args) => {
			const done = await act();
			if (verb === "commit" && (done as unknown) === true) {
				const [{ version }, gate] = args as [Room, Gate | null];
				this.gates.push({ from: this.clock.now, version, gate });
				if (gate?.until != null) this.#troubleAt(gate.until);
			}
			return done;
		});
		this.lecturer = new Lecturer(this);
	}

	/** Starts the nodes and opens the room. */
	async open(nodes: number): Promise<void> {
		const { quizzes } = this.stores;
		this.weather.stormy = false;
		for (let number = 1; number <= nodes; number++)
			this.#start(`node-${number}`);
		const questions = [...this.sheet];
		const quiz = { title: "Lesson", description: "", questions };
		await quizzes.addQuizzes(owner, [{ id: "quiz", quiz, sample: null }]);
		const settings = {
			...anySettings(this.weather.dice),
			names: "required",
		} as const;
		const opening = this.nodes[0]?.desk.open(owner, "quiz", settings);
		await this.clock.run(1000);
		const opened = await opening;
		if (opened === undefined || isRefusal(opened))
			throw new Error("no room was opened");
		this.roomId = opened.id;
		this.code = opened.code;
		this.weather.stormy = true;
	}

	/** The moment at which a round's time is over is the one that must not go wrong. */
	#troubleAt(until: number): void {
		if (!this.weather.strikes(40, "trouble at a deadline")) return;
		this.clock.after(until - this.clock.now - 20, () => {
			if (this.weather.stormy) this.weather.commitsAwayUntil = until + 1500;
		});
	}

	#start(name: string): void {
		const { quizzes } = this.stores;
		this.nodes.push(
			new SimulatedNode(
				name,
				this.#store,
				quizzes,
				this.weather,
				this.#neighbours,
			),
		);
	}

	/** A node dies where it stands; another one of its name comes up later. */
	crash(): void {
		const node = this.anyNode();
		if (node === null) return;
		this.nodes.splice(this.nodes.indexOf(node), 1);
		node.crash();
		this.clock.after(500 + this.weather.dice.roll(3000), () =>
			this.#start(node.name),
		);
	}

	anyNode(): SimulatedNode | null {
		return this.nodes.length === 0 ? null : this.weather.dice.pick(this.nodes);
	}

	/** As in `student-socket.ts`. */
	async admit(
		node: SimulatedNode,
		auth: StudentHandshake,
	): Promise<{ roomId: string; seat: string } | Refusal> {
		try {
			const roomId = await node.store.byCode(auth.code);
			return roomId === null
				? refuse("no-room", "No room has this code.")
				: { roomId, seat: seatIdOf(roomId, auth.token) };
		} catch {
			return refuse("busy", "Not now.", { retryAfterMs: 2000 });
		}
	}

	/** The room as an instructor may think it is, to choose a command from. */
	imagine(view: InstructorView | null): Room {
		return room({
			phase:
				view?.phase === "open" && view.question !== null && view.round !== null
					? { name: "open", question: view.question, round: view.round }
					: { name: "lobby" },
		});
	}

	phone(): Phone {
		const phone = new Phone(this, `Student ${this.phones.length + 1}`);
		this.phones.push(phone);
		return phone;
	}

	projector(): Projector {
		const projector = new Projector(this);
		this.projectors.push(projector);
		return projector;
	}

	close(): void {
		for (const phone of this.phones) phone.leave();
		for (const node of [...this.nodes]) node.crash();
		this.stores.close();
		this.clock.uninstall();
	}
}
