import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Intake } from "../../../server/live/intake.ts";
import type { Attempt, RoomStore } from "../../../server/store/room-store.ts";
import { openSqlite } from "../../../server/store/sqlite/open.ts";
import {
	joinAll,
	openGate,
	openRoom,
	regate,
	seatIds,
} from "../../store/samples.ts";
import { at, sorted } from "../figures.ts";
import type { Scene } from "./scene.ts";

const students = 1000;

/**
 * What the intake's batches bring: the same answers of one class through the intake and one by one, each synced to the disk before its
 * reply.
 */
export const batches: Scene = {
	rows: ["batches"],
	async play(wish) {
		wish.tell("batches: 1,000 answers, together and one by one");
		const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
		const store = openSqlite({ file: join(folder, "b.db"), now: Date.now });
		const answerAll = await classOn(store.rooms);
		const intake = new Intake(store.rooms, students);
		const batched: number[] = [];
		const single: number[] = [];
		for (let round = 1; round <= wish.rounds; round++) {
			batched.push(
				await answerAll(async (room, attempt) => {
					const saving = intake.save(room, attempt);
					if (saving === null) throw new Error("the intake is full");
					await saving;
				}),
			);
			let queue: Promise<unknown> = Promise.resolve();
			single.push(
				await answerAll(async (room, attempt) => {
					queue = queue.then(() => store.rooms.save(room, [attempt]));
					await queue;
				}),
			);
		}
		store.close();
		rmSync(folder, { recursive: true });
		const line = {
			row: "batches",
			what: "1,000 answers at once, the store alone, p50",
			where: "SQLite, through the intake",
			unit: "ms",
			ours: batched,
			floor: { name: "one by one", figures: single },
			goal: null,
		};
		return { lines: [line], raw: null };
	},
};

type Save = (room: string, attempt: Attempt) => Promise<unknown>;

/** A class whose every call answers a new round at once; resolves to the median until the store has it, ms. */
async function classOn(rooms: RoomStore) {
	const seats = seatIds(students);
	let room = await openRoom(rooms, "bench", 0, null);
	await joinAll(rooms, room.id, seats);
	let round = 0;
	return async (save: Save): Promise<number> => {
		round++;
		room = await regate(rooms, room, { ...openGate, round });
		const start = performance.now();
		const took = await Promise.all(
			seats.map(async (seat, index) => {
				await save(room.id, { seat, round, seq: 1, value: [index % 4] });
				return performance.now() - start;
			}),
		);
		const { answered } = await rooms.tally(room.id, round);
		if (answered !== students)
			throw new Error(`${answered} of ${students} answers are there`);
		return at(sorted(took), 0.5);
	};
}
