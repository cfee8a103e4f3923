import { refuse } from "../../shared/refusal.ts";
import type { Sheet } from "../../shared/views.ts";
import { scoresAnything, viewForInstructor } from "../room/instructor-view.ts";
import { showsLeaderboard, viewForScreen } from "../room/screen-view.ts";
import { graceMs, type Room, roundOf } from "../room/state.ts";
import {
	showsMarks,
	viewForOne,
	viewForStudents,
} from "../room/student-view.ts";
import { wordAt } from "../room/word.ts";
import type { Hint, RoomStore } from "../store/room-store.ts";
import type { Audience } from "./audience.ts";
import type { Ledger } from "./ledger.ts";
import type { Log } from "./log.ts";
import type { Meter } from "./meter.ts";
import { Pulses } from "./pulses.ts";
import { settle } from "./settle.ts";
import { shared } from "./shared.ts";
import type { Stalls } from "./stalls.ts";

export interface FeedOptions {
	readonly store: RoomStore;
	readonly ledger: Ledger;
	readonly audience: Audience;
	readonly log: Log;
	readonly meter: Meter;
	readonly stalls: Stalls;
	/** This node's name among the nodes of one store. */
	readonly node: string;
	/** How often the versions of live rooms are read again, ms: pub/sub loses hints without anyone noticing. */
	readonly sweepMs: number;
	/** Shortest time between two pulses of one room, ms. */
	readonly pulseMs: number;
}

interface Live {
	/** The document of that version. */
	room: Room | null;
	/** The version that this node's audience has last been shown; 0 before the first. */
	shown: number;
	/** The newest version that was read here, for the audience or for a reply. */
	read: number;
	/** The word for newcomers that it has been shown, which changes without a version. */
	word: string | null;
	reading: Promise<void> | null;
	again: boolean;
	/** The last reading failed: what is shown may be behind though the version is the same, as at a deadline. */
	behind: boolean;
	deadline: NodeJS.Timeout | null;
}

/**
 * Keeps everyone on this node at the room's true state. Hints, the sweep and deadlines all end in the same act: read
 * the document once, build each role's view once, hand it to the audience.
 */
export class Feed {
	readonly #options: FeedOptions;
	readonly #pulses: Pulses;
	readonly #live = new Map<string, Live>();
	readonly #unhint: () => void;
	readonly #sweep: NodeJS.Timeout;
	#epoch = "";
	/** A crowd would else have the store looked at for each of them. */
	readonly #followEpoch = shared(() => this.#lookAtEpoch());
	#sweeps = 0;
	#closed = false;

	constructor(options: FeedOptions) {
		this.#options = options;
		this.#pulses = new Pulses(options, (roomId) => this.#load(roomId));
		this.#unhint = options.store.onHint((hint) => this.#heed(hint));
		this.#sweep = setInterval(() => void this.sweep(), options.sweepMs);
	}

	/** Identity of the store's history, as of the last look. */
	async epoch(): Promise<string> {
		if (this.#epoch === "") await this.#followEpoch();
		return this.#epoch;
	}

	/** The same, looked up now. */
	async freshEpoch(): Promise<string> {
		await this.#followEpoch();
		return this.#epoch;
	}

	/** The room as it is now, brought up to date; null when there is none. */
	async current(roomId: string): Promise<{ room: Room; sheet: Sheet } | null> {
		// Asked for before the reading: what is read of one history says nothing about the next.
		const live = this.#live.get(roomId);
		const loaded = await this.#load(roomId);
		if (loaded === null) return null;
		const room = await this.settle(loaded.room, loaded.sheet);
		if (room === null) return null;
		if (live !== undefined) live.read = Math.max(live.read, room.version);
		return { room, sheet: loaded.sheet };
	}

	/** See `settle`. */
	settle(room: Room, sheet: Sheet): Promise<Room | null> {
		const { store, stalls } = this.#options;
		return settle(store, room, sheet, stalls.holdMs > 0);
	}

	/** The newest version that anyone on this node has been shown or told, or is about to be. */
	shown(roomId: string): number {
		return this.#live.get(roomId)?.read ?? 0;
	}

	/**
	 * Whether this node's audience has been shown something newer, or of another history. A reply must not be older: of two
	 * readings the later can be answered first.
	 */
	isBehind(roomId: string, told: { epoch: string; version: number }): boolean {
		return told.epoch !== this.#epoch || told.version < this.shown(roomId);
	}

	/** The room as last shown here, perhaps behind the store; null when this node does not follow it. */
	known(roomId: string): Room | null {
		return this.#live.get(roomId)?.room ?? null;
	}

	/** Whether any room that this node follows takes answers now. */
	asking(): boolean {
		return [...this.#live.values()].some(
			({ room }) => room?.phase.name === "open",
		);
	}

	counts(roomId: string) {
		return this.#pulses.read(roomId);
	}

	async #load(roomId: string): Promise<{ room: Room; sheet: Sheet } | null> {
		const [room, sheet] = await Promise.all([
			this.#options.store.load(roomId),
			this.#options.ledger.sheet(roomId),
		]);
		return room === null || sheet === null ? null : { room, sheet };
	}

