import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openRedis, type RedisStores } from "../../server/store/redis/open.ts";
import type { Hint } from "../../server/store/room-store.ts";
import { freePort } from "../rig/process.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";
import { waitFor } from "../rig/wait.ts";
import { startWire } from "../rig/wire.ts";
import { allQuizzes, allRooms } from "./lists.ts";
import {
	attempt,
	finalGate,
	openGate,
	openRoom,
	regate,
	roomOf,
	saveOne,
	seatIds,
	sheet,
} from "./samples.ts";

let server: RedisServer;
let opened: RedisStores[] = [];
let removing: (() => void | Promise<void>)[] = [];
let prefixes = 0;

beforeAll(async () => {
	server = await startRedis();
});
afterEach(async () => {
	for (const stores of opened) stores.close();
	for (const remove of removing) await remove();
	opened = [];
	removing = [];
});
afterAll(() => server?.remove());

interface Noted {
	readonly fields: object;
	readonly message: string;
}

async function open({ url = server.url, notes = [] as Noted[] } = {}) {
	prefixes++;
	const note = (fields: object, message: string) =>
		void notes.push({ fields, message });
	const stores = await openRedis({
		url,
		prefix: `fault-${prefixes}:`,
		log: { info: note, warn: note },
	});
	opened.push(stores);
	return stores;
}

/** How long a call takes to be rejected, in ms. Throws when it is not. */
async function rejection(call: Promise<unknown>): Promise<number> {
	const start = performance.now();
	await expect(call).rejects.toThrow(/^Redis: /);
	return performance.now() - start;
}

/** The first answer to a call that is repeated until it has one. */
async function repeated<T>(call: () => Promise<T>): Promise<T> {
	let reply: { value: T } | null = null;
	await waitFor("an answer of the store", async () => {
		reply = await call().then(
			(value) => ({ value }),
			() => null,
		);
		return reply !== null;
	});
	return (reply as { value: T } | null)?.value as T;
}

/** Ids of the connections for commands. */
async function connections(): Promise<string[]> {
	const list = String(await server.tell("CLIENT", "LIST"));
	return [...list.matchAll(/^id=(\d+) .* name=lectern /gm)].map(
		([, id]) => id ?? "",
	);
}

/** Commits now and then until a hint of it comes back. Resolves to how long that took, in ms. */
async function hearing({ rooms }: RedisStores, roomId: string) {
	const start = performance.now();
	let heard = false;
	let committed = Number.NEGATIVE_INFINITY;
	const stop = rooms.onHint((hint: Hint) => {
		heard ||= hint.roomId === roomId && hint.of === "room";
	});
	await waitFor("a hint", async () => {
		if (heard || performance.now() - committed < 200) return heard;
		committed = performance.now();
		const room = await rooms.load(roomId).catch(() => null);
		if (room !== null) await regate(rooms, room, openGate).catch(() => {});
		return heard;
	});
	const took = performance.now() - start;
	stop();
	// The next one is not to hear what was sent for this one.
	await new Promise((resolve) => setTimeout(resolve, 200));
	return took;
}

