import type { Done } from "../../shared/instructor-events.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type { Offer } from "../../shared/student-events.ts";
import { questionAt } from "../room/asked.ts";
import { reduce } from "../room/reduce.ts";
import type { RoomStore } from "../store/room-store.ts";
import type { Feed } from "./feed.ts";
import { noRoom as noOwnRoom, removed, tooMany } from "./room-refusals.ts";
import { tries } from "./rooms.ts";
import { noRoom, noSeat } from "./seat-refusals.ts";

/** What phones were told saved and a store that was restored has lost: see `RoomStore.offer`. */
export class Offers {
	readonly #store: RoomStore;
	readonly #feed: Feed;

	constructor(parts: { rooms: RoomStore; feed: Feed }) {
		this.#store = parts.rooms;
		this.#feed = parts.feed;
	}

	/**
	 * Keeps what a phone says, of closed rounds that asked the same question. The reply is the same whatever became of it.
	 * Refusals: `no-room`, `no-seat`, `removed`.
	 */
	async keep(
		roomId: string,
		seatId: string,
		{ answers }: Offer,
	): Promise<object> {
		const seat = await this.#store.seat(roomId, seatId);
		if (seat === null) return noSeat;
		if (seat.removed) return removed;
		const found = await this.#feed.current(roomId);
		if (found === null) return noRoom;
		const { room, sheet } = found;
		const offers = answers.flatMap((one) => {
			const round = room.rounds[one.round - 1];
			if (round?.question !== one.index || round.closedAt === null) return [];
			const question = questionAt(sheet, one.index);
			const choice = kindOf(question).readChoice(question, one.choice);
			return choice === null ? [] : [{ round: one.round, choice }];
		});
		await this.#store.offer(roomId, seatId, offers);
		return {};
	}

	/** Makes answers of those of a closed round, which is counted anew. Refusals: `not-found`, `wrong-phase`, `busy`. */
	async take(
		owner: string,
		roomId: string,
		round: number,
	): Promise<Done | Refusal> {
		for (let attempt = 0; attempt < tries; attempt++) {
			const found = await this.#feed.current(roomId);
			if (found?.room.owner !== owner) return noOwnRoom;
			const { room, sheet } = found;
			const now = await this.#store.now();
			const next = reduce(room, sheet, { do: "take-offers", round }, now);
			if (isRefusal(next)) return next;
			if (!(await this.#store.takeOffers(next, round, room))) continue;
			const settled = await this.#feed.settle(next, sheet);
			return { version: settled?.version ?? next.version };
		}
		return tooMany;
	}
}
