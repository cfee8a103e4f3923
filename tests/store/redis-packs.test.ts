import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import type { Room } from "../../server/room/state.ts";
import { redisBackups } from "../../server/store/redis/backup.ts";
import { openRedis, type RedisStores } from "../../server/store/redis/open.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";
import {
	attempt,
	joinOne,
	newSeat,
	openGate,
	openRoom,
	regate,
	saveOne,
	seatIds,
} from "./samples.ts";

let server: RedisServer;
let client: Redis;
let prefix = "";
let stores: RedisStores;
let opened: RedisStores[] = [];
let prefixes = 0;

beforeAll(async () => {
	server = await startRedis();
	client = new Redis(server.url);
});
beforeEach(async () => {
	prefix = `packs-${++prefixes}:`;
	stores = await open();
});
afterEach(() => {
	for (const one of opened) one.close();
	opened = [];
});
afterAll(async () => {
	client?.disconnect();
	await server?.remove();
});

async function open(packAfterMs = 0): Promise<RedisStores> {
	const one = await openRedis({ url: server.url, prefix, packAfterMs });
	opened.push(one);
	return one;
}

const key = (part: string) => `${prefix}{a}:${part}`;
const types = (...parts: string[]) =>
	Promise.all(parts.map((part) => client.type(key(part))));

/** An ended room `a` in which each of so many seats has answered each of two rounds. */
async function ended(rooms: RoomStore, seats = 5): Promise<Room> {
	let room = await openRoom(rooms, "a", seats, openGate);
	const all = (round: number) =>
		seatIds(seats).map((seat, index) => ({
			...attempt(seat, 1, [index % 4], round),
			groups: ["ABCD"[index % 4] ?? ""],
		}));
	await rooms.save("a", all(1));
	room = await regate(rooms, room, { ...openGate, round: 2 });
	await rooms.save("a", all(2));
	room = { ...room, phase: { name: "ended" } };
	return regate(rooms, room, null);
}

async function told(rooms: RoomStore) {
	return {
		seats: await rooms.seats("a"),
		rows: [await rooms.answers("a", 1), await rooms.answers("a", 2)],
		tally: await rooms.tally("a", 1),
	};
}

