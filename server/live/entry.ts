import type { Entrance } from "../../shared/views.ts";
import { entranceOf } from "../room/student-view.ts";
import type { RoomDocuments } from "../store/room-store.ts";
import type { Epochs } from "./epochs.ts";
import type { Feed } from "./feed.ts";
import type { RoomRepository } from "./room-repository.ts";

/**
 * Which room a code opens, and whether somebody has a seat there. A class that comes back after a break in its network is known
 * here already: nobody of it costs the store a look. What is said to a phone is read all the same, after it was let in.
 */
export class Entry {
	readonly #store: RoomDocuments;
	readonly #repository: RoomRepository;
	readonly #epochs: Epochs;
	readonly #feed: Feed;
	/** By room that this node follows: seats whose connection broke here. */
	readonly #seats = new Map<string, Set<string>>();

	constructor(parts: {
		rooms: RoomDocuments;
		repository: RoomRepository;
		epochs: Epochs;
		feed: Feed;
	}) {
		this.#epochs = parts.epochs;
		this.#store = parts.rooms;
		this.#repository = parts.repository;
		this.#feed = parts.feed;
	}

	/** The room's id; null: no room has this code. */
	async room(code: string): Promise<string | null> {
		return this.#feed.byCode(code) ?? (await this.#store.byCode(code));
	}

	/** What the form for joining shows to somebody who has no seat and waits in no line; null: no room has this code. */
	async entrance(code: string): Promise<Entrance | null> {
		const id = await this.room(code);
		if (id === null) return null;
		const room =
			this.#feed.known(id) ?? (await this.#repository.standing(id))?.room;
		if (room === undefined) return null;
		return entranceOf(room, await this.#epochs.current(), null);
	}

	async isSeated(roomId: string, seatId: string): Promise<boolean> {
		if (this.#seats.get(roomId)?.has(seatId)) return true;
		// A class that comes at once shares its looks.
		const found = await this.#repository.withSeat(roomId, seatId);
		return found?.seat?.removed === false;
	}

	/** Its connection broke: it will come again. Not of one that was sent away. */
	broke(roomId: string, seatId: string): void {
		const seats = this.#seats.get(roomId) ?? new Set();
		this.#seats.set(roomId, seats.add(seatId));
		for (const other of this.#seats.keys())
			if (other !== roomId && this.#feed.known(other) === null)
				this.#seats.delete(other);
	}

	/** It was found to have no seat; tells whether it was taken for one that has. */
	unseated(roomId: string, seatId: string): boolean {
		return this.#seats.get(roomId)?.delete(seatId) ?? false;
	}
}
