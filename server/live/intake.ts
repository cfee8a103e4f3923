import type { Attempt, RoomAnswers, SaveOutcome } from "../store/room-store.ts";
import { failpoint } from "./failpoint.ts";

interface Waiting {
	readonly attempt: Attempt;
	resolve(outcome: SaveOutcome): void;
	reject(reason: unknown): void;
}

/**
 * Brings answers to the store in adaptive batches, per room: a write starts as soon as none is on its way, and all
 * that comes meanwhile goes together in the next. One commit, and with it one sync to disk, covers a whole batch.
 */
export class Intake {
	readonly #store: RoomAnswers;
	/** Answers that may wait on this node at once. */
	readonly most: number;
	readonly #queues = new Map<string, Waiting[]>();
	#waiting = 0;

	constructor(store: RoomAnswers, most: number) {
		this.#store = store;
		this.most = most;
	}

	get waiting(): number {
		return this.#waiting;
	}

	/** Null when too many wait already: nothing was tried. Rejects when the outcome is unknown. */
	save(roomId: string, attempt: Attempt): Promise<SaveOutcome> | null {
		if (this.#waiting >= this.most) return null;
		this.#waiting++;
		return new Promise<SaveOutcome>((resolve, reject) => {
			const waiting = { attempt, resolve, reject };
			const queue = this.#queues.get(roomId);
			if (queue !== undefined) {
				queue.push(waiting);
				return;
			}
			this.#queues.set(roomId, [waiting]);
			// After this turn of the event loop, so that answers that arrived together are stored together.
			setImmediate(() => void this.#drain(roomId));
		});
	}

	async #drain(roomId: string): Promise<void> {
		for (;;) {
			const batch = this.#queues.get(roomId) ?? [];
			if (batch.length === 0) break;
			this.#queues.set(roomId, []);
			try {
				failpoint("before_commit");
				const outcomes = await this.#store.save(
					roomId,
					batch.map((waiting) => waiting.attempt),
				);
				failpoint("after_commit_before_ack");
				batch.forEach((waiting, index) => {
					const outcome = outcomes[index];
					if (outcome === undefined)
						waiting.reject(
							new Error("the store left an attempt without an outcome"),
						);
					else waiting.resolve(outcome);
				});
			} catch (reason) {
				for (const waiting of batch) waiting.reject(reason);
			}
			this.#waiting -= batch.length;
		}
		this.#queues.delete(roomId);
	}
}
