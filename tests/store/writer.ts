import { writeSync } from "node:fs";
import type { Attempt } from "../../server/store/room-store.ts";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import {
	joinAll,
	openGate,
	regate,
	roomOf,
	seatIds,
	sheet,
} from "./samples.ts";

/**
 * A process that saves answers without end, round after round, each first and then changed, and prints a line
 * `round seat seq value` as soon as the store says that one is stored. Started and killed by a test.
 */
const [file = ""] = process.argv.slice(2);
const { rooms } = openSqlite({ file, now: () => Date.now() });
const seats = seatIds(100);
await rooms.create(roomOf("a"), sheet);
await joinAll(rooms, "a", seats);

let room = await rooms.load("a");
if (room === null) throw new Error("the room was lost");
for (let round = room.version; ; round++) {
	room = await regate(rooms, room, { ...openGate, round });
	for (const seq of [1, 2]) {
		for (let from = 0; from < seats.length; ) {
			const size = 1 + Math.floor(Math.random() * 20);
			const batch: Attempt[] = seats.slice(from, from + size).map((seat) => ({
				seat,
				round,
				seq,
				value: [Math.floor(Math.random() * 4)],
			}));
			from += size;
			const outcomes = await rooms.save("a", batch);
			const lines = outcomes.map(
				({ row }) =>
					`${row?.round} ${row?.seat} ${row?.seq} ${JSON.stringify(row?.value)}\n`,
			);
			writeSync(1, lines.join(""));
			await new Promise(setImmediate);
		}
	}
}
