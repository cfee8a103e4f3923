import { isRefusal } from "../../shared/refusal.ts";
import { reduce } from "../room/reduce.ts";
import type { Rush } from "../room/state.ts";
import type { RoomAnswers } from "../store/room-store.ts";
import type { RoomRepository } from "./room-repository.ts";

/** How often a room is counted while newcomers arrive, ms. */
const gapMs = 100;

/** More than so many newcomers within so long are no class that comes by itself. */
export interface RushLimit {
	readonly newcomers: number;
	readonly withinMs: number;
	/** Only where they are more than so many times those who were there before. */
	readonly times?: number;
}

/**
 * Rates that a class of up to `largest` does not reach by itself. When it comes within half a minute, more at the middle than at
 * the ends, 8 % of it come in its fastest second, and two thirds in its fastest ten; what comes all of a sudden finds hardly anybody
 * there. Whoever comes evenly and never ends is known by the sum alone. 0: no limits.
 */
export function rushLimits(largest: number): RushLimit[] {
	if (largest === 0) return [];
	const share = (part: number) => Math.ceil(largest * part);
	return [
		{ newcomers: share(0.16), withinMs: 1_000 },
		{ newcomers: share(0.125), withinMs: 3_000, times: 3 },
		{ newcomers: share(0.8), withinMs: 10_000 },
		{ newcomers: share(1.1), withinMs: 60_000 },
	];
}

/** Once there was an alarm, a tenth is enough for the next. */
const slightShare = 0.1;

interface Count {
	/** When it was asked for, on this process' clock, ms: of a slow reply nobody knows when it was true. */
	readonly at: number;
	/** Seats and those who wait: who is let in comes from the one to the other, and is no newcomer then. */
	readonly come: number;
}

interface Watch {
	counts: Count[];
	/** Newcomers here since the last count, and when the first of them came. */
	fresh: number;
	since: number;
	timer: NodeJS.Timeout | null;
}

/**
 * Watches how fast rooms fill, and lets them have newcomers wait. What is counted is what the store has, so that newcomers at
 * other nodes count too and every node that has one sees the whole rush; the alarm is a commit like any other.
 */
export class JoinFlood {
	readonly #store: RoomAnswers;
	readonly #repository: RoomRepository;
	readonly #limits: readonly RushLimit[];
	readonly #lined: () => void;
	/** So many newcomers are reason enough to count at once: what comes faster than the looks is soon over its limit. */
	readonly #many: number;
	readonly #watches = new Map<string, Watch>();

	/** `lined`: told when the newcomers of a room begin to wait. */
	constructor(
		store: RoomAnswers,
		repository: RoomRepository,
		limits: readonly RushLimit[],
		lined: () => void,
	) {
		this.#lined = lined;
		this.#store = store;
		this.#repository = repository;
		this.#limits = limits;
		this.#many = Math.ceil(
			Math.min(...limits.map(({ newcomers }) => newcomers)) / 2,
		);
	}

	/** A newcomer has taken a seat, or a place in the line. */
	came(roomId: string): void {
		const watch = this.#watches.get(roomId) ?? {
			counts: [],
			fresh: 0,
			since: 0,
			timer: null,
		};
		this.#watches.set(roomId, watch);
		if (watch.fresh === 0) watch.since = performance.now();
		watch.fresh++;
		const isMany = watch.fresh >= this.#many;
		if (watch.timer !== null) {
			if (watch.fresh !== this.#many) return;
			clearTimeout(watch.timer);
		}
		const last = watch.counts.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
		const wait = isMany ? 0 : Math.max(0, last + gapMs - performance.now());
		watch.timer = setTimeout(() => {
			watch.timer = null;
			// When the store is away the next newcomer, who needs it too, is the next reason to count.
			this.#look(roomId, watch).catch(() => {});
		}, wait);
	}

	async #look(roomId: string, watch: Watch): Promise<void> {
		const at = performance.now();
		const { fresh, since } = watch;
		watch.fresh = 0;
		const { joined, waiting } = await this.#store.tally(roomId, null);
		const come = joined + waiting;
		const now = performance.now();
		const longest = Math.max(0, ...this.#limits.map((one) => one.withinMs));
		watch.counts = watch.counts.filter((count) => count.at > now - longest);
		// The first look comes after the first newcomers: without them it was as it is now, as far as this node knows.
		if (watch.counts.length === 0)
			watch.counts.push({ at: since, come: come - fresh });
		const rush = this.#rushOf(watch.counts, come, now, 1);
		const slight = this.#rushOf(watch.counts, come, now, slightShare);
		watch.counts.push({ at, come });
		this.#forget(now - longest);
		await this.#guard(roomId, joined, rush, slight);
	}

	/** The shortest rush that is over its limit. Only growth between two counts within the time is known to be within it. */
	#rushOf(
		counts: readonly Count[],
		come: number,
		now: number,
		share: number,
	): Rush | null {
		for (const { newcomers, withinMs, times = 0 } of this.#limits) {
			const first = counts.find(({ at }) => at > now - withinMs);
			if (first === undefined) continue;
			const came = come - first.come;
			if (came > newcomers * share && came > times * first.come)
				return { newcomers: came, withinMs };
		}
		return null;
	}

	async #guard(
		roomId: string,
		joined: number,
		rush: Rush | null,
		slight: Rush | null,
	): Promise<void> {
		let lines = false;
		const done = await this.#repository.change(
			roomId,
			({ room, sheet, now }) => {
				const { expected } = room.settings;
				const isWatched = expected != null || room.guard != null;
				if (rush === null && !isWatched) return room;
				const command = { do: "guard", joined, rush, slight } as const;
				const next = reduce(room, sheet, command, now());
				lines = next !== room;
				return next;
			},
		);
		if (lines && done !== null && !isRefusal(done)) this.#lined();
	}

	#forget(before: number): void {
		for (const [roomId, { counts, timer }] of this.#watches)
			if (timer === null && (counts.at(-1)?.at ?? before) < before)
				this.#watches.delete(roomId);
	}
}
