import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import {
	attempt,
	joinAll,
	openGate,
	regate,
	roomOf,
	seatIds,
	sheet,
} from "../store/samples.ts";

/** How long the SQLite store takes for a batch of answers (commit and sync included) and to count 2,000. Seconds to run. */
const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
const store = openSqlite({
	file: join(folder, "bench.db"),
	now: () => Date.now(),
});
const { rooms } = store;
const seats = seatIds(2000);
let room = roomOf("a");
await rooms.create(room, sheet);
await joinAll(rooms, "a", seats);

async function measure(
	name: string,
	times: number,
	act: (turn: number) => Promise<unknown>,
): Promise<void> {
	const took: number[] = [];
	for (let turn = 0; turn < times; turn++) {
		const start = performance.now();
		await act(turn);
		took.push(performance.now() - start);
	}
	took.sort((one, other) => one - other);
	const at = (share: number) =>
		(took[Math.floor(share * (took.length - 1))] ?? 0).toFixed(2);
	console.log(
		`${name.padEnd(24)} p50 ${at(0.5)} ms   max ${at(1)} ms   (${times} times)`,
	);
}

let round = 0;
for (const size of [1, 20, 100, 500]) {
	round++;
	room = await regate(rooms, room, { ...openGate, round });
	const batches = Math.min(200, Math.floor(seats.length / size));
	await measure(`save ${size}`, batches, (turn) =>
		rooms.save(
			"a",
			seats
				.slice(turn * size, (turn + 1) * size)
				.map((seat, index) => attempt(seat, 1, [index % 4], round)),
		),
	);
}
await measure("save 100 repeats", 50, () =>
	rooms.save(
		"a",
		seats.slice(0, 100).map((seat) => attempt(seat, 1, [0], round)),
	),
);
await measure("tally of 2,000", 200, () => rooms.tally("a", round));
await measure("2,000 answers read", 20, () => rooms.answers("a", round));
await measure("commit of the document", 200, async () => {
	room = await regate(rooms, room, null);
});
await measure("load", 500, () => rooms.load("a"));
await measure("join", 200, (turn) =>
	rooms.join(
		"a",
		{ id: `new-${turn}`, name: `new-${turn}`, nameKey: `new-${turn}` },
		9999,
	),
);
store.close();
rmSync(folder, { recursive: true });
