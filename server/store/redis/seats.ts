import type {
	JoinOutcome,
	NewSeat,
	Seat,
	SeatChange,
	SeatMore,
} from "../room-store.ts";
import { readMark, type SeatsSince, textOfMark } from "../seat-mark.ts";
import type { SharedClock } from "./clock.ts";
import { type Sending, textOf } from "./hints.ts";
import type { Keys } from "./keys.ts";
import { inBatches, type Link } from "./link.ts";
import type { Packs } from "./packs.ts";

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

/** Of a newcomer, as the scripts that take seats and places want it. */
export const newcomerArguments = (seat: NewSeat) => [
	seat.id,
	seat.nameKey,
	labelOf(seat),
];

export function readLabel(text: string): Label {
	const [nameKey, name, more] = JSON.parse(text) as [string, string, SeatMore?];
	return { name, nameKey, ...(more === undefined ? {} : { more }) };
}

/** Takes apart what `lua/join.lua` puts together. */
export function partsOf(stored: string) {
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
	packs: Packs,
) {
	const hint = (roomId: string) => [
		sending.command,
		textOf({ roomId, of: "pulse" }),
	];

	async function joinSome(
		roomId: string,
		newcomers: readonly NewSeat[],
		cap: number,
	): Promise<JoinOutcome[]> {
		const now = await clock.here();
		const reply = await packs.change(roomId, () =>
			link.run<Joined[]>(
				"join",
				[
					keys.room(roomId),
					keys.seats(roomId),
					keys.names(roomId),
					sending.channelOf(roomId),
					keys.line(roomId),
					keys.waiters(roomId),
				],
				[...hint(roomId), cap, now, ...newcomers.flatMap(newcomerArguments)],
			),
		);
		return newcomers.map(({ id }, index): JoinOutcome => {
			const outcome = reply[index];
			if (outcome === undefined) throw new Error("a seat has no outcome");
			if (outcome[0] !== "seated") return { is: outcome[0] };
			const seat = plainSeat(readSeat(id, outcome[1]));
			return { is: "seated", seat, fresh: outcome[2] === 1 };
		});
	}

	return {
		join: (
			roomId: string,
			newcomers: readonly NewSeat[],
			cap: number,
		): Promise<JoinOutcome[]> =>
			inBatches(newcomers, (some) => joinSome(roomId, some, cap)),

		async seat(roomId: string, seatId: string): Promise<Seat | null> {
			const [seat = null] = await these(roomId, [seatId]);
			return seat;
		},

		these,

		async seats(roomId: string): Promise<Seat[]> {
			return readSeats(await packs.seats(roomId)).map(plainSeat);
		},

		/** What has happened is read first: seats that come between are told twice, and nothing is missed. */
		async seatsSince(roomId: string, mark: string | null): Promise<SeatsSince> {
			const known = readMark(mark);
			const [places, times] = await link.ask<(string | null)[]>(
				"hmget",
				keys.room(roomId),
				"places",
				"altered",
			);
			const altered = Number(times ?? 0);
			const isPart = known?.altered === altered;
			const from = isPart ? known.place : 0;
			if (isPart && from === Number(places))
				return { isPart, seats: [], mark: textOfMark(known) };
			const all = readSeats(await packs.seats(roomId));
			const come = all.filter(({ place }) => place > from);
			const place = come.at(-1)?.place ?? from;
			const seats = come.map(plainSeat);
			return { isPart, seats, mark: textOfMark({ place, altered }) };
		},

		/** The label is one text: whoever changes a part of it says which whole it is a part of. */
		async alter(
			roomId: string,
			seatId: string,
			{ named, more }: SeatChange,
		): Promise<"altered" | "no-seat" | "name-taken"> {
			for (;;) {
				const [stored = null] = await storedOf(roomId, [seatId]);
				if (stored === null) return "no-seat";
				const { label } = partsOf(stored);
				const { more: had, ...name } = readLabel(label);
				const said = more === undefined ? had : more;
				const done = await packs.change(roomId, () =>
					link.run<"altered" | "no-seat" | "name-taken" | "overtaken">(
						"alter",
						[
							keys.seats(roomId),
							keys.names(roomId),
							sending.channelOf(roomId),
							keys.room(roomId),
						],
						[
							...hint(roomId),
							seatId,
							label,
							named?.nameKey ?? "",
							labelOf({ ...name, ...named, ...(said && { more: said }) }),
						],
					),
				);
				if (done !== "overtaken") return done;
			}
		},

		async bar(roomId: string, seatIds: readonly string[]): Promise<void> {
			await packs.change(roomId, () =>
				link.run(
					"bar",
					[
						keys.room(roomId),
						keys.seats(roomId),
						keys.names(roomId),
						sending.channelOf(roomId),
					],
					[...hint(roomId), ...seatIds],
				),
			);
		},
	};

	function storedOf(roomId: string, seatIds: readonly string[]) {
		const packed = () => packs.seats(roomId);
		return packs.these(keys.seats(roomId), packed, seatIds);
	}

	/** Of each that is named, in that order. */
	async function these(
		roomId: string,
		seatIds: readonly string[],
	): Promise<(Seat | null)[]> {
		if (seatIds.length === 0) return [];
		const stored = await storedOf(roomId, seatIds);
		return seatIds.map((id, index) => {
			const one = stored[index] ?? null;
			return one === null ? null : plainSeat(readSeat(id, one));
		});
	}
}
