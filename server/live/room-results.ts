import type { Analysis } from "../../shared/analysis.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Results } from "../../shared/rest.ts";
import { resultsInSteps } from "../room/results.ts";
import type { RoomAnswers, RoomSeats } from "../store/room-store.ts";
import { Analyses } from "./analyses.ts";
import type { RoomCache } from "./room-cache.ts";
import { noRoom } from "./room-refusals.ts";
import type { RoomRepository } from "./room-repository.ts";
import { inSlices, slices } from "./slices.ts";

/** What an instructor reads of what a room left behind, or has so far. For a room that is another's it is `not-found`. */
export class RoomResults {
	readonly #store: RoomSeats & RoomAnswers;
	readonly #repository: RoomRepository;
	readonly #cache: RoomCache;
	readonly #retainMs: number | null;
	readonly #analyses: Analyses;

	/** `retainMs`: how long after its last change a room is deleted by itself; never when null or not given. */
	constructor(parts: {
		rooms: RoomSeats & RoomAnswers;
		repository: RoomRepository;
		cache: RoomCache;
		retainMs?: number | null;
	}) {
		this.#store = parts.rooms;
		this.#repository = parts.repository;
		this.#cache = parts.cache;
		this.#retainMs = parts.retainMs ?? null;
		this.#analyses = new Analyses(parts.rooms, parts.cache);
	}

	/** Every answer, and until when it is kept once the room has ended. */
	async of(owner: string, roomId: string): Promise<Results | Refusal> {
		const found = await this.#repository.own(owner, roomId);
		if (found === null) return noRoom;
		const { room, sheet } = found;
		// One after another: a store in this process does each at once.
		const turn = slices();
		const seats = await this.#store.seats(roomId);
		await turn();
		const answers = await this.#cache.allAnswers(room);
		const offered = await this.#store.offered(roomId);
		const results = await inSlices(
			resultsInSteps(room, sheet, seats, answers, offered),
		);
		if (room.phase.name !== "ended") return results;
		const keptUntil =
			this.#retainMs === null ? null : room.changedAt + this.#retainMs;
		return { ...results, keptUntil };
	}

	/** What they tell about the questions. */
	async analysis(owner: string, roomId: string): Promise<Analysis | Refusal> {
		const found = await this.#repository.own(owner, roomId);
		return found === null ? noRoom : this.#analyses.of(found);
	}
}
