import { refuse } from "../../shared/refuse.ts";
import { viewForInstructor } from "../room/instructor-view.ts";
import { nextView } from "../room/next-view.ts";
import { viewForScreen } from "../room/screen-view.ts";
import type { Room } from "../room/state.ts";
import {
	keepsOwnParts,
	viewForOne,
	viewForStudents,
} from "../room/student-view.ts";
import { roundsTold } from "../room/tally.ts";
import { wordAt } from "../room/word.ts";
import type { Hint, RoomDocuments, RoomSeats } from "../store/room-store.ts";
import { readBeside } from "./beside.ts";
import type { Epochs } from "./epochs.ts";
import { LastCalls } from "./last-calls.ts";
import {
	isToCount,
	isWordOver,
	type LiveRoom,
	newLiveRoom,
	waitFor,
} from "./live-room.ts";
import type { Meter } from "./meter.ts";
import { type Found, type PulseOptions, Pulses } from "./pulses.ts";
import type { RoomRepository, Snapshot, WithSeat } from "./room-repository.ts";
import type { Stalls } from "./stalls.ts";

export interface FeedOptions extends PulseOptions {
	readonly store: RoomDocuments & RoomSeats & PulseOptions["store"];
	readonly repository: RoomRepository;
	readonly epochs: Epochs;
	readonly meter: Meter;
	readonly stalls: Stalls;
}

/**
 * Keeps everyone on this node at the room's true state. Hints, the sweep and deadlines all end in the same act: read
 * the document once, build each role's view once, hand it to the audience.
 */
export class Feed {
	readonly #options: FeedOptions;
	readonly #lastCalls: LastCalls;
	readonly #pulses: Pulses;
	readonly #live = new Map<string, LiveRoom>();
	readonly #unhint: () => void;
	readonly #sweep: NodeJS.Timeout;
	#sweeps = 0;
	#follows = 0;
	#closed = false;

	constructor(options: FeedOptions) {
		this.#options = options;
		this.#lastCalls = new LastCalls(options);
		this.#pulses = new Pulses(options, this.#lastCalls, this);
		options.repository.onChange((found) => this.#showStored(found));
		options.epochs.onAnother(() => this.#letGoAll());
		this.#unhint = options.store.onHint(
			(hint) => this.#hear(hint),
			() => void this.sweep("all"),
		);
		this.#sweep = setInterval(() => void this.sweep(), options.sweepMs);
	}

	/** The room as it is now, brought up to date; null when there is none. Nothing that is told from now on is older. */
	current(roomId: string): Promise<Snapshot | null> {
		return this.#read(roomId, () => this.#options.repository.snapshot(roomId));
	}

	/** The same with what a seat has. */
	withSeat(roomId: string, seatId: string): Promise<WithSeat | null> {
		const { repository } = this.#options;
		return this.#read(roomId, () => repository.withSeat(roomId, seatId));
	}

	async #read<S extends Snapshot>(
		roomId: string,
		read: () => Promise<S | null>,
	): Promise<S | null> {
		// Asked for before the reading: what is read of one history says nothing about the next.
		const live = this.#live.get(roomId);
		const found = await read();
		if (found !== null && live !== undefined)
			live.read = Math.max(live.read, found.room.version);
		return found;
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
		const { known } = this.#options.epochs;
		return told.epoch !== known || told.version < this.shown(roomId);
	}

	/** The room as last shown here, perhaps behind the store; null when this node does not follow it. */
	known(roomId: string): Room | null {
		return this.#live.get(roomId)?.room ?? null;
	}

	/** The same with its questions. */
	held(roomId: string): Found | null {
		const live = this.#live.get(roomId);
		return live?.room ? { room: live.room, sheet: live.sheet } : null;
	}

