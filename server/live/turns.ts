/** For so long a turn is held against whoever had it, ms. */
const memoryMs = 60_000;
/** Sources that are remembered. */
const mostKnown = 20_000;

interface Waiting {
	/** The how many-th of its source of late. */
	readonly turn: number;
	readonly tell: (comes: boolean) => void;
}

/**
 * One at a time, for what is dear and asked by anybody. Who had the fewest turns of late is next, and when too many wait, who had the
 * most gives way: a source that asks again and again holds up itself, never one that asks for the first time.
 */
export class Turns {
	readonly #most: number;
	readonly #sliceMs: number;
	#worked = 0;
	readonly #waiting: Waiting[] = [];
	readonly #had = new Map<string, number>();
	#since = performance.now();
	#busy = false;

	/** `most` may wait. After so many ms of work it rests as long as they took, so that half of the node's time is for others. */
	constructor(most: number, sliceMs = Number.POSITIVE_INFINITY) {
		this.#most = most;
		this.#sliceMs = sliceMs;
	}

	/** Acts when it is its turn; null, and nothing is done, when it had to give way. */
	async run<T>(who: string, act: () => Promise<T>): Promise<T | null> {
		if (!(await this.#comes(who))) return null;
		const start = performance.now();
		try {
			return await act();
		} finally {
			this.#leave(start);
		}
	}

	#leave(start: number): void {
		if (!Number.isFinite(this.#sliceMs)) {
			this.#next();
			return;
		}
		// What is done with it at once belongs to the work, as the way of a reply to the wire.
		setImmediate(() => {
			this.#worked += performance.now() - start;
			const rest = this.#worked;
			if (rest < this.#sliceMs) this.#next();
			else {
				this.#worked = 0;
				setTimeout(() => this.#next(), rest);
			}
		});
	}

	#comes(who: string): Promise<boolean> {
		this.#forget();
		const turn = (this.#had.get(who) ?? 0) + 1;
		if (this.#busy && !this.#hasRoomFor(turn)) return Promise.resolve(false);
		this.#had.set(who, turn);
		if (this.#busy)
			return new Promise((tell) => this.#waiting.push({ turn, tell }));
		this.#busy = true;
		return Promise.resolve(true);
	}

	#hasRoomFor(turn: number): boolean {
		if (this.#waiting.length < this.#most) return true;
		const last = Math.max(...this.#waiting.map((one) => one.turn));
		if (last <= turn) return false;
		const at = this.#waiting.findLastIndex((one) => one.turn === last);
		this.#waiting.splice(at, 1)[0]?.tell(false);
		return true;
	}

	#next(): void {
		const first = Math.min(...this.#waiting.map(({ turn }) => turn));
		const at = this.#waiting.findIndex(({ turn }) => turn === first);
		const [next] = at === -1 ? [] : this.#waiting.splice(at, 1);
		this.#busy = next !== undefined;
		next?.tell(true);
	}

	#forget(): void {
		const now = performance.now();
		if (now - this.#since < memoryMs && this.#had.size < mostKnown) return;
		this.#since = now;
		this.#had.clear();
	}
}
