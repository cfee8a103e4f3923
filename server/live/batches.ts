const longestRestMs = 50;

interface Waiting<T, R> {
	readonly item: T;
	resolve(outcome: R): void;
	reject(reason: unknown): void;
}

/**
 * Brings what many ask to whoever can do it for all of them, in adaptive batches, by key: an act starts as soon as none is on its way,
 * and all that comes meanwhile goes together in the next. So nobody is told what was read before they asked, and one commit, with it
 * one sync to disk, covers a whole batch. Each outcome stands in the place of its item.
 */
export class Batches<T, R> {
	readonly #act: (
		key: string,
		items: readonly T[],
	) => Promise<readonly (R | undefined)[]>;
	readonly #rests: boolean;
	readonly #queues = new Map<string, Waiting<T, R>[]>();
	/** Until when what is acted on rests, on `performance.now()`. */
	#restUntil = 0;

	/**
	 * `rests`: after an act there is none for as long as it took. A store that syncs to disk in this process holds up everything else
	 * meanwhile: in a storm half of the time is left for what else there is to do, and the next batch is the larger.
	 */
	constructor(
		act: (key: string, items: readonly T[]) => Promise<readonly R[]>,
		{ rests = false } = {},
	) {
		this.#act = act;
		this.#rests = rests;
	}

	/** Rejects when the outcome is unknown. */
	add(key: string, item: T): Promise<R> {
		return new Promise<R>((resolve, reject) => {
			const waiting = { item, resolve, reject };
			const queue = this.#queues.get(key);
			if (queue !== undefined) {
				queue.push(waiting);
				return;
			}
			this.#queues.set(key, [waiting]);
			// After this turn of the event loop, so that what arrived together goes together.
			setImmediate(() => void this.#drain(key));
		});
	}

	async #drain(key: string): Promise<void> {
		for (;;) {
			if (this.#queues.get(key)?.length === 0) break;
			if (this.#rests) await this.#rest();
			const batch = this.#queues.get(key) ?? [];
			this.#queues.set(key, []);
			const start = performance.now();
			try {
				const items = batch.map(({ item }) => item);
				const outcomes = await this.#act(key, items);
				batch.forEach((waiting, index) => {
					const outcome = outcomes[index];
					if (outcome === undefined)
						waiting.reject(
							new Error("a batch left one of its items without an outcome"),
						);
					else waiting.resolve(outcome);
				});
			} catch (reason) {
				for (const { reject } of batch) reject(reason);
			}
			const end = performance.now();
			this.#restUntil = end + Math.min(end - start, longestRestMs);
		}
		this.#queues.delete(key);
	}

	async #rest(): Promise<void> {
		const left = this.#restUntil - performance.now();
		if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
	}
}
