import type { ImageStore } from "../store/image-store.ts";
import { machineClock } from "../store/machine-clock.ts";
import type {
	RoomAge,
	RoomBus,
	RoomDocuments,
	RoomHousekeeping,
} from "../store/room-store.ts";
import { type Look, look } from "./belief.ts";
import { type Binning, discard } from "./discard.ts";
import { collectImages } from "./image-collection.ts";
import type { Log } from "./log.ts";

export interface RetentionOptions {
	readonly store: RoomDocuments & RoomBus & RoomHousekeeping;
	readonly log: Log;
	/** How long after its last change a room is kept, in ms; null: for good. */
	readonly retainMs: number | null;
	readonly bin?: Binning;
	readonly images?: ImageStore;
	/** Whether somebody might notice that the store is busy for a moment. */
	readonly disturbs: () => boolean;
	/** From 0 up to 1. */
	readonly random?: () => number;
	/** Ms by a clock that nobody sets. */
	readonly steady?: () => number;
	readonly pace?: typeof usualPace;
}

/** All in milliseconds. A run waits for a moment in which it disturbs nobody, but not for ever. */
export const usualPace = {
	first: 60_000,
	every: 6 * 3_600_000,
	look: 60_000,
	patience: 3_600_000,
};

/** Of all rooms at most this share goes in one run of all nodes, or so many where that is fewer. */
const share = 0.1;
const atLeast = 5;
/** While the clock that the store began with is off by more, old rooms are not old by it. */
const mostOffMs = 3_600_000;

/** A day after its end a room is looked at seldom, and what only a running one needs is gone. */
const packing = { afterMs: 24 * 3_600_000, atOnce: 5, most: 1000 };

/** The name of what is kept in the store. */
const note = "retention";

interface Kept {
	readonly look: Look;
	/** When rooms were last deleted, by any node. */
	readonly ranAt?: number;
}

function readNote(text: string | null): Kept | null {
	return text === null ? null : (JSON.parse(text) as Kept);
}

function newestOf(rooms: readonly RoomAge[]): number {
	return rooms.reduce(
		(newest, { changedAt }) => Math.max(newest, changedAt),
		Number.NEGATIVE_INFINITY,
	);
}

/**
 * Deletes rooms that are older than they may get, and has the store clear away what is left of deleted ones. Every node
 * may do it, several at once: it is the store that sees to it that each room is deleted once and none that changed meanwhile.
 * It deletes nothing by a clock that has moved more than can be explained, only a share at a time, and no room in which
 * anybody is. Images that nothing shows any more go with them. Then it has the store pack what has ended.
 */
export class Retention {
	readonly #options: RetentionOptions;
	readonly #steady: () => number;
	readonly #pace: typeof usualPace;
	#timer: NodeJS.Timeout | null = null;
	#lookedAt: number | null = null;
	#closed = false;

	constructor(options: RetentionOptions) {
		this.#options = options;
		this.#steady = options.steady ?? machineClock().steady;
		this.#pace = options.pace ?? usualPace;
		this.#wait(this.#pace.first, 0);
	}

	/** `waited`: for how long it was kept from running. */
	#wait(ms: number, waited: number): void {
		if (this.#closed) return;
		const { random = Math.random } = this.#options;
		// Nodes that were started together shall not run together.
		const spread = ms * (0.9 + 0.2 * random());
		this.#timer = setTimeout(() => void this.#act(waited), spread);
		this.#timer.unref();
	}

