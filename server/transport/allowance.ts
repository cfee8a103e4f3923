import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import { TaskQueue } from "./task-queue.ts";

export interface AllowanceLimits {
	readonly bytes: number;
	readonly seconds: number;
}

/** A page asks for a few things at a time; each may hold megabytes until it is taken. */
const lanes = { abreast: 3, most: 64 };
const crowded = refuse("too-fast", "asks-much", { retryAfterMs: 1000 });

/**
 * What each may cost a node, in bytes that it reads or writes for them: 45 bytes that are answered with a megabyte count as one. What
 * may cost much is done a few at a time for each. Its cost is known afterwards, so the last ones may go over; then there is
 * nothing more until the time is over.
 */
export class Allowance {
	readonly #spent: RateLimiterMemory;
	readonly #queue = new TaskQueue(lanes);

	constructor({ bytes, seconds }: AllowanceLimits) {
		this.#spent = new RateLimiterMemory({ points: bytes, duration: seconds });
	}

	/** Why this one must wait; null when it need not. */
	async refusalFor(who: string): Promise<Refusal | null> {
		const spent = await this.#spent.get(who);
		if (spent === null || spent.remainingPoints > 0) return null;
		const retryAfterMs = Math.max(1000, spent.msBeforeNext);
		return { ...crowded, retryAfterMs };
	}

	charge(who: string, bytes: number): void {
		// In this process's memory: there is nothing that could fail.
		void this.#spent.penalty(who, bytes);
	}

	/** Does what may cost much when it is this one's turn. */
	async act<T>(who: string, run: () => Promise<T>): Promise<T | Refusal> {
		const done = this.#queue.run(
			who,
			async () => (await this.refusalFor(who)) ?? (await run()),
		);
		return done ?? crowded;
	}
}
