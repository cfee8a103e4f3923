import type { RoomHousekeeping } from "../store/room-store.ts";
import type { Log } from "./log.ts";

/** Whether this node can take students now, looked up once a second so that every handshake can ask. */
export class Readiness {
	#reasons: readonly string[] = [];
	#draining = false;
	readonly #timer: NodeJS.Timeout;

	/** The log is told when the reasons become others. */
	constructor(store: RoomHousekeeping, everyMs: number, log: Log) {
		const look = async () => {
			const before = this.#reasons;
			this.#reasons = await store
				.health()
				.catch(() => ["the store does not answer"]);
			if (this.#reasons.join() === before.join()) return;
			if (this.#reasons.length === 0) log.warn({}, "the store can save again");
			else log.warn({ reasons: this.#reasons }, "the store cannot save");
		};
		this.#timer = setInterval(look, everyMs);
		void look();
	}

	/** Why not, in words; empty when it can. */
	get reasons(): readonly string[] {
		return this.#draining
			? ["this node is stopping", ...this.#reasons]
			: this.#reasons;
	}

	/** From now on no newcomers. */
	drain(): void {
		this.#draining = true;
	}

	/** Why newcomers are sent elsewhere; null when they are not. */
	get closedTo(): "draining" | "store" | null {
		if (this.#draining) return "draining";
		return this.#reasons.length > 0 ? "store" : null;
	}

	close(): void {
		clearInterval(this.#timer);
	}
}
