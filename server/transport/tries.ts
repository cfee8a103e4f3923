import { RateLimiterMemory } from "rate-limiter-flexible";

/** Failed tries (passwords, links, codes) per address; in this node's memory only. */
export class Tries {
	readonly #limiter: RateLimiterMemory;
	readonly #most: number;

	/** `most` failures in `seconds` are free. */
	constructor(most: number, seconds: number) {
		this.#most = most;
		this.#limiter = new RateLimiterMemory({ points: most, duration: seconds });
	}

	/** How long this address has to wait before its next try, ms; 0 when it need not. */
	async waitFor(address: string): Promise<number> {
		const state = await this.#limiter.get(address);
		return state !== null && state.consumedPoints >= this.#most
			? state.msBeforeNext
			: 0;
	}

	async note(address: string): Promise<void> {
		await this.#limiter.penalty(address);
	}
}
