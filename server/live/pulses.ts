import type { Pulse, Sheet } from "../../shared/views.ts";
import { liveDistributionOf } from "../room/asked.ts";
import { writtenOf } from "../room/moderation.ts";
import { forInstructors, forScreens } from "../room/reactions.ts";
import { questionAt } from "../room/sheet.ts";
import { type Room, type Round, roundOf } from "../room/state.ts";
import { liveTallyOf } from "../room/tally.ts";
import type {
	Present,
	RoomAnswers,
	RoomBus,
	RoomHousekeeping,
} from "../store/room-store.ts";
import type { Tally } from "../store/tally.ts";
import type { Audience } from "./audience.ts";
import type { Epochs } from "./epochs.ts";
import type { LastCalls } from "./last-calls.ts";
import type { Log } from "./log.ts";
import { Newcomers } from "./newcomers.ts";
import type { Reactions } from "./reactions.ts";
import type { RoomCache } from "./room-cache.ts";

export interface PulseOptions {
	readonly store: RoomAnswers & RoomBus & Pick<RoomHousekeeping, "seatsSince">;
	readonly epochs: Pick<Epochs, "known">;
	readonly cache: RoomCache;
	readonly audience: Audience;
	readonly reactions: Pick<Reactions, "tell" | "forget">;
	readonly log: Log;
	/** This node's name among the nodes of one store. */
	readonly node: string;
	/** Shortest time between two pulses of one room, ms. */
	readonly pulseMs: number;
	/** How often the versions of live rooms are read again, ms: pub/sub loses hints without anyone noticing. */
	readonly sweepMs: number;
}

/** A room that is to be counted. */
export interface Found {
	readonly room: Room;
	readonly sheet: Sheet;
}

interface Countable {
	/** As this node knows it; null when it does not follow the room. */
	held(roomId: string): Found | null;
	countable(roomId: string): Promise<Found | null>;
}

interface Counts {
	readonly forInstructors: Pulse;
	readonly forScreens: Pulse;
}

const none: Pick<Pulse, "distribution" | "written"> = { distribution: null };

/** So many rooms of a node are counted in so many ms: a thousand that answer at once leave it time for their answers. */
const atOnce = 10;
const windowMs = 10;

interface Beat {
	/** What was counted last, and which counting it was: of two at once the earlier may end later. */
	newest: { readonly counting: number; readonly counts: Counts } | null;
	sentAt: number;
	timer: NodeJS.Timeout | null;
	sending: boolean;
	again: boolean;
	last: string;
	/** Something new was told since the last sweep. */
	moved: boolean;
}

/** Live counts for instructors and screens: at once, and then at most one per `pulseMs` and room. */
export class Pulses {
	readonly #options: PulseOptions;
	readonly #lastCalls: Pick<LastCalls, "counted">;
	readonly #rooms: Countable;
	readonly #newcomers: Newcomers;
	readonly #beats = new Map<string, Beat>();
	#countings = 0;
	/** Rooms whose time it is, and that wait for their turn. */
	#due: [roomId: string, beat: Beat][] = [];
	#window: NodeJS.Timeout | null = null;
	#left = atOnce;
	#closed = false;

	constructor(
		options: PulseOptions,
		lastCalls: Pick<LastCalls, "counted">,
		rooms: Countable,
	) {
		this.#options = options;
		this.#lastCalls = lastCalls;
		this.#rooms = rooms;
		this.#newcomers = new Newcomers(options.store);
	}

	/** Something that a pulse counts may have changed. */
	countsChanged(roomId: string): void {
		if (this.#closed) return;
		const beat = this.#beats.get(roomId) ?? {
			newest: null,
			sentAt: 0,
			timer: null,
			sending: false,
			again: false,
			last: "",
			moved: false,
		};
		this.#beats.set(roomId, beat);
		if (beat.sending) beat.again = true;
		if (beat.sending || beat.timer !== null) return;
		const wait = Math.max(
			0,
			beat.sentAt + this.#options.pulseMs - performance.now(),
		);
		beat.timer = setTimeout(() => this.#queue(roomId, beat), wait);
	}

	/** In the sweep: counts what has moved since the last one, as another node may have told its part after that without a hint. */
	countMoved(roomId: string): void {
		const beat = this.#beats.get(roomId);
		if (!beat?.moved) return;
		beat.moved = false;
		this.countsChanged(roomId);
	}

	/** It is this room's time: it is counted after those whose time it was before. */
	#queue(roomId: string, beat: Beat): void {
		this.#due.push([roomId, beat]);
		this.#window ??= setTimeout(() => this.#nextWindow(), windowMs);
		this.#countDue();
	}

	/** What is asked of the store in one turn of the event loop leaves in one write. */
	#countDue(): void {
		const some = this.#due.splice(0, this.#left);
		this.#left -= some.length;
		for (const [roomId, beat] of some)
			if (this.#beats.get(roomId) === beat) void this.#send(roomId, beat);
	}

	#nextWindow(): void {
		this.#left = atOnce;
		const goesOn = this.#due.length > 0;
		this.#window = goesOn
			? setTimeout(() => this.#nextWindow(), windowMs)
			: null;
		this.#countDue();
	}

