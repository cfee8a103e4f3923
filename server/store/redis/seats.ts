import type { JoinOutcome, NewSeat, Seat } from "../room-store.ts";
import type { SharedClock } from "./clock.ts";
import { type Sending, textOf } from "./hints.ts";
import type { Keys } from "./keys.ts";
import type { Link } from "./link.ts";

/** A seat with all that is stored of it. */
export interface StoredSeat extends Seat {
	readonly place: number;
	readonly nameKey: string;
}

/** The name as stored: see `lua/join.lua`. */
export function labelOf(name: string, nameKey: string): string {
	return JSON.stringify([nameKey, name]);
}

/** Takes apart what `lua/join.lua` puts together. */
export function readSeat(id: string, stored: string): StoredSeat {
	const [, removed, place, joinedAt, label = ""] =
		/^(\d) (\d+) (\d+) (.*)$/s.exec(stored) ?? [];
	const [nameKey, name] = JSON.parse(label) as [string, string];
	return {
		id,
		name,
		joinedAt: Number(joinedAt),
		removed: removed === "1",
		place: Number(place),
		nameKey,
	};
}

/** Seat id → what is stored, as seats in the order of joining. */
export function readSeats(
	stored: Readonly<Record<string, string>>,
): StoredSeat[] {
	return Object.entries(stored)
		.map(([id, seat]) => readSeat(id, seat))
		.sort((one, other) => one.place - other.place);
}

export function plainSeat(seat: StoredSeat): Seat {
	const { id, name, joinedAt, removed } = seat;
	return { id, name, joinedAt, removed };
}

type Joined = ["seated", string, 0 | 1] | ["no-room" | "full" | "name-taken"];

/** A removed seat holds neither a place nor a name. */
export function seatKeys(
	link: Link,
	keys: Keys,
	sending: Sending,
	clock: SharedClock,
) {
	const hint = (roomId: string) => [
		sending.command,
		textOf({ roomId, of: "pulse" }),
	];

	return {
		async join(
			roomId: string,
			seat: NewSeat,
			cap: number,
		): Promise<JoinOutcome> {
			const reply = await link.run<Joined>(
				"join",
				[
					keys.room(roomId),
					keys.seats(roomId),
					keys.names(roomId),
					sending.channelOf(roomId),
					keys.line(roomId),
					keys.waiters(roomId),
				],
				[
					...hint(roomId),
					seat.id,
					seat.nameKey,
					labelOf(seat.name, seat.nameKey),
					cap,
					await clock.here(),
				],
			);
			if (reply[0] !== "seated") return { is: reply[0] };
			return {
				is: "seated",
				seat: plainSeat(readSeat(seat.id, reply[1])),
				fresh: reply[2] === 1,
			};
		},

		async seat(roomId: string, seatId: string): Promise<Seat | null> {
			const stored = await link.ask<string | null>(
				"hget",
				keys.seats(roomId),
				seatId,
			);
			return stored === null ? null : plainSeat(readSeat(seatId, stored));
		},

		async seats(roomId: string): Promise<Seat[]> {
			return readSeats(await link.hash(keys.seats(roomId))).map(plainSeat);
		},

		rename(
			roomId: string,
			seatId: string,
			name: string,
			nameKey: string,
		): Promise<"renamed" | "no-seat" | "name-taken"> {
			return link.run(
				"rename",
				[keys.seats(roomId), keys.names(roomId), sending.channelOf(roomId)],
				[...hint(roomId), seatId, nameKey, labelOf(name, nameKey)],
			);
		},

		async bar(roomId: string, seatIds: readonly string[]): Promise<void> {
			await link.run(
				"bar",
				[
					keys.room(roomId),
					keys.seats(roomId),
					keys.names(roomId),
					sending.channelOf(roomId),
				],
				[...hint(roomId), ...seatIds],
			);
		},
	};
}
