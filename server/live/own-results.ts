import type { OwnResults } from "../../shared/own-results.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import {
	ownResults,
	type Readable,
	readableIn,
	roundsRead,
} from "../room/own-results.ts";
import { keptUntil } from "../room/results.ts";
import {
	isOf,
	readResultsSecret,
	resultsClosed,
	resultsFrom,
	resultsSecretOf,
} from "../room/results-link.ts";
import type { RoomAnswers, Seat } from "../store/room-store.ts";
import { barred } from "./own-seat.ts";
import type { RoomCache } from "./room-cache.ts";
import type { RoomRepository, WithSeat } from "./room-repository.ts";
import { noRoom } from "./seat-refusals.ts";
import { Turns } from "./turns.ts";

/** So many rooms' are kept, those that were read last, with so many marks in all. */
const most = { rooms: 16, marks: 300_000 };
/** And so long: what is deleted in a room is soon in no memory either, ms. */
const keptMs = 10 * 60_000;
/** Who may wait, and for how long results are made in one go, ms. */
const mostWaiting = 5_000;
const sliceMs = 8;

const erased = refuse("not-found", "results-erased");
const removed = refuse("not-found", "results-removed");
const crowded = refuse("busy", "try-again", { retryAfterMs: 2000 });

/** A seat whose results may be read now. */
export type Opened = WithSeat & { readonly seat: Seat };

interface Kept {
	readonly of: string;
	readonly made: Promise<Readable>;
	/** 0 until it is made. */
	marks: number;
}

/** Each student's own results: by a link that opens these, and never a seat. */
export class OwnResultsDesk {
	readonly #store: Pick<RoomAnswers, "tally">;
	readonly #repository: RoomRepository;
	readonly #cache: RoomCache;
	readonly #retainMs: number | null;
	readonly #turns = new Turns(mostWaiting, sliceMs);
	readonly #kept = new Map<string, Kept>();

	/** `retainMs`: how long after its last change a room is deleted by itself; never when null or not given. */
	constructor(parts: {
		rooms: Pick<RoomAnswers, "tally">;
		repository: RoomRepository;
		cache: RoomCache;
		retainMs?: number | null;
	}) {
		this.#store = parts.rooms;
		this.#repository = parts.repository;
		this.#cache = parts.cache;
		this.#retainMs = parts.retainMs ?? null;
	}

	/** The secret of the link, for who has the seat. */
	async secret(
		roomId: string,
		seatId: string,
	): Promise<{ secret: string } | Refusal> {
		const found = await this.#repository.withSeat(roomId, seatId);
		if (found === null) return noRoom;
		const no = barred(found.seat);
		if (no !== null) return no;
		return resultsFrom(found.room) === null
			? refuse("forbidden", "results-off")
			: { secret: resultsSecretOf(found.room, seatId) };
	}

	/** Whose results it opens, or why not now; null where no room has given it. */
	async open(secret: string): Promise<Opened | Refusal | null> {
		const link = readResultsSecret(secret);
		if (link === null) return null;
		const { roomId, seatId } = link;
		const found = await this.#repository.withSeat(roomId, seatId);
		if (found === null || !isOf(found.room, link)) return null;
		const { seat } = found;
		if (seat === null) return erased;
		if (seat.removed) return removed;
		return resultsClosed(found.room) ?? { ...found, seat };
	}

	async read(opened: Opened): Promise<OwnResults | Refusal> {
		const made = await this.#turns.run(opened.room.id, async () => {
			const readable = await this.#readable(opened);
			return ownResults(opened, opened.seat, readable);
		});
		if (made === null) return crowded;
		return { ...made, ...keptUntil(opened.room, this.#retainMs) };
	}

	/** Made once for each state of a room: seats come and go without another version. */
	async #readable(opened: Opened): Promise<Readable> {
		const { id, version } = opened.room;
		const { joined } = await this.#store.tally(id, null);
		const of = `${opened.epoch} ${version} ${joined}`;
		const known = this.#kept.get(id);
		this.#kept.delete(id);
		const kept =
			known?.of === of ? known : { of, made: this.#make(opened), marks: 0 };
		this.#kept.set(id, kept);
		if (kept !== known) this.#note(id, kept);
		return kept.made;
	}

	#note(roomId: string, kept: Kept): void {
		const forget = () => {
			if (this.#kept.get(roomId) === kept) this.#kept.delete(roomId);
		};
		setTimeout(forget, keptMs).unref();
		kept.made.then(({ marks }) => {
			for (const round of marks.values()) kept.marks += round.given.size;
			this.#forgetOldest();
		}, forget);
	}

	#forgetOldest(): void {
		let rooms = 0;
		let marks = 0;
		for (const [roomId, kept] of [...this.#kept].reverse()) {
			rooms++;
			marks += kept.marks;
			// Of the last one at least as long as it is being read.
			if (rooms > 1 && (rooms > most.rooms || marks > most.marks))
				this.#kept.delete(roomId);
		}
	}

	async #make({ room, sheet }: Opened): Promise<Readable> {
		const scores = await this.#cache.scores(room, sheet);
		const rounds = roundsRead(room, { sheet });
		const scene = await this.#cache.scene(room, sheet, rounds);
		return readableIn(scene, scores);
	}
}
