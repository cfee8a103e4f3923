import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRedis } from "../../server/store/redis/open.ts";
import type { RoomStore, Tally } from "../../server/store/room-store.ts";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import { startRedis } from "../rig/redis.ts";
import {
	attempt,
	joinAll,
	openGate,
	openRoom,
	seatIds,
} from "../store/samples.ts";

/**
 * What a pulse costs when everybody says something else, against a class that agrees on four answers: the same number of answers, in
 * turns, for a machine is never twice the same. Read the ratio.
 */
const students = 5000;
const times = 200;
const kind = kindOf({ kind: "text" });
const ask = kind.sampleAsk(() => 0.5);

/** A pulse as a node makes it: who is there, the counts, what is drawn of them, and the text that goes out. */
async function pulse(rooms: RoomStore, roomId: string): Promise<Tally> {
	await rooms.present(roomId, "node", students, 60_000);
	const tally = await rooms.tally(roomId, 1);
	JSON.stringify(kind.distribution(ask, null, tally));
	return tally;
}

async function fill(
	rooms: RoomStore,
	roomId: string,
	groups: number,
): Promise<void> {
	await openRoom(rooms, roomId, 0, openGate);
	const seats = seatIds(students);
	await joinAll(rooms, roomId, seats);
	for (let from = 0; from < students; from += 500)
		await rooms.save(
			roomId,
			seats.slice(from, from + 500).map((seat, index) => {
				const text = `what ${(from + index) % groups} of them say`;
				return { ...attempt(seat, 1, text), groups: [text] };
			}),
		);
	const { answered, groups: told, left } = await rooms.tally(roomId, 1);
	const all = Object.keys(told).length + left;
	if (answered !== students || all !== groups)
		throw new Error(`${answered} answers in ${all} groups are there`);
}

const median = (numbers: number[]) =>
	numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
const line = (...cells: string[]) =>
	console.log(cells.map((cell) => cell.padStart(14)).join(""));

async function compare(name: string, rooms: RoomStore): Promise<void> {
	const rows = [
		["few", 4],
		["many", students],
	] as const;
	for (const [id, groups] of rows) await fill(rooms, id, groups);
	const took: Record<string, number[]> = { few: [], many: [] };
	for (let time = -20; time < times; time++)
		for (const [id] of rows) {
			const start = performance.now();
			await pulse(rooms, id);
			if (time >= 0) took[id]?.push(performance.now() - start);
		}
	const [few, many] = rows.map(([id]) => median(took[id] ?? []));
	if (few === undefined || many === undefined) throw new Error("no figures");
	line(name, few.toFixed(2), many.toFixed(2), `${(many / few).toFixed(2)} x`);
}

console.log(
	`One pulse of a round with ${students} answers, in ms; medians of ${times} in turns\n`,
);
line("", "4 groups", `${students} groups`, "ratio");
const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
const file = openSqlite({ file: join(folder, "bench.db"), now: Date.now });
await compare("SQLite", file.rooms);
file.close();
rmSync(folder, { recursive: true });
const server = await startRedis();
const redis = await openRedis({ url: server.url, prefix: "bench:" });
await compare("Redis", redis.rooms);
redis.close();
await server.remove();
