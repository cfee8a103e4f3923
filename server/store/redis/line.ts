import type { NewSeat, Waiter, WaitOutcome } from "../room-store.ts";
import { type Sending, textOf } from "./hints.ts";
import type { Keys } from "./keys.ts";
import { inBatches, type Link } from "./link.ts";
import type { Packs } from "./packs.ts";
import { newcomerArguments, readLabel } from "./seats.ts";

/** Newcomers who wait to be let in. */
export function lineKeys(
	link: Link,
	keys: Keys,
	sending: Sending,
	packs: Packs,
) {
	const hint = (roomId: string) => [
		sending.command,
		textOf({ roomId, of: "pulse" }),
	];

	return {
		async wait(
			roomId: string,
			newcomers: readonly NewSeat[],
			most: number,
		): Promise<WaitOutcome[]> {
			const all = await inBatches(newcomers, (some) =>
				packs.change(roomId, () =>
					link.run<WaitOutcome["is"][]>(
						"wait",
						[
							keys.room(roomId),
							keys.seats(roomId),
							keys.names(roomId),
							keys.line(roomId),
							keys.waiters(roomId),
							sending.channelOf(roomId),
						],
						[...hint(roomId), most, ...some.flatMap(newcomerArguments)],
					),
				),
			);
			return all.map((is) => ({ is }));
		},

		async waiter(roomId: string, seatId: string): Promise<Waiter | null> {
			const found = await link.run<[string, number, number] | []>(
				"waiter",
				[keys.line(roomId), keys.waiters(roomId)],
				[seatId],
			);
			if (found.length === 0) return null;
			const [label, place, before] = found;
			const { nameKey: _, ...said } = readLabel(label);
			return { id: seatId, place, before, ...said };
		},

		async placeAfter(roomId: string, before: number): Promise<number> {
			const line = keys.line(roomId);
			const [, place] = await link.ask<string[]>(
				"zrange",
				line,
				before,
				before,
				"WITHSCORES",
			);
			if (place !== undefined) return Number(place);
			const [, last] = await link.ask<string[]>(
				"zrange",
				line,
				-1,
				-1,
				"WITHSCORES",
			);
			return Number(last ?? 0);
		},

		async clearLine(roomId: string): Promise<void> {
			await link.run(
				"clear-line",
				[
					keys.names(roomId),
					keys.line(roomId),
					keys.waiters(roomId),
					sending.channelOf(roomId),
				],
				hint(roomId),
			);
			await link.run("mark", [keys.scrub]);
		},
	};
}
