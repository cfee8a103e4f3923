import { lastCallMs } from "../room/asking.ts";
import { reduce, type Upkeep } from "../room/reduce.ts";
import type { Room } from "../room/state.ts";
import type { Log } from "./log.ts";
import type { RoomRepository } from "./room-repository.ts";

/**
 * Has a round close some seconds after all have answered, and keeps it open when somebody comes or changes an answer meanwhile. Any node
 * may say so, several at once: what is due stands in the room's document, and whoever looks first closes it.
 */
export class LastCalls {
	readonly #repository: RoomRepository;
	readonly #log: Log;
	/** Rooms that are being told. */
	readonly #telling = new Set<string>();

	constructor(parts: { repository: RoomRepository; log: Log }) {
		this.#repository = parts.repository;
		this.#log = parts.log;
	}

	/** `room`: as it is known here. */
	counted({ id, phase, settings }: Room, round: number, all: boolean): void {
		if (phase.name !== "open" || settings.closes !== "all") return;
		if (phase.held === true || all === (phase.due !== undefined)) return;
		this.#tell(id, { do: "last-call", round, all });
	}

	/** An answer of this round was stored then, on the store's clock. */
	stored({ id, phase }: Room, round: number, at: number): void {
		if (phase.name !== "open" || phase.round !== round) return;
		if (phase.due === undefined || at <= phase.due - lastCallMs) return;
		this.#tell(id, { do: "tapped", round });
	}

	#tell(roomId: string, upkeep: Upkeep): void {
		if (this.#telling.has(roomId)) return;
		this.#telling.add(roomId);
		this.#repository
			.change(roomId, ({ room, sheet, now }) =>
				reduce(room, sheet, upkeep, now()),
			)
			.catch((error: unknown) =>
				// The next count says so again.
				this.#log.warn({ error, roomId }, "could not tell who has answered"),
			)
			.finally(() => this.#telling.delete(roomId));
	}
}
