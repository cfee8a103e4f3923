import type {
	JoinOutcome,
	NewSeat,
	Seat,
	SeatChange,
	SeatMore,
} from "../room-store.ts";
import type { SharedClock } from "./clock.ts";
import { type Sending, textOf } from "./hints.ts";
import type { Keys } from "./keys.ts";
import type { Link } from "./link.ts";

/** A seat with all that is stored of it. */
export interface StoredSeat extends Seat {
	readonly place: number;
	readonly nameKey: string;
}

type Label = Pick<NewSeat, "name" | "nameKey" | "more">;

/** The name as stored, and what else is said of the seat: see `lua/join.lua`. */
export function labelOf({ name, nameKey, more }: Label): string {
	return JSON.stringify([nameKey, name, ...(more === undefined ? [] : [more])]);
}

export function readLabel(text: string): Label {
	const [nameKey, name, more] = JSON.parse(text) as [string, string, SeatMore?];
	return { name, nameKey, ...(more === undefined ? {} : { more }) };
}

/** Takes apart what `lua/join.lua` puts together. */
function partsOf(stored: string) {
	const [, removed, place, joinedAt, label = ""] =
		/^(\d) (\d+) (\d+) (.*)$/s.exec(stored) ?? [];
	return { removed, place, joinedAt, label };
}

export function readSeat(id: string, stored: string): StoredSeat {
	const { removed, place, joinedAt, label } = partsOf(stored);
	return {
		id,
		joinedAt: Number(joinedAt),
		removed: removed === "1",
		place: Number(place),
		...readLabel(label),
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

export function plainSeat(stored: StoredSeat): Seat {
	const { place: _, nameKey: __, ...seat } = stored;
	return seat;
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
					labelOf(seat),
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

		/** The label is one text: whoever changes a part of it says which whole it is a part of. */
		async alter(
			roomId: string,
			seatId: string,
			{ named, more }: SeatChange,
		): Promise<"altered" | "no-seat" | "name-taken"> {
			for (;;) {
				const stored = await link.ask<string | null>(
					"hget",
					keys.seats(roomId),
					seatId,
				);
				if (stored === null) return "no-seat";
				const { label } = partsOf(stored);
				const { more: had, ...name } = readLabel(label);
				const said = more === undefined ? had : more;
				const done = await link.run<
					"altered" | "no-seat" | "name-taken" | "overtaken"
				>(
					"alter",
					[keys.seats(roomId), keys.names(roomId), sending.channelOf(roomId)],
					[
						...hint(roomId),
						seatId,
						label,
						named?.nameKey ?? "",
						labelOf({ ...name, ...named, ...(said && { more: said }) }),
					],
				);
				if (done !== "overtaken") return done;
			}
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
