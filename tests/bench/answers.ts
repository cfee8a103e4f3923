import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Intake } from "../../server/live/intake.ts";
import type { Attempt } from "../../server/store/room-store.ts";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import {
	joinAll,
	openGate,
	openRoom,
	regate,
	seatIds,
} from "../store/samples.ts";

/**
 * How much the intake's batches bring: the same answers of one class through the intake and one by one, each synced to
 * the disk before its reply. Both in one run, in turns, for this machine's disk is never twice the same: read the ratio.
 */
const students = 1000;
const turns = 5;

const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
const store = openSqlite({
	file: join(folder, "bench.db"),
	now: () => Date.now(),
});
const { rooms } = store;
const intake = new Intake(rooms, students);
const seats = seatIds(students);
let room = await openRoom(rooms, "bench", 0, null);
await joinAll(rooms, room.id, seats);

interface Run {
	readonly perSecond: number;
	/** Of one answer, from its arrival to its reply, in ms. */
	readonly half: number;
	readonly most: number;
}

/** Everyone answers a new round at once. `save` resolves when the store has it. */
async function run(
	round: number,
	save: (attempt: Attempt) => Promise<unknown>,
): Promise<Run> {
	room = await regate(rooms, room, { ...openGate, round });
	const start = performance.now();
	const took = await Promise.all(
		seats.map(async (seat, index) => {
			await save({ seat, round, seq: 1, value: [index % 4] });
			return performance.now() - start;
		}),
	);
	const all = performance.now() - start;
	const { answered } = await rooms.tally(room.id, round);
	if (answered !== students)
		throw new Error(`${answered} of ${students} answers are there`);
	took.sort((a, b) => a - b);
	return {
		perSecond: (students / all) * 1000,
		half: took[students >> 1] ?? 0,
		most: took.at(-1) ?? 0,
	};
}

const batched: Run[] = [];
const single: Run[] = [];
let queue: Promise<unknown> = Promise.resolve();
for (let turn = 1; turn <= turns; turn++) {
	batched.push(
		await run(turn * 2, async (attempt) => {
			const saving = intake.save(room.id, attempt);
			if (saving === null) throw new Error("the intake is full");
			await saving;
		}),
	);
	single.push(
		await run(turn * 2 + 1, async (attempt) => {
			queue = queue.then(() => rooms.save(room.id, [attempt]));
			await queue;
		}),
	);
}
store.close();
rmSync(folder, { recursive: true });

const median = (runs: Run[], of: keyof Run): number =>
	runs.map((one) => one[of]).sort((a, b) => a - b)[runs.length >> 1] ?? 0;
const line = (...cells: string[]) =>
	console.log(cells.map((cell) => cell.padStart(14)).join(""));
const figures = (name: string, runs: Run[]) =>
	line(
		name,
		median(runs, "perSecond").toFixed(0),
		median(runs, "half").toFixed(1),
		median(runs, "most").toFixed(1),
	);

console.log(
	`${students} answers at once, SQLite file, synced to the disk; medians of ${turns} runs\n`,
);
line("", "answers/s", "p50 ms", "last ms");
figures("one by one", single);
figures("batched", batched);
line(
	"ratio",
	`${(median(batched, "perSecond") / median(single, "perSecond")).toFixed(1)} x`,
);
