import { seatIdOf } from "../../server/room/seat.ts";
import type { Room } from "../../server/room/state.ts";
import type { SqliteStores } from "../../server/store/sqlite/open.ts";
import { askedKinds, slideKind } from "../../shared/kinds/kinds.ts";
import {
	oldestProtocolVersion,
	protocolVersion,
} from "../../shared/protocol.ts";
import { quizFormat } from "../../shared/quiz.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type { StudentHandshake } from "../../shared/student-events.ts";
import type { InstructorView, Sheet } from "../../shared/views.ts";
import { refuse } from "../rig/refusal.ts";
import { type Dice, diceOf } from "../room/dice.ts";
import { dawn, question, room } from "../room/example.ts";
import { anyQuestion } from "../room/quizzes-by-chance.ts";
import { anySettings } from "../room/walk.ts";
import { fill } from "./archive.ts";
import { Chronicle, type Lineage } from "./chronicle.ts";
import { Clock } from "./clock.ts";
import { Lecturer } from "./lecturer.ts";
import type { Mutant } from "./mutants.ts";
import { owner, SimulatedNode } from "./node.ts";
import { Phone } from "./phone.ts";
import { Projector } from "./projector.ts";
import { type Copy, Vault } from "./vault.ts";
import { count, Weather } from "./weather.ts";

/** What a backup of the store would be. */
interface Backup {
	readonly copy: Copy;
	readonly lineage: Lineage;
	readonly room: Room;
}

/** Another history that has begun, and the room as it was put back. */
export interface Restored {
	readonly epoch: string;
	readonly room: Room;
}

/** Backups that are kept. */
const most = 6;

/** A slide, a question of every kind in any order, as few lectures come to the last ones; in each lecture another one first; some with a time limit, and one more. */
function writeSheet(dice: Dice, seed: number): Sheet {
	const seconds = [null, 8, 5, 20];
	const order = askedKinds
		.map((kind, index) => ({
			kind,
			place: index === seed % askedKinds.length ? -1 : dice(),
		}))
		.sort((one, other) => one.place - other.place);
	return [
		anyQuestion(dice, slideKind, { id: "first" }),
		...order.map(({ kind }, index) =>
			anyQuestion(dice, kind, {
				id: kind.name,
				seconds: seconds[index % seconds.length] ?? null,
				points: 1 + (index % 3),
			}),
		),
		question("single", [3], { id: "last", points: 5 }),
	];
}

/** One lecture hall: a store, nodes, phones, an instructor and two screens, all on one seed. */
export class Hall {
	readonly clock = new Clock();
	readonly weather: Weather;
	readonly vault: Vault;
	readonly stores: SqliteStores;
	readonly chronicle: Chronicle;
	readonly restores: Restored[] = [];
	readonly sheet: Sheet;
	readonly phones: Phone[] = [];
	readonly projectors: Projector[] = [];
	readonly lecturer: Lecturer;
	readonly nodes: SimulatedNode[] = [];
	readonly #backups: Backup[] = [];
	readonly #neighbours = { nodes: this.nodes };
	roomId = "";
	code = "";

	readonly #retaining = new Set<SimulatedNode>();
	/** Runs of retention over which the store was put back: what they did goes into two histories. */
	halved = 0;
	readonly #mutant: Mutant;
	/** Which build of the program each node is to have. */
	#protocol = protocolVersion;

	constructor(seed: number, mutant: Mutant = {}) {
		this.#mutant = mutant;
		this.clock.install(diceOf(seed + 10_000));
		const dice = diceOf(seed);
		this.sheet = writeSheet(diceOf(seed + 20_000), seed);
		this.weather = new Weather(this.clock, dice);
		const { machine } = this.weather;
		const { wall } = machine;
		this.vault = new Vault(
			mutant.byWall ? { ...machine, steady: wall } : machine,
		);
		this.stores = this.vault.stores;
		this.chronicle = new Chronicle(
			this.stores.rooms,
			() => this.clock.now,
			this.sheet,
			(gate) => {
				if (gate?.until == null) return;
				this.#jumpBefore(gate.until);
				this.#troubleAt(gate.until);
			},
		);
		this.lecturer = new Lecturer(this);
	}

	/** Starts the nodes and opens the room. */
	async open(nodes: number): Promise<void> {
		const { quizzes } = this.stores;
		this.weather.stormy = false;
		for (let number = 1; number <= nodes; number++)
			this.#start(`node-${number}`);
		const questions = [...this.sheet];
		const quiz = {
			v: quizFormat,
			title: "Lesson",
			description: "",
			questions,
		} as const;
		await fill(this.stores.rooms, this.sheet);
		await quizzes.addInstructor({ id: owner, createdAt: dawn });
		await quizzes.addQuizzes(owner, [{ id: "quiz", quiz, sample: null }]);
		const settings = {
			...anySettings(this.weather.dice),
			names: "required",
			// No answer hangs on them, and what a node says of them would make another lecture of each seed.
			reactions: false,
		} as const;
		const opening = this.nodes[0]?.ofRooms.open(owner, "quiz", settings);
		await this.clock.run(1000);
		const opened = await opening;
		if (opened === undefined || isRefusal(opened))
			throw new Error("no room was opened");
		this.roomId = opened.id;
		this.code = opened.code;
		this.chronicle.epoch = await this.stores.rooms.epoch();
		this.weather.stormy = true;
	}

