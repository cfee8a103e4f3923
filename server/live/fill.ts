import type { RoomHousekeeping } from "../store/room-store.ts";
import type { Log } from "./log.ts";

/** From this share on nothing new begins: what is left is for the rooms that run. */
export const fullAt = 0.8;

/** How full the store is, looked up regularly so that everyone can ask. */
export class Fill {
	#share: number | null = null;
	readonly #timer: NodeJS.Timeout;

	/** `most`: what an operator lets the store hold, in bytes; null: what its memory or disk can. */
	constructor(parts: {
		store: RoomHousekeeping;
		most: number | null;
		everyMs: number;
		log: Log;
	}) {
		const { store, everyMs, log } = parts;
		const look = async () => {
			const room = await store.room().catch(() => null);
			// A store that does not answer is none the emptier.
			if (room === null) return;
			const was = this.isFull;
			const most = Math.min(
				room.most ?? Number.POSITIVE_INFINITY,
				parts.most ?? Number.POSITIVE_INFINITY,
			);
			this.#share = Number.isFinite(most) ? room.used / most : null;
			if (this.isFull && !was)
				log.warn(
					{ fill: this.#share },
					"the store is full to four fifths: no new rooms, quizzes or instructors; running rooms go on",
				);
		};
		this.#timer = setInterval(look, everyMs);
		void look();
	}

	/** From 0 to 1, and more where a bound was lowered; null where the store has no bound. */
	get share(): number | null {
		return this.#share;
	}

	get isFull(): boolean {
		return this.#share !== null && this.#share >= fullAt;
	}

	close(): void {
		clearInterval(this.#timer);
	}
}