	/** The room that this node follows under this code; one that has ended may have lost it by now. */
	byCode(code: string): string | null {
		for (const { room } of this.#live.values())
			if (room?.code === code && room.phase.name !== "ended") return room.id;
		return null;
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

	/** What is on show here is counted; where nothing is, what the store has. */
	async countable(roomId: string): Promise<Found | null> {
		const { repository } = this.#options;
		return this.held(roomId) ?? repository.snapshot(roomId);
	}

	#hear({ of, roomId }: Hint): void {
		if (!this.#options.audience.has(roomId)) return;
		if (of === "pulse") this.#pulses.countsChanged(roomId);
		else void this.refresh(roomId);
	}

	/** An answer was stored here, which may be a late change of mind. */
	stored(roomId: string, { round, at }: { round: number; at: number }): void {
		const room = this.known(roomId);
		if (room !== null) this.#lastCalls.stored(room, round, at);
	}

	/** Somebody arrived or left: counts change, and a first arrival makes this node follow the room. */
	countsChanged(roomId: string): void {
		this.#pulses.countsChanged(roomId);
		if (!this.#live.has(roomId)) void this.refresh(roomId);
	}

	/** Reads the room and shows it to this node's audience if it is newer than what they have. Single flight per room. */
	refresh(roomId: string): Promise<void> {
		const live = this.#follow(roomId);
		live.due = true;
		return this.#run(roomId, live);
	}

	/** Whoever stored it here has it already: nobody waits for another reading. */
	#showStored(found: Snapshot): void {
		const { audience, epochs } = this.#options;
		const { id } = found.room;
		if (this.#closed || !audience.has(id) || found.epoch !== epochs.known)
			return;
		const live = this.#follow(id);
		live.stored = found;
		void this.#run(id, live);
	}

	#follow(roomId: string): LiveRoom {
		const live = this.#live.get(roomId) ?? newLiveRoom(this.#follows++);
		this.#live.set(roomId, live);
		return live;
	}

	#run(roomId: string, live: LiveRoom): Promise<void> {
		live.showing ??= this.#showAll(roomId, live);
		return live.showing;
	}

	async #showAll(roomId: string, live: LiveRoom): Promise<void> {
		try {
			do {
				const { stored } = live;
				live.stored = null;
				if (stored === null) live.due = false;
				await this.#show(roomId, live, stored);
				live.behind = false;
			} while ((live.due || live.stored !== null) && !this.#closed);
		} catch (error) {
			live.behind = true;
			// The sweep tries again; phones show that they are not up to date by themselves.
			this.#options.log.warn({ error, roomId }, "could not read a room");
		} finally {
			live.showing = null;
		}
	}

	/** Shows what was stored here, or what the store has. */
	async #show(
		roomId: string,
		live: LiveRoom,
		stored: Snapshot | null,
	): Promise<void> {
		const { audience, cache, meter, store } = this.#options;
		/** Not let go of meanwhile: then who is here now is shown something newer, or another history. */
		const holds = () => this.#live.get(roomId) === live;
		// Heard before it is read: nothing falls between.
		if (live.shown === 0) await store.follow(roomId);
		const found = stored ?? (await this.current(roomId));
		if (found === null) {
			audience.dismiss(roomId, refuse("no-room", "room-deleted"));
			this.#letGo(roomId);
			return;
		}
		if (!holds()) return;
		const { room, sheet, epoch } = found;
		if (room.version < Math.max(live.shown, live.room?.version ?? 0)) return;
		live.read = Math.max(live.read, room.version);
		cache.note(room);
		this.#watchDeadline(roomId, live, room, found.now());
		const newer = room.version > live.shown;
		if (!newer && wordAt(room, found.now()) === live.word) return;
		const before = live.room;
		// First what nobody has to be asked for: a question comes to the phones before anything is scored or ranked.
		if (room.version > (live.room?.version ?? 0)) {
			const scene = await cache.scene(room, sheet, roundsTold(room));
			if (!holds()) return;
			live.room = room;
			live.sheet = sheet;
			const view = viewForStudents(scene, epoch, found.now());
			const next = live.view && nextView(room, view, live.view, sheet);
			live.stays = next !== null && !("asked" in next);
			live.view = view;
			await audience.toStudents(view, next, holds);
			if (!holds()) return;
			if (live.shown > 0) meter.fannedOut(found.now() - room.changedAt);
		}
		const hasOwn =
			before?.version === live.told &&
			!audience.hasAnyWhole(roomId) &&
			keepsOwnParts(before, room);
		const { own, scene, scores } = await readBeside(
			found,
			newer && !hasOwn,
			this.#options,
		);
		if (!holds()) return;
		const now = found.now();
		live.shown = room.version;
		live.word = wordAt(room, now);
		// One frame each; what is everybody's own takes a while in a full hall.
		audience.toInstructors(viewForInstructor(scene, epoch, now, scores));
		audience.toScreens(viewForScreen(scene, epoch, now, scores));
		this.#pulses.countsChanged(roomId);
		if (own !== null)
			await audience.toEachStudent(roomId, live.stays, (seat) => {
				const one = holds() ? own.get(seat) : undefined;
				return one === undefined
					? null
					: viewForOne(found, epoch, one, one.answer, scores);
			});
		if (newer) live.told = room.version;
	}

