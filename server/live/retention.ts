import type { RoomStore } from "../store/room-store.ts";
import type { Log } from "./log.ts";

export interface RetentionOptions {
	readonly store: RoomStore;
	readonly log: Log;
	/** How long after its last change a room is kept, in ms; null: for good. */
	readonly retainMs: number | null;
	/** Whether somebody might notice that the store is busy for a moment. */
	readonly disturbs: () => boolean;
	/** From 0 up to 1. */
	readonly random?: () => number;
}

/** All in milliseconds. A run waits for a moment in which it disturbs nobody, but not for ever. */
const times = {
	first: 60_000,
	every: 6 * 3_600_000,
	look: 60_000,
	patience: 3_600_000,
};

/**
 * Deletes rooms that are older than they may get, and has the store clear away what is left of deleted ones. Every node
 * may do it, several at once: it is the store that sees to it that each room is deleted once and no living one is.
 */
export class Retention {
	readonly #options: RetentionOptions;
	#timer: NodeJS.Timeout | null = null;
	#closed = false;

	constructor(options: RetentionOptions) {
		this.#options = options;
		this.#wait(times.first, 0);
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
		if (this.#options.disturbs() && waited < times.patience) {
			this.#wait(times.look, waited + times.look);
			return;
		}
		await this.run();
		this.#wait(times.every, 0);
	}

	/** One run, now. Never rejects: what could not be done is done by the next one. */
	async run(): Promise<void> {
		const { store, log, retainMs } = this.#options;
		try {
			if (retainMs !== null) {
				const rooms = await store.forget((await store.now()) - retainMs);
				if (rooms > 0) log.info({ rooms }, "deleted rooms that were too old");
			}
			await store.scrub();
		} catch (error) {
			if (this.#closed) return;
			log.warn({ error }, "could not delete all that is due");
		}
	}

	close(): void {
		this.#closed = true;
		if (this.#timer !== null) clearTimeout(this.#timer);
	}
}
