import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import { nameKeyOf, readName } from "../room/name.ts";
import type { Room } from "../room/state.ts";
import type { RoomHousekeeping, RoomSeats, Seat } from "../store/room-store.ts";
import { removed } from "./room-refusals.ts";
import type { RoomRepository } from "./room-repository.ts";
import {
	nameStays,
	namesGiven,
	noRoom,
	noSeat,
	seatStays,
} from "./seat-refusals.ts";

type Store = RoomSeats & Pick<RoomHousekeeping, "clearSilent">;

/** Why this seat may do nothing any more; null: it may. */
export function barred(seat: Seat | null): Refusal | null {
	if (seat === null) return noSeat;
	return seat.removed ? removed : null;
}

const wasAsked = ({ phase, rounds }: Room) =>
	rounds.length > 0 || phase.name === "ended";

/** What a student may do with the own seat until the first question is asked. */
export class OwnSeat {
	readonly #store: Store;
	readonly #repository: RoomRepository;

	constructor(store: Store, repository: RoomRepository) {
		this.#store = store;
		this.#repository = repository;
	}

	/** Another name, by the rules of `join`; null when it has it. */
	async rename(
		roomId: string,
		seatId: string,
		typed: string,
	): Promise<Refusal | null> {
		const found = await this.#repository.withSeat(roomId, seatId);
		if (found === null) return noRoom;
		const no = barred(found.seat) ?? (wasAsked(found.room) ? nameStays : null);
		if (no !== null) return no;
		if (found.room.settings.names === "generated") return namesGiven;
		const name = readName(typed);
		if (isRefusal(name)) return name;
		if (name === "") return refuse("name-needed", "name-missing");
		const named = { name, nameKey: nameKeyOf(name) };
		switch (await this.#store.alter(roomId, seatId, { named })) {
			case "altered":
				return null;
			case "name-taken":
				return refuse("name-taken", "name-taken");
			case "no-seat":
				return noSeat;
		}
	}

	/** Gives it up with its name; null when there is none now. */
	async leave(roomId: string, seatId: string): Promise<Refusal | null> {
		const found = await this.#repository.withSeat(roomId, seatId);
		if (found === null) return noRoom;
		if (found.seat === null) return null;
		if (found.seat.removed) return removed;
		if (wasAsked(found.room)) return seatStays;
		// What was asked meanwhile and has an answer of this seat keeps it.
		const gone = await this.#store.clearSilent(
			roomId,
			[seatId],
			Number.MAX_SAFE_INTEGER,
		);
		return gone.length > 0 ? null : seatStays;
	}
}
