import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";

const everybody = "everybody";

/**
 * How many become instructors at this node in an hour, and of those from one address a fifth at most: it could keep the
 * others out. Each brings the sample course into the store.
 */
export class SignUps {
	readonly #perAddress: RateLimiterMemory | null;
	readonly #all: RateLimiterMemory | null;

	/** 0: no bound. */
	constructor(perHour: number) {
		const limiter = (points: number) =>
			perHour === 0 ? null : new RateLimiterMemory({ points, duration: 3600 });
		this.#perAddress = limiter(Math.ceil(perHour / 5));
		this.#all = limiter(perHour);
	}

	/** Why nobody from there can become one now; null when somebody can. */
	async refusalFor(address: string): Promise<Refusal | null> {
		const spent = await Promise.all([
			this.#perAddress?.get(address),
			this.#all?.get(everybody),
		]);
		for (const one of spent) {
			if (one == null || one.remainingPoints > 0) continue;
			const retryAfterMs = Math.max(1000, one.msBeforeNext);
			const minutes = Math.ceil(retryAfterMs / 60_000);
			return refuse("too-fast", "many-sign-ups", {
				values: { minutes },
				retryAfterMs,
			});
		}
		return null;
	}

	async count(address: string): Promise<void> {
		await this.#perAddress?.penalty(address);
		await this.#all?.penalty(everybody);
	}
}
