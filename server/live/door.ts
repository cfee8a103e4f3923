import { isRefusal } from "../../shared/refusal.ts";
import { reduce } from "../room/reduce.ts";
import { gateOf, type Room, type Rush } from "../room/state.ts";
import type { RoomStore } from "../store/room-store.ts";

/** How often a room is counted while newcomers arrive, ms. */
const gapMs = 100;
const tries = 20;

/** More than so many newcomers within so long are no class. */
export interface RushLimit {
	readonly newcomers: number;
	readonly withinMs: number;
}

/**
 * Rates that a class does not reach by itself, for `most` newcomers within 10 s: a hall of 1,000 that takes its seats in a minute
 * has peaks of some 60 a second. The shorter look is for scripts, which send hundreds. 0: no limits.
 */
export function rushLimits(most: number): RushLimit[] {
	if (most === 0) return [];
	return [
		{ newcomers: Math.ceil(most * 0.375), withinMs: 2_000 },
		{ newcomers: most, withinMs: 10_000 },
	];
}

interface Count {
	/** When it was asked for, on this process' clock, ms: of a slow reply nobody knows when it was true. */
	readonly at: number;
	readonly joined: number;
}

interface Watch {
	counts: Count[];
	timer: NodeJS.Timeout | null;
}

/**
 * Watches how fast rooms fill, and lets them lock themselves. What is counted is the store's number of seats, so that newcomers at
 * other nodes count too and every node that has one sees the whole rush; the lock is a commit like any other.
 */
export class Door {
	readonly #store: RoomStore;
	readonly #limits: readonly RushLimit[];
	readonly #locked: () => void;
	readonly #watches = new Map<string, Watch>();

	/** `locked`: told when a room has locked itself. */
	constructor(
		store: RoomStore,
		limits: readonly RushLimit[],
		locked: () => void,
	) {
		this.#store = store;
		this.#limits = limits;
		this.#locked = locked;
	}

	/** A newcomer has taken a seat. */
	came(roomId: string): void {
		const watch = this.#watches.get(roomId) ?? { counts: [], timer: null };
		this.#watches.set(roomId, watch);
		if (watch.timer !== null) return;
		const last = watch.counts.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
		const wait = Math.max(0, last + gapMs - performance.now());
		watch.timer = setTimeout(() => {
			watch.timer = null;
			// When the store is away the next newcomer, who needs it too, is the next reason to count.
			this.#look(roomId, watch).catch(() => {});
		}, wait);
	}

	async #look(roomId: string, watch: Watch): Promise<void> {
		const at = performance.now();
		const { joined } = await this.#store.tally(roomId, null);
		const now = performance.now();
		const longest = Math.max(0, ...this.#limits.map((one) => one.withinMs));
		watch.counts = watch.counts.filter((count) => count.at > now - longest);
		const rush = this.#rushOf(watch.counts, joined, now);
		watch.counts.push({ at, joined });
		this.#forget(now - longest);
		await this.#guard(roomId, joined, rush);
	}

	/** The shortest rush that is over its limit. Only growth between two counts within the time is known to be within it. */
	#rushOf(counts: readonly Count[], joined: number, now: number): Rush | null {
		for (const { newcomers, withinMs } of this.#limits) {
			const first = counts.find(({ at }) => at > now - withinMs);
			const came = first === undefined ? 0 : joined - first.joined;
			if (came > newcomers) return { newcomers: came, withinMs };
		}
		return null;
	}

	async #guard(
		roomId: string,
		joined: number,
		rush: Rush | null,
	): Promise<void> {
		for (let attempt = 0; attempt < tries; attempt++) {
			const room: Room | null = await this.#store.load(roomId);
			if (room === null) return;
			if (rush === null && room.settings.expected == null) return;
			const now = await this.#store.now();
			const command = { do: "guard", joined, rush } as const;
			const next = reduce(room, [], command, now);
			if (isRefusal(next) || next === room) return;
			if (!(await this.#store.commit(next, gateOf(next)))) continue;
			if (next.locked && !room.locked) this.#locked();
			return;
		}
	}

	#forget(before: number): void {
		for (const [roomId, { counts, timer }] of this.#watches)
			if (timer === null && (counts.at(-1)?.at ?? before) < before)
				this.#watches.delete(roomId);
	}
}
