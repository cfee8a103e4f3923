/** So many in each span of time, counted by one reading of the clock: for what every message of every socket passes. */
export class Window {
	readonly #most: number;
	readonly #spanMs: number;
	#count = 0;
	#since = -Infinity;

	constructor({ most, inMs }: { most: number; inMs: number }) {
		this.#most = most;
		this.#spanMs = inMs;
	}

	/** Counts one more; false: it is too many. */
	take(): boolean {
		const now = performance.now();
		if (now - this.#since > this.#spanMs) {
			this.#count = 0;
			this.#since = now;
		}
		this.#count++;
		return this.#count <= this.#most;
	}
}
