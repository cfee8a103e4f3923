interface Lane {
	busy: number;
	readonly waiting: (() => void)[];
}

/** So many at once for each who comes, the others in the order of their coming; the loop turns before each next one. */
export class TaskQueue {
	readonly #abreast: number;
	readonly #most: number;
	readonly #lanes = new Map<string, Lane>();

	/** `most` may wait in one lane. */
	constructor({ abreast, most }: { abreast: number; most: number }) {
		this.#abreast = abreast;
		this.#most = most;
	}

	/** Acts when it is its turn; null, and nothing is done, when too many are before it. */
	run<T>(who: string, act: () => Promise<T>): Promise<T> | null {
		const lane = this.#lanes.get(who) ?? { busy: 0, waiting: [] };
		if (lane.waiting.length >= this.#most) return null;
		this.#lanes.set(who, lane);
		return this.#pass(who, lane, act);
	}

	async #pass<T>(who: string, lane: Lane, act: () => Promise<T>): Promise<T> {
		if (lane.busy < this.#abreast) lane.busy++;
		else await new Promise<void>((go) => lane.waiting.push(go));
		try {
			return await act();
		} finally {
			setImmediate(() => this.#next(who, lane));
		}
	}

	/** The turn goes to whoever waits longest. */
	#next(who: string, lane: Lane): void {
		const go = lane.waiting.shift();
		if (go !== undefined) go();
		else if (--lane.busy === 0) this.#lanes.delete(who);
	}
}