	/** While a round's time runs somebody sets the clock: past its end, before its opening, or anywhere. */
	#jumpBefore(until: number): void {
		const { clock, dice } = this.weather;
		if (!this.weather.strikes(60, "clock set in a question")) return;
		const left = until - clock.now;
		clock.after(dice.roll(Math.max(left, 1)), () => {
			if (!this.weather.stormy) return;
			if (dice.chance(50)) clock.setAhead(dice.pick([-2, -1, 1, 2]) * left);
			else this.weather.setClock();
		});
	}

	/** The moment at which a round's time is over is the one that must not go wrong. */
	#troubleAt(until: number): void {
		if (!this.weather.strikes(40, "trouble at a deadline")) return;
		this.clock.after(until - this.clock.now - 20, () => {
			if (this.weather.stormy) this.weather.commitsAwayUntil = until + 1500;
		});
	}

	#start(name: string): void {
		this.nodes.push(
			new SimulatedNode(
				name,
				this.chronicle.store,
				this.stores,
				this.weather,
				this.#neighbours,
				this.#protocol,
				this.#mutant,
			),
		);
	}

	/** The nodes have a build whose pages this one does not speak with any more, and are replaced one by one. */
	upgrade(): void {
		const { clock, counts } = this.weather;
		this.#protocol = oldestProtocolVersion - 1;
		for (const node of this.nodes.splice(0)) {
			node.crash();
			this.#start(node.name);
		}
		clock.after(8000, () => {
			this.#protocol = protocolVersion;
		});
		for (let wait = 8000; wait < 40_000; wait += 4000)
			clock.after(wait, () => {
				const old = this.nodes.find((one) => one.protocol < protocolVersion);
				if (old === undefined) return;
				count(counts, "node upgraded");
				this.crash(old);
			});
	}

	/** A node dies where it stands; another one of its name comes up later. */
	crash(node = this.anyNode()): void {
		if (node === null) return;
		this.nodes.splice(this.nodes.indexOf(node), 1);
		node.crash();
		this.clock.after(500 + this.weather.dice.roll(3000), () =>
			this.#start(node.name),
		);
	}

	async backUp(): Promise<void> {
		const room = await this.stores.rooms.load(this.roomId);
		if (room === null) return;
		const { lineage } = this.chronicle;
		this.#backups.push({ copy: this.vault.copy(), lineage, room });
		this.#backups.splice(0, this.#backups.length - most);
	}

	/** One node deletes what is due, or what it takes for that. */
	async retain(): Promise<void> {
		const node = this.anyNode();
		if (node === null) return;
		count(this.weather.counts, "retention run");
		this.#retaining.add(node);
		await node.retention.run();
		this.#retaining.delete(node);
	}

	/** Puts the store back to what it once was, under nodes that know nothing of it. */
	restore(version?: number): void {
		const { dice, counts } = this.weather;
		if (this.#backups.length === 0 || !this.weather.stormy) return;
		const alike = this.#backups.filter(({ room }) => room.version === version);
		const { copy, lineage, room } = dice.pick(
			alike.length > 0 ? alike.slice(0, 1) : this.#backups,
		);
		count(counts, "store restored");
		if (room.phase.name === "open") count(counts, "restored to an open round");
		const lost = this.chronicle.lineage.puts.length - lineage.puts.length;
		if (lost > 0) count(counts, "answers lost in a restore", lost);
		this.halved += [...this.#retaining].filter(({ life }) => life.alive).length;
		const epoch = this.vault.restore(copy);
		this.chronicle.lineage = lineage;
		this.chronicle.epoch = epoch;
		this.restores.push({ epoch, room });
	}

	/** What stands on the screens for newcomers to type. */
	word(): string {
		return this.projectors[0]?.view?.word ?? "";
	}

	anyNode(): SimulatedNode | null {
		return this.nodes.length === 0 ? null : this.weather.dice.pick(this.nodes);
	}

	/** As in `student-socket.ts`. */
	async admit(
		node: SimulatedNode,
		auth: StudentHandshake,
	): Promise<{ roomId: string; seat: string } | Refusal> {
		const oldest = Math.min(node.protocol, oldestProtocolVersion);
		if (auth.v < oldest || auth.v > node.protocol)
			return refuse("old-client", "This page is out of date.");
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