	#watchDeadline(
		roomId: string,
		live: LiveRoom,
		room: Room,
		now: number,
	): void {
		if (live.deadline !== null) clearTimeout(live.deadline);
		live.deadline = null;
		const wait = waitFor(room, now, this.#options.stalls.holdMs);
		if (wait === null) return;
		live.deadline = setTimeout(() => void this.refresh(roomId), wait);
	}

	/**
	 * Mends what hints have missed in the rooms that have an audience here: reads their versions; counts again where something moved, each
	 * room every third time (which keeps this node's presence from running out), or `all`, as after a while without hints.
	 */
	async sweep(of: "some" | "all" = "some"): Promise<void> {
		const { audience, store, log, meter } = this.#options;
		const here = [...audience.rooms()];
		for (const roomId of this.#live.keys())
			if (!audience.has(roomId)) this.#letGo(roomId);
		const isLive = (roomId: string) => this.#live.has(roomId);
		this.#options.cache.keepOnly(isLive);
		this.#options.repository.keepOnly(isLive);
		try {
			// Also where nobody is now: who comes next must not be shown the end of another history.
			await this.#options.epochs.fresh();
			if (here.length === 0) return;
			const versions = await store.versions(here);
			const hasWords = [...this.#live.values()].some(({ word }) => word);
			const now = hasWords ? await store.now() : 0;
			const turn = this.#sweeps++;
			for (const roomId of here) {
				const live = this.#live.get(roomId);
				if (versions.get(roomId) !== live?.shown) {
					if (live && live.shown > 0 && !live.showing) meter.hintLost();
					void this.refresh(roomId);
				} else if (live?.behind || (live && isWordOver(live, now)))
					void this.refresh(roomId);
				if (of === "all" || (live && isToCount(live, turn)))
					this.#pulses.countsChanged(roomId);
				else this.#pulses.countMoved(roomId);
			}
		} catch (error) {
			log.warn({ error }, "could not sweep");
		}
	}

	/** A restored store has begun another history: everything known of the one before is forgotten and read again. */
	#letGoAll(): void {
		for (const roomId of [...this.#live.keys()]) this.#letGo(roomId);
	}

	#letGo(roomId: string): void {
		const live = this.#live.get(roomId);
		if (live?.deadline != null) clearTimeout(live.deadline);
		this.#live.delete(roomId);
		this.#pulses.forget(roomId);
		this.#options.cache.forget(roomId);
	}

	close(): void {
		this.#closed = true;
		clearInterval(this.#sweep);
		this.#unhint();
		this.#letGoAll();
		this.#pulses.close();
	}
}