	async #act(waited: number): Promise<void> {
		const { look, patience, every } = this.#pace;
		if (this.#options.disturbs() && waited < patience) {
			this.#wait(look, waited + look);
			return;
		}
		await this.run();
		this.#wait(every, 0);
	}

	/** One run, now. Never rejects: what could not be done is done by the next one. */
	async run(): Promise<void> {
		const { store, retainMs, bin, images } = this.#options;
		let rooms: readonly RoomAge[] = [];
		await this.#try("could not delete all that is due", async () => {
			if (retainMs !== null || bin !== undefined || images !== undefined) {
				rooms = await store.ages();
				await this.#deleteDue(rooms);
			}
			await store.scrub();
		});
		if (rooms.length > 0)
			await this.#try("could not pack ended rooms", () => this.#pack(rooms));
	}

	async #try(failed: string, act: () => Promise<void>): Promise<void> {
		try {
			await act();
		} catch (error) {
			if (!this.#closed) this.#options.log.warn({ error }, failed);
		}
	}

	async #deleteDue(rooms: readonly RoomAge[]): Promise<void> {
		const now = await this.#options.store.now();
		if (!(await this.#mayDelete(now, rooms))) return;
		await this.#emptyBin(now);
		await this.#deleteOld(now, rooms);
		await this.#deleteUnused(now);
	}

	async #emptyBin(now: number): Promise<void> {
		const { bin, log } = this.#options;
		if (bin === undefined) return;
		const until = bin.keepMs === null ? Infinity : now - bin.keepMs;
		const emptied = await bin.binned.empty(until);
		if (emptied > 0)
			log.info({ rooms: emptied }, "emptied the bin of deleted rooms");
	}

	/** After the rooms, whose questions may have been the last to show them. */
	async #deleteUnused(now: number): Promise<void> {
		const { images, bin, log } = this.#options;
		if (images === undefined) return;
		const ended = await collectImages(images, bin?.binned ?? null, now);
		if (ended > 0) log.info({ images: ended }, "deleted unused images");
	}

	async #deleteOld(now: number, rooms: readonly RoomAge[]): Promise<void> {
		const { store, log, retainMs, bin } = this.#options;
		if (retainMs === null) return;
		const old = rooms
			.filter(({ changedAt }) => changedAt < now - retainMs)
			.sort((one, other) => one.changedAt - other.changedAt)
			.slice(0, Math.max(atLeast, Math.ceil(rooms.length * share)));
		let deleted = 0;
		for (const { id, version } of old) {
			if (this.#closed) break;
			if ((await store.connected(id)) > 0) continue;
			if (await discard(store, bin ?? null, id, version)) deleted++;
		}
		if (deleted > 0)
			log.info({ rooms: deleted }, "deleted rooms that were too old");
	}

	/** Rooms that nothing has happened to for a while, the newest first; the store knows which of them can be. It goes on in the next run. */
	async #pack(rooms: readonly RoomAge[]): Promise<void> {
		const { store, log, disturbs } = this.#options;
		const now = await store.now();
		const due = rooms
			.filter(({ changedAt }) => changedAt < now - packing.afterMs)
			.sort((one, other) => other.changedAt - one.changedAt)
			.map(({ id }) => id);
		let packed = 0;
		for (let from = 0; from < due.length; from += packing.atOnce) {
			if (this.#closed || disturbs() || packed >= packing.most) break;
			packed += await store.pack(due.slice(from, from + packing.atOnce));
		}
		if (packed > 0) log.info({ rooms: packed }, "packed ended rooms");
	}

	/** Whether the clock is believed and no node has deleted just now; keeps what was seen for the next look. */
	async #mayDelete(now: number, rooms: readonly RoomAge[]): Promise<boolean> {
		const { store, log } = this.#options;
		const kept = readNote(await store.note(note));
		const seen = look(kept?.look ?? null, {
			now,
			newestChange: rooms.length === 0 ? null : newestOf(rooms),
			passedMs: this.#passed(),
		});
		const ranAt = kept?.ranAt ?? Number.NEGATIVE_INFINITY;
		const off = Math.abs(await store.clockOff());
		const isDoubted = seen.doubtedSince !== null || off > mostOffMs;
		const isDue = now < ranAt || now - ranAt > this.#pace.every / 2;
		const may = isDue && !isDoubted;
		await store.keepNote(
			note,
			JSON.stringify({ look: seen, ranAt: may ? now : kept?.ranAt }),
		);
		if (isDoubted)
			log.warn(
				{ doubtedSince: seen.doubtedSince, offSeconds: Math.round(off / 1000) },
				"the clock has moved more than can be explained: no old room is deleted until it has gone on evenly for 3 days, and is right",
			);
		return may;
	}

	/** How long ago this process last looked; null: it has not. */
	#passed(): number | null {
		const now = this.#steady();
		const passed = this.#lookedAt === null ? null : now - this.#lookedAt;
		this.#lookedAt = now;
		return passed;
	}

	close(): void {
		this.#closed = true;
		if (this.#timer !== null) clearTimeout(this.#timer);
	}
}