	async #send(roomId: string, beat: Beat): Promise<void> {
		const { audience, log } = this.#options;
		beat.timer = null;
		beat.sending = true;
		try {
			if (audience.watched(roomId)) {
				const pulses = await this.read(roomId);
				const text = JSON.stringify(pulses);
				if (pulses !== null && text !== beat.last) {
					beat.last = text;
					beat.moved = true;
					audience.pulse(pulses.forInstructors, pulses.forScreens);
				}
			} else await this.#sayWhoIsHere(roomId);
		} catch (error) {
			log.warn({ error, roomId }, "could not count a room");
		} finally {
			beat.sending = false;
			beat.sentAt = performance.now();
			if (beat.again) {
				beat.again = false;
				this.countsChanged(roomId);
			}
		}
	}

	/** Where nobody looks at the sums. */
	async #sayWhoIsHere(roomId: string): Promise<void> {
		const found = this.#rooms.held(roomId);
		await Promise.all([
			this.#present(roomId),
			found && this.#options.reactions.tell(found.room),
		]);
	}

	/**
	 * Tells the other nodes how many seats are connected here, and how many of them have no answer in the open round; resolves to the sums
	 * over all nodes, and of which round they are.
	 */
	async #present(
		roomId: string,
	): Promise<Present & { readonly round: number | null }> {
		const { store, audience, node, sweepMs } = this.#options;
		const phase = this.#rooms.held(roomId)?.room.phase;
		const round = phase?.name === "open" ? phase.round : null;
		const silent =
			round === null ? [] : [{ round, seats: audience.silent(roomId, round) }];
		const present = await store.present(
			roomId,
			node,
			audience.connected(roomId),
			sweepMs * 5,
			...silent,
		);
		return { ...present, round };
	}

	/** The counts as they are now, never older than what this node has told; null when the room is gone. */
	async read(roomId: string): Promise<Counts | null> {
		const counting = ++this.#countings;
		const counts = await this.#count(roomId);
		const beat = this.#beats.get(roomId);
		if (counts === null || beat === undefined) return counts;
		if (beat.newest !== null && beat.newest.counting > counting)
			return beat.newest.counts;
		beat.newest = { counting, counts };
		return counts;
	}

	async #count(roomId: string): Promise<Counts | null> {
		const { store, epochs, reactions } = this.#options;
		const present = await this.#present(roomId);
		const { connected } = present;
		const found = await this.#rooms.countable(roomId);
		if (found === null) return null;
		const { room } = found;
		const round =
			"round" in room.phase ? roundOf(room, room.phase.round) : null;
		// Of a round that is counted the rows are what is true, and were read once.
		const live = round?.counted === null ? round.round : null;
		const [counts, reacted] = await Promise.all([
			store.tally(roomId, live),
			reactions.tell(room),
		]);
		const { joined, waiting } = counts;
		const { distribution, written } =
			round === null ? none : await this.#said(found, round, counts);
		const counted = {
			roomId,
			round: round?.round ?? null,
			joined,
			connected,
			answered: distribution?.answered ?? 0,
		};
		const isOpen = room.phase.name === "open" && round !== null;
		// What was said of the round before, as the next was being opened, is nothing.
		const silent =
			isOpen && present.round === round.round ? present.silent : null;
		const here = silent === null ? {} : { answeredHere: connected - silent };
		const all = silent === 0 && connected > 0 && counted.answered > 0;
		if (isOpen) this.#lastCalls.counted(room, round.round, all);
		const names = await this.#newcomers.names(room, epochs.known);
		const shown = room.screen.distribution || room.phase.name === "revealed";
		return {
			forInstructors: {
				...counted,
				...here,
				...(all && { all }),
				waiting,
				distribution,
				...(names?.undecided.length && { heldNames: names.undecided }),
				...(written && { written }),
				...(reacted && { reactions: forInstructors(room, reacted) }),
			},
			forScreens: {
				...counted,
				...here,
				...(all && { all }),
				...(names && { names: names.shown }),
				waiting: 0,
				distribution: shown ? distribution : null,
				...(reacted && { reactions: forScreens(reacted) }),
			},
		};
	}

	async #said(
		{ room, sheet }: Found,
		round: Round,
		counts: Tally,
	): Promise<Pick<Pulse, "distribution" | "written">> {
		const question = questionAt(sheet, round.question);
		const { cache } = this.#options;
		const { tallies } = await cache.scene(room, sheet, [round]);
		const tally = tallies.get(round.round) ?? liveTallyOf(question, counts);
		const written = writtenOf(room, round.question, question, tally);
		return {
			distribution: liveDistributionOf(room, sheet, round, tally),
			...(written && { written }),
		};
	}

	forget(roomId: string): void {
		const beat = this.#beats.get(roomId);
		if (beat?.timer != null) clearTimeout(beat.timer);
		this.#beats.delete(roomId);
		this.#newcomers.forget(roomId);
		this.#options.reactions.forget(roomId);
	}

	close(): void {
		this.#closed = true;
		if (this.#window !== null) clearTimeout(this.#window);
		for (const roomId of [...this.#beats.keys()]) this.forget(roomId);
	}
}
