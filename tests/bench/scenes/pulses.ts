import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Found, Pulses } from "../../../server/live/pulses.ts";
import { RoomCache } from "../../../server/live/room-cache.ts";
import { openRedis } from "../../../server/store/redis/open.ts";
import type { RoomStore } from "../../../server/store/room-store.ts";
import { openSqlite } from "../../../server/store/sqlite/open.ts";
import { kindOf } from "../../../shared/kinds/kinds.ts";
import { Listeners } from "../../live/listeners.ts";
import { startRedis } from "../../rig/redis.ts";
import { question } from "../../room/example.ts";
import {
	attempt,
	joinAll,
	openGate,
	regate,
	roomOf,
	seatIds,
} from "../../store/samples.ts";
import { median } from "../figures.ts";
import type { Line } from "../line.ts";
import type { Scene } from "./scene.ts";

const students = 5000;
const times = 200;
const kind = kindOf({ kind: "text" });
const ask = kind.sampleAsk(() => 0.5);
const sheet = [
	{ ...question("poll", []), kind: "text", ask, key: { accepted: [] } },
];

/** A room whose question everybody has answered, in so many ways. */
async function fill(
	rooms: RoomStore,
	id: string,
	answers: number,
): Promise<Found> {
	const before = roomOf(id);
	await rooms.create(before, sheet);
	const seats = seatIds(students);
	await joinAll(rooms, id, seats);
	const round = {
		round: 1,
		question: 0,
		openedAt: 0,
		deadline: null,
		closedAt: null,
		changeable: true,
		counted: null,
		recounts: 0,
		revealed: false,
	};
	const phase = { name: "open", question: 0, round: 1 } as const;
	const asked = { ...before, phase, rounds: [round] };
	const room = await regate(rooms, asked, openGate);
	for (let from = 0; from < students; from += 500)
		await rooms.save(
			id,
			seats.slice(from, from + 500).map((seat, index) => {
				const text = `what ${(from + index) % answers} of them say`;
				const groups = kind.groups(ask, text);
				return { ...attempt(seat, 1, text), groups };
			}),
		);
	return { room, sheet };
}

/** What a pulse costs a node and its store when everybody says something else, against a class that agrees on four answers. */
export const pulses: Scene = {
	rows: ["pulses"],
	async play(wish) {
		wish.tell("pulses: 5,000 groups against four");
		const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
		const file = openSqlite({ file: join(folder, "b.db"), now: Date.now });
		const lines = [await compare("SQLite", file.rooms)];
		file.close();
		rmSync(folder, { recursive: true });
		const server = await startRedis();
		const redis = await openRedis({ url: server.url, prefix: "bench:" });
		lines.push(await compare("Redis", redis.rooms));
		redis.close();
		await server.remove();
		return { lines, raw: null };
	},
};

async function compare(name: string, rooms: RoomStore): Promise<Line> {
	const found = {
		few: await fill(rooms, "few", 4),
		many: await fill(rooms, "many", students),
	};
	const audience = new Listeners();
	for (const id of Object.keys(found)) audience.sit(id, ...seatIds(students));
	const options = {
		store: rooms,
		cache: new RoomCache(rooms),
		epochs: { known: "one" },
		audience,
		reactions: { tell: async () => null, forget: () => {} },
		log: { info: () => {}, warn: () => {}, error: () => {} },
		node: "bench",
		pulseMs: 0,
		sweepMs: 60_000,
	};
	const held = (id: string) => found[id as keyof typeof found];
	const countable = async (id: string) => held(id);
	const pulses = new Pulses(
		options,
		{ counted: () => {} },
		{ held, countable },
	);
	const took = { few: [] as number[], many: [] as number[] };
	for (let time = -20; time < times; time++)
		for (const id of ["few", "many"] as const) {
			const start = performance.now();
			const counts = await pulses.read(id);
			const text = JSON.stringify(counts);
			if (time >= 0) took[id].push(performance.now() - start);
			if (counts?.forInstructors.answered !== students)
				throw new Error(`not all are counted: ${text}`);
		}
	return {
		row: "pulses",
		what: `a pulse of ${students} answers in as many groups`,
		where: name,
		unit: "ms",
		ours: [median(took.many)],
		floor: { name: "4 groups", figures: [median(took.few)] },
		goal: null,
	};
}