	#heed(hint: Hint): void {
		if (!this.#options.audience.has(hint.roomId)) return;
		if (hint.of === "pulse") this.#pulses.stir(hint.roomId);
		else void this.refresh(hint.roomId);
	}

	/** Somebody arrived or left: counts change, and a first arrival makes this node follow the room. */
	stir(roomId: string): void {
		this.#pulses.stir(roomId);
		if (!this.#live.has(roomId)) void this.refresh(roomId);
	}

	/** Reads the room and shows it to this node's audience if it is newer than what they have. Single flight per room. */
	refresh(roomId: string): Promise<void> {
		const live = this.#live.get(roomId) ?? {
			room: null,
			shown: 0,
			read: 0,
			word: null,
			reading: null,
			again: false,
			behind: false,
			deadline: null,
		};
		this.#live.set(roomId, live);
		if (live.reading !== null) {
			live.again = true;
			return live.reading;
		}
		live.reading = this.#refreshAll(roomId, live).finally(() => {
			live.reading = null;
		});
		return live.reading;
	}

	async #refreshAll(roomId: string, live: Live): Promise<void> {
		do {
			live.again = false;
			try {
				await this.#show(roomId, live);
				live.behind = false;
			} catch (error) {
				live.behind = true;
				// The sweep tries again; phones show that they are not up to date by themselves.
				this.#options.log.warn({ error, roomId }, "could not read a room");
				return;
			}
		} while (live.again && !this.#closed);
	}

	async #show(roomId: string, live: Live): Promise<void> {
		const { audience, ledger, store, meter } = this.#options;
		const epoch = await this.epoch();
		const found = await this.current(roomId);
		if (found === null) {
			audience.dismiss(
				roomId,
				refuse("no-room", "This room has been deleted."),
			);
			this.#letGo(roomId);
			return;
		}
		const { room, sheet } = found;
		const readAt = await store.now();
		if (this.#live.get(roomId) !== live) return;
		ledger.heed(room);
		this.#watchDeadline(roomId, live, room, readAt);
		const newer = room.version > live.shown;
		const older = room.version < live.shown;
		if (older || (!newer && wordAt(room, readAt) === live.word)) return;
		const scored =
			showsMarks(room) || showsLeaderboard(room) || scoresAnything(room);
		const scores = scored ? await ledger.scores(room, sheet) : null;
		const seats =
			newer && needsOwnAnswer(room) ? await this.#ownAnswers(room) : null;
		const now = await store.now();
		// Let go of meanwhile: who is here now has been shown something newer, or another history.
		if (this.#live.get(roomId) !== live) return;
		const first = live.shown === 0;
		live.shown = room.version;
		live.room = room;
		live.word = wordAt(room, now);
		if (newer) audience.toStudents(viewForStudents(room, sheet, epoch, now));
		if (seats !== null) {
			audience.toEachStudent(roomId, (seat) => {
				const own = seats.get(seat);
				return own === undefined
					? null
					: viewForOne(room, epoch, own, own.answer, scores);
			});
		}
		audience.toInstructors(viewForInstructor(room, sheet, epoch, now, scores));
		audience.toScreens(viewForScreen(room, sheet, epoch, now, scores));
		if (!first && newer) meter.fannedOut(now - room.changedAt);
		this.#pulses.stir(roomId);
	}

	async #ownAnswers(room: Room) {
		const { store, ledger } = this.#options;
		const { phase } = room;
		const rows =
			"round" in phase ? await ledger.answers(room, phase.round) : [];
		const bySeat = new Map(rows.map((row) => [row.seat, row]));
		const seats = await store.seats(room.id);
		return new Map(
			seats.map(({ id, name }) => {
				const row = bySeat.get(id);
				const answer =
					row === undefined
						? null
						: { round: row.round, seq: row.seq, choice: row.choice };
				return [id, { id, name, answer }];
			}),
		);
	}

	#watchDeadline(roomId: string, live: Live, room: Room, now: number): void {
		if (live.deadline !== null) clearTimeout(live.deadline);
		live.deadline = null;
		if (room.phase.name !== "open") return;
		const { deadline } = roundOf(room, room.phase.round);
		if (deadline === null) return;
		const wait = Math.min(
			Math.max(deadline + graceMs + 1 - now, this.#options.stalls.holdMs + 1),
			2 ** 31 - 1,
		);
		live.deadline = setTimeout(() => void this.refresh(roomId), wait);
	}

	/** Reads the versions of the rooms that have an audience here and mends what hints have missed. */
	async sweep(): Promise<void> {
		const { audience, store, log, meter } = this.#options;
		const here = [...audience.rooms()];
		for (const roomId of this.#live.keys())
			if (!audience.has(roomId)) this.#letGo(roomId);
		this.#options.ledger.keepOnly((roomId) => this.#live.has(roomId));
		try {
			// Also where nobody is now: who comes next must not be shown the end of another history.
			await this.#followEpoch();
			if (here.length === 0) return;
			const versions = await store.versions(here);
			const now = this.#hasWords() ? await store.now() : 0;
			// Where nobody watches, only this node's presence is to be kept from running out.
			const beat = this.#sweeps++ % 3 === 0;
			for (const roomId of here) {
				const live = this.#live.get(roomId);
				if (versions.get(roomId) !== live?.shown) {
					if (live !== undefined && live.shown > 0 && live.reading === null)
						meter.hintLost();
					void this.refresh(roomId);
				} else if (live?.behind || (live && isWordOver(live, now)))
					void this.refresh(roomId);
				if (beat || audience.watched(roomId)) this.#pulses.stir(roomId);
			}
		} catch (error) {
			log.warn({ error }, "could not sweep");
		}
	}

	#hasWords(): boolean {
		return [...this.#live.values()].some(({ word }) => word !== null);
	}

	/** A restored store starts another history: everything known of it is forgotten and read again. */
	async #lookAtEpoch(): Promise<void> {
		const epoch = await this.#options.store.epoch();
		if (epoch === this.#epoch) return;
		if (this.#epoch !== "")
			for (const roomId of [...this.#live.keys()]) this.#letGo(roomId);
		this.#epoch = epoch;
	}

	#letGo(roomId: string): void {
		const live = this.#live.get(roomId);
		if (live?.deadline != null) clearTimeout(live.deadline);
		this.#live.delete(roomId);
		this.#pulses.forget(roomId);
		this.#options.ledger.forget(roomId);
	}

	close(): void {
		this.#closed = true;
		clearInterval(this.#sweep);
		this.#unhint();
		for (const roomId of [...this.#live.keys()]) this.#letGo(roomId);
		this.#pulses.close();
	}
}

function isWordOver({ room, word }: Live, now: number): boolean {
	return room !== null && word !== null && wordAt(room, now) !== word;
}

/** In these phases a phone is told what the store has of its answer. */
function needsOwnAnswer(room: Room): boolean {
	return (
		room.phase.name === "closed" ||
		room.phase.name === "revealed" ||
		room.phase.name === "ended"
	);
}