describe("rooms that are packed in Redis", () => {
	test("[RD1130] an ended room of ten questions keeps at most 16 bytes for each answer, seats and document included", async () => {
		const { rooms } = stores;
		const [seats, rounds] = [300, 10];
		let room = await openRoom(rooms, "a", 0, openGate);
		// As phones have them: nothing in an id repeats.
		const seatsOf = seatIds(seats).map((id, index) => {
			const hash = createHash("sha256").update(id).digest();
			const name = `${["Ada", "Bo", "Chloë"][index % 3]} ${hash.readUInt32BE(20)}`;
			return {
				id: hash.subarray(0, 16).toString("base64url"),
				name,
				nameKey: name.toLowerCase().replace(" ", ""),
			};
		});
		await rooms.join("a", seatsOf, seats);
		for (let round = 1; round <= rounds; round++) {
			room = await regate(rooms, room, { ...openGate, round });
			const turned = [...seatsOf].sort(
				(one, other) =>
					one.id.charCodeAt(round) - other.id.charCodeAt(round) ||
					one.id.localeCompare(other.id),
			);
			for (const [at, { id }] of turned.entries())
				await rooms.save("a", [
					{
						...attempt(id, 1, [(id.charCodeAt(round) + at) % 4], round),
						groups: ["ABCD"[(id.charCodeAt(round) + at) % 4] ?? ""],
					},
				]);
		}
		await regate(rooms, { ...room, phase: { name: "ended" } }, null);
		// What is left of it a day later.
		for (const one of await client.keys(key("*")))
			if ((await client.pttl(one)) > 0) await client.unlink(one);
		const bytes = async () => {
			const all = await client.keys(key("*"));
			const each = all.map((one) => client.memory("USAGE", one, "SAMPLES", 0));
			return (await Promise.all(each)).reduce<number>(
				(sum, one) => sum + Number(one),
				0,
			);
		};
		const before = await bytes();
		expect(await rooms.pack(["a"])).toBe(1);
		const after = await bytes();
		console.log(
			`bytes per kept answer: ${(before / seats / rounds).toFixed(1)}, packed ${(after / seats / rounds).toFixed(1)}`,
		);
		expect(after / (seats * rounds)).toBeLessThan(16);
	});

	test("[RD1131] what students send to a packed room leaves it packed; what its instructor does unpacks it, and it is packed anew", async () => {
		const { rooms } = stores;
		const room = await ended(rooms);
		await joinOne(rooms, "a", newSeat("late"), 99);
		expect(await rooms.pack(["a"])).toBe(1);
		const packed = () => types("seats", "a:1", "a:2");
		const all = ["string", "string", "string"];
		expect(await packed()).toEqual(all);
		await rooms.save("a", [
			attempt("seat-1", 9, [3]),
			attempt("nobody", 9, [3], 7),
		]);
		await rooms.offer("a", "late", [{ round: 1, value: [2] }]);
		expect([...(await rooms.offered("a"))]).toEqual([[1, 1]]);
		expect(await packed()).toEqual(all);
		const next = { ...room, version: room.version + 1 };
		expect(await rooms.takeOffers(next, 1)).toBe(true);
		expect(await packed()).toEqual(["hash", "hash", "hash"]);
		expect(await rooms.answers("a", 1)).toHaveLength(6);
		expect(await rooms.pack(["a"])).toBe(1);
		expect(await packed()).toEqual(all);
		expect(await rooms.answers("a", 1)).toHaveLength(6);
	});

	test("[RD1132] older programs can read all until rooms are packed, which begins a while after the first node that can; then they are refused", async () => {
		const patient = await open(150);
		await ended(patient.rooms);
		expect(await patient.rooms.pack(["a"])).toBe(0);
		expect(await client.get(`${prefix}format`)).toBe("2");
		await new Promise((resolve) => setTimeout(resolve, 200));
		expect(await patient.rooms.pack(["gone"])).toBe(0);
		expect(await client.get(`${prefix}format`)).toBe("2");
		// Another node that came later counts from the first.
		expect(await (await open(150)).rooms.pack(["a"])).toBe(1);
		expect(await client.get(`${prefix}format`)).toBe("3");
		await patient.rooms.answers("a", 1);
	});

	test("[RD1133] whatever a program that knows no packed rooms does to their rows fails and leaves them as they are", async () => {
		const { rooms } = stores;
		await ended(rooms);
		const before = await told(rooms);
		await rooms.pack(["a"]);
		for (const part of ["seats", "a:1"])
			for (const command of [
				["hget", "seat-1"],
				["hmget", "seat-1"],
				["hgetall"],
				["hkeys"],
				["hvals"],
				["hlen"],
				["hexists", "seat-1"],
				["hset", "seat-1", "x"],
				["hsetnx", "seat-1", "x"],
				["hdel", "seat-1"],
			]) {
				const [name = "", ...rest] = command;
				await expect(client.call(name, key(part), ...rest)).rejects.toThrow(
					/WRONGTYPE/,
				);
			}
		expect(await told(rooms)).toEqual(before);
	});

	test("[RD1134] a room is whole also where a node died while it packed or unpacked it, and is packed by the next", async () => {
		const { rooms } = stores;
		let room = await ended(rooms);
		const before = await told(rooms);
		await rooms.pack(["a"]);
		const half = async () => {
			const packed = await client.dumpBuffer(key("a:1"));
			if (packed === null) throw new Error("nothing is packed");
			await rooms.bar("a", []);
			await rooms.bar("a", ["nobody"]);
			await client.restore(key("a:1"), 0, packed, "REPLACE");
			expect(await types("seats", "a:1", "a:2")).toEqual([
				"hash",
				"string",
				"hash",
			]);
		};
		await half();
		expect(await told(rooms)).toEqual(before);
		expect(await rooms.pack(["a"])).toBe(1);
		expect(await told(rooms)).toEqual(before);
		await half();
		room = { ...room, version: room.version + 1 };
		expect(await rooms.erase(room, "seat-2")).toBe(true);
		const without = <T extends { id?: string; seat?: string }>(all: T[]) =>
			all.filter(({ id, seat }) => id !== "seat-2" && seat !== "seat-2");
		const after = await told(rooms);
		expect(after.seats).toEqual(without(before.seats));
		expect(after.rows).toEqual(before.rows.map(without));
		// Only the document's next version follows the erasure: it happened once.
		expect((await rooms.load("a"))?.version).toBe(room.version);
	});

	test("[RD1135] nodes that pack, unpack and erase at once lose nothing and keep nothing erased", async () => {
		const others = [stores, await open(), await open()].map(
			({ rooms }) => rooms,
		);
		const [rooms] = others;
		if (rooms === undefined) throw new Error("no store");
		let room = await ended(rooms, 60);
		const erased = seatIds(12);
		const erase = async () => {
			for (const seat of erased) {
				room = { ...room, version: room.version + 1 };
				expect(await rooms.erase(room, seat)).toBe(true);
			}
		};
		let done = false;
		const busy = others.map(async (one) => {
			while (!done) {
				await one.pack(["a"]);
				await one.bar("a", ["seat-60"]);
				expect(await one.answers("a", 1)).not.toHaveLength(0);
			}
		});
		await erase().finally(() => {
			done = true;
		});
		await Promise.all(busy);
		await rooms.pack(["a"]);
		const left = seatIds(60).slice(12);
		for (const one of others) {
			const { seats, rows, tally } = await told(one);
			expect(seats.map(({ id }) => id)).toEqual(left);
			for (const ofRound of rows)
				expect(ofRound.map(({ seat }) => seat)).toEqual(left);
			expect(tally.answered).toBe(48);
		}
	});

	test("[RD1136] a packed room comes out of a backup as it went in, and moves to another store", async () => {
		const { rooms } = stores;
		await ended(rooms);
		await saveOne(rooms, "a", attempt("seat-1", 1, [0]));
		const before = await told(rooms);
		await rooms.pack(["a"]);
		const folder = mkdtempSync(join(tmpdir(), "lectern-packs-"));
		const log = { info() {}, warn() {} };
		const from = { url: server.url, prefix, sharded: false, log };
		const backups = await redisBackups(from);
		await backups.backUp(join(folder, "backup"));
		backups.close();
		const records = [];
		for await (const record of stores.transfer.dumpRoom("a"))
			records.push(record);
		prefix = `other-${prefix}`;
		const back = await redisBackups({ ...from, prefix });
		await back.restore(join(folder, "backup"), false);
		back.close();
		rmSync(folder, { recursive: true });
		expect(await types("seats", "a:1")).toEqual(["string", "string"]);
		expect(await told((await open()).rooms)).toEqual(before);
		prefix = `third-${prefix}`;
		const third = await open();
		for (const record of records) await third.transfer.restore(record);
		expect(await told(third.rooms)).toEqual(before);
		expect(await third.rooms.pack(["a"])).toBe(1);
		// Once more, as an import that was cut off: it is all there.
		for (const record of records)
			expect(await third.transfer.restore(record)).toBe("there");
		expect(await told(third.rooms)).toEqual(before);
	});
});
