import type { Attempt, RoomAnswers, SaveOutcome } from "../store/room-store.ts";
import { Batches } from "./batches.ts";
import { failpoint } from "./failpoint.ts";

/** Brings answers to the store in batches, per room, and bounds how many may wait. */
export class Intake {
	readonly #batches: Batches<Attempt, SaveOutcome>;
	/** Answers that may wait on this node at once. */
	readonly most: number;
	#waiting = 0;

	constructor(store: RoomAnswers, most: number) {
		this.most = most;
		this.#batches = new Batches(async (roomId, attempts) => {
			try {
				failpoint("before_commit");
				const outcomes = await store.save(roomId, attempts);
				failpoint("after_commit_before_ack");
				return outcomes;
			} finally {
				this.#waiting -= attempts.length;
			}
		});
	}

	get waiting(): number {
		return this.#waiting;
	}

	/** Waits until none waits any more, or so long. */
	async rest(ms: number): Promise<void> {
		const end = performance.now() + ms;
		while (this.#waiting > 0 && performance.now() < end)
			await new Promise((resolve) => setTimeout(resolve, 20));
	}

	/** Null when too many wait already: nothing was tried. Rejects when the outcome is unknown. */
	save(roomId: string, attempt: Attempt): Promise<SaveOutcome> | null {
		if (this.#waiting >= this.most) return null;
		this.#waiting++;
		return this.#batches.add(roomId, attempt);
	}
}
