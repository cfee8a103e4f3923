import type { Room } from "../../room/state.ts";
import { textOfRoom } from "../documents.ts";
import type { Offered } from "../room-store.ts";
import { summaryTextOf } from "../room-summary.ts";
import type { SharedClock } from "./clock.ts";
import type { Sending } from "./hints.ts";
import type { Keys } from "./keys.ts";
import type { Link } from "./link.ts";
import type { Packs } from "./packs.ts";
import { markOf, type roomKeys } from "./rooms.ts";
import { saidArguments } from "./rows.ts";
import { readSeat } from "./seats.ts";

interface Parts {
	readonly link: Link;
	readonly keys: Keys;
	readonly sending: Sending;
	readonly clock: SharedClock;
	readonly rooms: ReturnType<typeof roomKeys>;
	readonly packs: Packs;
}

/** Answers that phones say were saved before this history of the store began, apart from those that it has. */
export function offerKeys({ link, keys, sending, clock, rooms, packs }: Parts) {
	/** `looked`: that nothing which is packed speaks against them. */
	async function put(
		roomId: string,
		seatId: string,
		offers: readonly Offered[],
		looked: 0 | 1,
	): Promise<void> {
		await link.run(
			"offer",
			[
				keys.room(roomId),
				keys.seats(roomId),
				...offers.flatMap(({ round }) => [
					keys.answers(roomId, round),
					keys.offers(roomId, round),
				]),
			],
			[
				seatId,
				await clock.here(),
				looked,
				...offers.flatMap(({ round, ...said }) => [
					round,
					...saidArguments(said),
				]),
			],
		);
	}

	/** What students send does not unpack a room, or they could fill the store. */
	async function putBesidePacked(
		roomId: string,
		seatId: string,
		offers: readonly Offered[],
	): Promise<void> {
		const stored = (await packs.seats(roomId))[seatId];
		if (stored === undefined || readSeat(seatId, stored).removed) return;
		const missing: Offered[] = [];
		for (const offer of offers) {
			const answers = await packs.answers(roomId, offer.round);
			if (answers[seatId] === undefined) missing.push(offer);
		}
		if (missing.length > 0) await put(roomId, seatId, missing, 1);
	}

	return {
		async offer(
			roomId: string,
			seatId: string,
			offers: readonly Offered[],
		): Promise<void> {
			if (offers.length === 0) return;
			await packs.orPacked(put(roomId, seatId, offers, 0), () =>
				putBesidePacked(roomId, seatId, offers),
			);
		},

		async offered(roomId: string): Promise<Map<number, number>> {
			const rounds = await link.ask<string | null>(
				"hget",
				keys.room(roomId),
				"rounds",
			);
			const counts = await Promise.all(
				Array.from({ length: Number(rounds) }, (_, index) =>
					link.ask<number>("hlen", keys.offers(roomId, index + 1)),
				),
			);
			return new Map(
				counts.flatMap((count, index) =>
					count === 0 ? [] : [[index + 1, count]],
				),
			);
		},

		async take(next: Room, round: number, from?: Room): Promise<boolean> {
			const done = await packs.change(next.id, () =>
				link.run<0 | 1>(
					"take-offers",
					[
						keys.room(next.id),
						sending.channelOf(next.id),
						keys.answers(next.id, round),
						keys.tally(next.id, round),
						keys.offers(next.id, round),
						keys.groups(next.id),
					],
					[
						...rooms.hint(next.id),
						next.version,
						textOfRoom(next),
						summaryTextOf(next),
						markOf(from),
						round,
					],
				),
			);
			return done === 1;
		},
	};
}
