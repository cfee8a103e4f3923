import type { Done } from "../../shared/instructor-events.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Offer } from "../../shared/student-events.ts";
import { reduce } from "../room/reduce.ts";
import { questionAt } from "../room/sheet.ts";
import { saidOf } from "../room/tally.ts";
import type { RoomAnswers } from "../store/room-store.ts";
import type { Feed } from "./feed.ts";
import { doneOf, noRoom as noOwnRoom, removed } from "./room-refusals.ts";
import type { RoomRepository } from "./room-repository.ts";
import { noRoom, noSeat } from "./seat-refusals.ts";

/** What phones were told saved and a store that was restored has lost: see `RoomAnswers.offer`. */
export class Offers {
	readonly #store: RoomAnswers;
	readonly #repository: RoomRepository;
	readonly #feed: Feed;

	constructor(parts: {
		rooms: RoomAnswers;
		repository: RoomRepository;
		feed: Feed;
	}) {
		this.#store = parts.rooms;
		this.#repository = parts.repository;
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
		const found = await this.#feed.withSeat(roomId, seatId);
		if (found === null) return noRoom;
		const { room, sheet, seat } = found;
		if (seat === null) return noSeat;
		if (seat.removed) return removed;
		const offers = answers.flatMap((one) => {
			const round = room.rounds[one.round - 1];
			if (round?.question !== one.index || round.closedAt === null) return [];
			const question = questionAt(sheet, one.index);
			const value = kindOf(question).read(question.ask, one.value);
			return value === null
				? []
				: [{ round: one.round, ...saidOf(room, question, value) }];
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
		return doneOf(
			await this.#repository.change(
				roomId,
				({ room, sheet, now }) =>
					room.owner === owner
						? reduce(room, sheet, { do: "take-offers", round }, now())
						: noOwnRoom,
				(next, from) => this.#store.takeOffers(next, round, from),
			),
		);
	}
}