describe("the Redis store when Redis is in trouble", () => {
	test("[RD1] scripts that Redis has forgotten are sent again", async () => {
		const { rooms } = await open();
		await openRoom(rooms, "a", 2, openGate);
		const saved = await saveOne(rooms, "a", attempt("seat-1", 1, [0]));
		await server.tell("SCRIPT", "FLUSH");
		const outcomes = await Promise.all([
			saveOne(rooms, "a", attempt("seat-1", 1, [0])),
			saveOne(rooms, "a", attempt("seat-2", 1, [1])),
			rooms.tally("a", 1),
		]);
		expect(outcomes[0]).toEqual(saved);
		expect(await rooms.answers("a", 1)).toHaveLength(2);
	});

	test("[RD2] cut connections: what was on its way is rejected or stored, a repeat stores it once", async () => {
		const stores = await open();
		const { rooms } = stores;
		const seats = seatIds(200);
		await openRoom(rooms, "a", seats.length, finalGate);
		let unknown = 0;
		for (let cut = 0; cut < 3; cut++) {
			const some = seats.slice(cut * 60, cut * 60 + 60);
			const saves = some.map((seat) =>
				saveOne(rooms, "a", attempt(seat, 1, [0])).catch(() => unknown++),
			);
			await server.tell("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
			saves.push(
				...some.map((seat) =>
					saveOne(rooms, "a", attempt(seat, 1, [0])).catch(() => unknown++),
				),
			);
			await Promise.all(saves);
		}
		expect(unknown).toBeGreaterThan(0);
		for (const seat of seats) {
			const outcome = await repeated(() =>
				saveOne(rooms, "a", attempt(seat, 1, [1])),
			);
			expect(outcome.is).toBe("stored");
		}
		const rows = await rooms.answers("a", 1);
		expect(rows).toHaveLength(seats.length);
		const { answered, values } = await rooms.tally("a", 1);
		expect(answered).toBe(seats.length);
		expect(values["[0]"]).toBe(
			rows.filter((row) => JSON.stringify(row.value) === "[0]").length,
		);
	});

	test("[RD3] a cut subscriber listens again by itself, five times in a row", async () => {
		const stores = await open();
		await openRoom(stores.rooms, "a", 0, null);
		await hearing(stores, "a");
		for (let cut = 0; cut < 5; cut++) {
			await server.tell("CLIENT", "KILL", "TYPE", "pubsub");
			expect(await hearing(stores, "a")).toBeLessThan(3000);
		}
	});

	test("[RD4] a half-open subscriber is noticed and replaced", async () => {
		const wire = await startWire(server.port);
		removing.push(() => wire.close());
		const notes: Noted[] = [];
		const stores = await open({
			url: `redis://127.0.0.1:${wire.port}`,
			notes,
		});
		await openRoom(stores.rooms, "a", 0, null);
		await hearing(stores, "a");
		expect(wire.freeze("lectern-hints")).toBe(1);
		const took = await hearing(stores, "a");
		expect(took).toBeGreaterThan(2500);
		expect(took).toBeLessThan(6000);
		expect(notes.map(({ message }) => message)).toContain(
			"hints do not arrive: connecting anew",
		);
	});

	test("[RD5] a half-open connection for commands: calls are rejected in time, then it is replaced", async () => {
		const wire = await startWire(server.port);
		removing.push(() => wire.close());
		const stores = await open({ url: `redis://127.0.0.1:${wire.port}` });
		const { rooms } = stores;
		await openRoom(rooms, "a", 1, openGate);
		expect(wire.freeze("lectern")).toBe(2);
		const start = performance.now();
		const one = attempt("seat-1", 1, [0]);
		expect(await rejection(saveOne(rooms, "a", one))).toBeLessThan(3000);
		await repeated(() => saveOne(rooms, "a", one));
		expect(performance.now() - start).toBeLessThan(7000);
		expect(await rooms.health()).toEqual([]);
	});

	test("[RD6] a Redis that stands still for 5 s: calls are rejected as unknown, a repeat is stored once, all goes on by itself", async () => {
		const stores = await open();
		const { rooms } = stores;
		const room = await openRoom(rooms, "a", 1, openGate);
		await hearing(stores, "a");
		const epoch = await rooms.epoch();
		const one = attempt("seat-1", 1, [0]);
		let stands = true;
		server.pause();
		const resumed = new Promise<number>((resolve) =>
			setTimeout(() => {
				stands = false;
				server.resume();
				resolve(performance.now());
			}, 5000),
		);
		const waits = await Promise.all([
			rejection(saveOne(rooms, "a", one)),
			rejection(rooms.load("a")),
			rejection(rooms.commit({ ...room, version: 99 }, null)),
			rejection(rooms.now()),
			rejection(rooms.epoch()),
			rooms.health().then((faults) => {
				expect(faults).toEqual(["Redis does not answer."]);
				return 0;
			}),
		]);
		expect(Math.max(...waits)).toBeLessThan(3000);
		// What comes while nothing is connected is rejected at once: nothing piles up.
		await waitFor("the connection to be given up", async () => {
			const start = performance.now();
			await rooms.load("a").catch(() => {});
			return performance.now() - start < 100;
		});
		expect(stands).toBe(true);
		const back = await resumed;
		const first = await repeated(() => saveOne(rooms, "a", one));
		expect(performance.now() - back).toBeLessThan(3000);
		expect(await saveOne(rooms, "a", one)).toEqual(first);
		expect(await rooms.answers("a", 1)).toEqual([first.row]);
		expect(await rooms.tally("a", 1)).toMatchObject({ values: { "[0]": 1 } });
		await hearing(stores, "a");
		expect(await rooms.epoch()).toBe(epoch);
		expect(await rooms.health()).toEqual([]);
	});

	test("[RD7] CLIENT PAUSE: writes are rejected in time and stored once afterwards", async () => {
		const { rooms } = await open();
		await openRoom(rooms, "a", 1, openGate);
		await server.tell("CLIENT", "PAUSE", 3000, "ALL");
		const one = attempt("seat-1", 1, [0]);
		expect(await rejection(saveOne(rooms, "a", one))).toBeLessThan(3000);
		await repeated(() => saveOne(rooms, "a", one));
		expect(await rooms.answers("a", 1)).toHaveLength(1);
	});

	test("[RD8] kill -9 and restart keeps every answer that was told as stored, and begins another epoch", async () => {
		const stores = await open();
		const { rooms } = stores;
		const seats = seatIds(400);
		const room = await openRoom(rooms, "a", seats.length, openGate);
		const epoch = await rooms.epoch();
		const told = new Set<string>();
		let rejected = 0;
		const saves = seats.map(async (seat, index) => {
			await new Promise((resolve) => setTimeout(resolve, index / 4));
			try {
				await saveOne(rooms, "a", attempt(seat, 1, [index % 3]));
				told.add(seat);
			} catch {
				rejected++;
			}
		});
		await waitFor("some answers", () => told.size > 50);
		await server.kill();
		await Promise.all(saves);
		expect(rejected).toBeGreaterThan(0);
		expect((await rooms.health())[0]).toMatch(/^Redis is not connected/);
		await server.start();
		const answers = await repeated(() => rooms.answers("a", 1));
		const kept = new Set(answers.map((row) => row.seat));
		expect([...told].filter((seat) => !kept.has(seat))).toEqual([]);
		expect(await rooms.epoch()).not.toBe(epoch);
		expect(await rooms.load("a")).toEqual(room);
		await hearing(stores, "a");
		expect(await rooms.health()).toEqual([]);
	});

	test("[RD9] a full Redis refuses loudly, throws nothing out, and is well again with more memory", async () => {
		const { rooms } = await open();
		await openRoom(rooms, "a", 3, openGate);
		await saveOne(rooms, "a", attempt("seat-1", 1, [0]));
		const before = await rooms.seats("a");
		await server.tell("CONFIG", "SET", "maxmemory", 1);
		try {
			await rejection(saveOne(rooms, "a", attempt("seat-1", 2, [1])));
			await rejection(saveOne(rooms, "a", attempt("seat-2", 1, [1])));
			await rejection(rooms.create(roomOf("b"), sheet));
			expect(await rooms.health()).toEqual([
				"Redis is out of memory: raise its maxmemory, or delete rooms.",
			]);
			expect(await rooms.answers("a", 1)).toMatchObject([{ value: [0] }]);
			expect(await rooms.seats("a")).toEqual(before);
			expect(await rooms.tally("a", 1)).toMatchObject({ answered: 1 });
			expect(await rooms.present("a", "node", 3, 1000)).toMatchObject({
				connected: 3,
			});
			await rooms.bar("a", ["seat-3"]);
			expect(await rooms.byCode(roomOf("b").code)).toBeNull();
		} finally {
			await server.tell("CONFIG", "SET", "maxmemory", 0);
		}
		expect(await saveOne(rooms, "a", attempt("seat-2", 1, [1]))).toMatchObject({
			is: "stored",
		});
		expect(await rooms.create(roomOf("b"), sheet)).toBe(true);
		expect(await rooms.health()).toEqual([]);
	});

	test("[RD10] a full Redis still deletes rooms", async () => {
		const { rooms } = await open();
		const room = await openRoom(rooms, "a", 1, openGate);
		await server.tell("CONFIG", "SET", "maxmemory", 1);
		try {
			await rooms.remove("a");
			expect(await rooms.load("a")).toBeNull();
			expect(await rooms.byCode(room.code)).toBeNull();
			expect(await allRooms(rooms, room.owner)).toEqual([]);
		} finally {
			await server.tell("CONFIG", "SET", "maxmemory", 0);
		}
	});

	test("[RD11] a Redis that became a replica refuses writes, says so, and is well again as a master", async () => {
		const stores = await open();
		const { rooms } = stores;
		await openRoom(rooms, "a", 1, openGate);
		const one = attempt("seat-1", 1, [0]);
		const before = await connections();
		await server.tell("REPLICAOF", "127.0.0.1", await freePort());
		try {
			for (let times = 0; times < 3; times++)
				await rejection(saveOne(rooms, "a", one));
			expect(
				await repeated(async () => {
					const [fault] = await rooms.health();
					if (fault?.startsWith("Redis is not connected")) throw fault;
					return fault;
				}),
			).toBe("Redis is a read-only replica.");
			// The address may lead to another Redis by now: it was connected to anew.
			expect(await connections()).not.toEqual(before);
		} finally {
			await server.tell("REPLICAOF", "NO", "ONE");
		}
		await repeated(() => saveOne(rooms, "a", one));
		expect(await rooms.answers("a", 1)).toHaveLength(1);
		await hearing(stores, "a");
		expect(await rooms.health()).toEqual([]);
	});

	test("[RD12] an absent Redis is waited for: calls are rejected at once, health says why, and all works when it comes", async () => {
		const late = await startRedis();
		removing.push(() => late.remove());
		await late.kill();
		const stores = await open({ url: late.url });
		const { rooms } = stores;
		expect(await rejection(rooms.load("a"))).toBeLessThan(200);
		expect((await rooms.health())[0]).toMatch(
			/^Redis is not connected: .*ECONNREFUSED/,
		);
		await late.start();
		await repeated(() => rooms.create(roomOf("a"), sheet));
		await hearing(stores, "a");
	});

	test("[RD13] what an error says holds neither names nor answers nor codes", async () => {
		const { rooms } = await open();
		await openRoom(rooms, "a", 1, openGate);
		await server.tell("CONFIG", "SET", "maxmemory", 1);
		try {
			const error: unknown = await rooms
				.join("a", [{ id: "x", name: "Canary", nameKey: "canary" }], 9)
				.catch((cause) => cause);
			expect(error).toBeInstanceOf(Error);
			const all = JSON.stringify(
				error,
				Object.getOwnPropertyNames(error).concat("cause", "command", "args"),
			);
			expect(all).toContain("Redis: OOM");
			expect(all).not.toMatch(/canary/i);
		} finally {
			await server.tell("CONFIG", "SET", "maxmemory", 0);
		}
	});

	test("[RD14] settings that could lose answers are told in the log, and right ones are not", async () => {
		const right: Noted[] = [];
		await open({ notes: right });
		await server.tell("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
		await server.tell("CONFIG", "SET", "appendfsync", "everysec");
		const wrong: Noted[] = [];
		await open({ notes: wrong });
		await waitFor("the warning", () => wrong.length > 0);
		expect(wrong).toMatchObject([
			{
				message: "Redis may lose answers that were saved",
				fields: {
					reason: expect.stringMatching(/appendfsync.*maxmemory-policy/),
				},
			},
		]);
		await server.tell("CONFIG", "SET", "maxmemory-policy", "noeviction");
		await server.tell("CONFIG", "SET", "appendfsync", "always");
		expect(right).toEqual([]);
	});

	test("[RD350] while its append-only file is off nothing is saved, and why is told, until all is on the disk again", async () => {
		const { rooms } = await open();
		await openRoom(rooms, "a", 2, openGate);
		await saveOne(rooms, "a", attempt("seat-1", 1, [0]));
		try {
			await server.tell("CONFIG", "SET", "appendonly", "no");
			expect(await rooms.health()).toEqual([
				expect.stringContaining("append-only file is off"),
			]);
			await expect(
				rooms.save("a", [attempt("seat-2", 1, [0])]),
			).rejects.toThrow("append-only file is off");
			// One that begins with such a Redis sees it at once.
			const late = await open();
			await expect(late.rooms.save("a", [])).rejects.toThrow("is off");
			// An operator may do without.
			const careless = await openRedis({
				url: server.url,
				prefix: "careless:",
				durable: false,
			});
			opened.push(careless);
			expect(await careless.rooms.health()).toEqual([]);
		} finally {
			await server.tell("CONFIG", "SET", "appendonly", "yes");
		}
		await waitFor(
			"the file to be whole",
			async () => (await rooms.health()).length === 0,
		);
		expect(await saveOne(rooms, "a", attempt("seat-2", 1, [0]))).toMatchObject({
			is: "stored",
		});
		await server.kill();
		await server.start();
		expect(await repeated(() => rooms.answers("a", 1))).toHaveLength(2);
	});

	test("[RD15] a Redis that was emptied begins another epoch", async () => {
		const { rooms } = await open();
		await openRoom(rooms, "a", 0, null);
		const epoch = await rooms.epoch();
		await server.tell("FLUSHALL");
		expect(await rooms.load("a")).toBeNull();
		expect(await rooms.epoch()).not.toBe(epoch);
	});

	test("[RD16] a closed store leaves no connection behind, and every call is rejected", async () => {
		const own = async () =>
			String(await server.tell("CLIENT", "LIST"))
				.split("\n")
				.filter((line) => line.includes("name=lectern")).length;
		await waitFor("the others to go", async () => (await own()) === 0);
		const { rooms, quizzes, close } = await open();
		await waitFor("both connections", async () => (await own()) === 2);
		close();
		close();
		await waitFor("both to go", async () => (await own()) === 0);
		await rejection(rooms.load("a"));
		await rejection(allQuizzes(quizzes, "o"));
		expect(await rooms.health()).toEqual([
			"The connection to Redis is closed.",
		]);
	});

	test("[RD17] a wrong password is told in words, and is repeated nowhere", async () => {
		const locked = await startRedis();
		removing.push(() => locked.remove());
		await locked.tell("CONFIG", "SET", "requirepass", "right");
		const notes: Noted[] = [];
		const url = (password: string) =>
			`redis://:${password}@127.0.0.1:${locked.port}`;
		const { rooms } = await open({ url: url("wr0ng"), notes });
		await rejection(rooms.load("a"));
		await waitFor("the reason", async () => {
			const [fault] = await rooms.health();
			return (
				fault ===
				"Redis refuses this user: check user and password in its address."
			);
		});
		expect(JSON.stringify(notes)).not.toContain("wr0ng");
		const right = await open({ url: url("right") });
		expect(await right.rooms.create(roomOf("a"), sheet)).toBe(true);
	});
});
