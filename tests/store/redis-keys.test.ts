import { readdirSync, readFileSync } from "node:fs";
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
import { hashOf } from "../../server/store/digest.ts";
import { textOfSheet } from "../../server/store/documents.ts";
import { openRedis, type RedisStores } from "../../server/store/redis/open.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";
import { waitFor } from "../rig/wait.ts";
import { listen } from "./hint-log.ts";
import { allRooms } from "./lists.ts";
import {
	attempt,
	joinOne,
	newSeat,
	openGate,
	openRoom,
	quizOf,
	regate,
	rename,
	roomOf,
	saveOne,
	seatIds,
	sheet,
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
	prefixes++;
	prefix = `keys-${prefixes}:`;
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

async function open(roomTtlMs = 60_000): Promise<RedisStores> {
	const one = await openRedis({ url: server.url, prefix, roomTtlMs });
	opened.push(one);
	return one;
}

async function keys(): Promise<string[]> {
	const all = await client.keys(`${prefix}*`);
	// Each store notes once a second that it agrees on the time.
	return all.filter((key) => key !== `${prefix}clock`).sort();
}

function ended(room: Room): Room {
	return {
		...room,
		version: room.version + 1,
		endedAt: 1_700_000_000_001,
		phase: { name: "ended" },
		rounds: [
			{
				round: 1,
				question: 0,
				openedAt: 1_700_000_000_000,
				deadline: null,
				closedAt: 1_700_000_000_000,
				changeable: true,
				counted: { answered: 1, right: 1 },
				recounts: 0,
				revealed: true,
			},
		],
	};
}

/** Those of the questions that all rooms here share. */
const sheetKeys = ["", ":rooms"].map(
	(part) => `sheet:{${hashOf(textOfSheet(sheet))}}${part}`,
);

describe("what the Redis store keeps in Redis", () => {
	test("[RD20] every key of a room has the room's tag, and every other key a tag of its own", async () => {
		const { rooms, quizzes, sessions } = stores;
		await openRoom(rooms, "a", 2, openGate);
		await saveOne(rooms, "a", attempt("seat-1", 1, [0]));
		await rooms.present("a", "node", 3, 60_000);
		await rooms.reactions("a", "node", "1 hand", 60_000);
		await quizzes.addInstructor({ id: "i", createdAt: 1 });
		await quizzes.addHandOver("h", "sealed", (await rooms.now()) + 60_000);
		await sessions.limitOldKey("i", 1);
		await sessions.setWords("i", { hash: "w", madeAt: 1, kept: false });
		await quizzes.addQuizzes("owner-1", [
			{ id: "q", quiz: quizOf("Q"), sample: null },
		]);
		await rooms.epoch();
		expect(await keys()).toEqual(
			[
				...[
					"room",
					"seats",
					"names",
					"presence",
					"reactions",
					"a:1",
					"t:1",
				].map((part) => `{a}:${part}`),
				...sheetKeys,
				"code:{CODE-a}",
				"screen:{screen-a}",
				...[
					"rooms",
					"running",
					"weights",
					"quizzes",
					"places",
					"digests",
					"touched",
				].map((part) => `owner:{owner-1}:${part}`),
				"instructor:{i}",
				"account:{i}",
				"words:{w}",
				"handover:{h}",
				"history",
				"format",
			]
				.map((key) => prefix + key)
				.sort(),
		);
	});

	test("[RD21] a deleted room leaves no key but the mark, which goes with the scrub, also when answers of rounds that its document does not name are there", async () => {
		const { rooms } = stores;
		let room = await openRoom(rooms, "a", 2, { ...openGate, round: 2 });
		await saveOne(rooms, "a", attempt("seat-1", 1, [0], 2));
		room = await regate(rooms, room, { ...openGate, round: 3 });
		await saveOne(rooms, "a", attempt("seat-1", 1, [0], 3));
		await regate(rooms, room, null);
		await rooms.present("a", "node", 3, 60_000);
		await rooms.reactions("a", "node", "1 hand", 60_000);
		await rooms.lowerHands("a", 60_000);
		await rooms.remove("a");
		const whose = [`${prefix}format`, `${prefix}history`];
		expect(await keys()).toEqual([...whose, `${prefix}scrub`]);
		await rooms.scrub();
		expect(await keys()).toEqual(whose);
	});

	test("[RD22] once a room has ended, what only a running room needs is forgotten in time, and its results stay", async () => {
		const { rooms } = await open(200);
		const room = await openRoom(rooms, "a", 3, openGate);
		await rooms.save("a", [
			attempt("seat-1", 1, [0]),
			attempt("seat-2", 1, [1]),
		]);
		await rooms.bar("a", ["seat-3"]);
		await rooms.present("a", "node", 3, 60_000);
		const rows = await rooms.answers("a", 1);
		const tally = await rooms.tally("a", 1);
		const seats = await rooms.seats("a");
		const last = ended(room);
		expect(await rooms.commit(last, null)).toBe(true);
		expect(await rooms.byCode(room.code)).toBe("a");

		await waitFor("the keys to expire", async () => {
			const left = (await keys()).map((key) => key.slice(prefix.length));
			return (
				JSON.stringify(left) ===
				JSON.stringify([
					"format",
					"history",
					"owner:{owner-1}:rooms",
					"owner:{owner-1}:weights",
					"screen:{screen-a}",
					...sheetKeys,
					"{a}:a:1",
					"{a}:room",
					"{a}:seats",
				])
			);
		});
		expect(await rooms.byCode(room.code)).toBeNull();
		expect(await rooms.byScreen(room.screenToken)).toBe("a");
		expect(await rooms.load("a")).toEqual(last);
		expect(await rooms.sheet("a")).toEqual(sheet);
		expect(await rooms.seats("a")).toEqual(seats);
		expect(await rooms.answers("a", 1)).toEqual(rows);
		expect(await rooms.tally("a", 1)).toEqual(tally);
		expect(await allRooms(rooms, room.owner)).toEqual([
			{ room: last, joined: 2 },
		]);
	});

	test("[RD23] a code that an ended room has lost is free, and deleting the old room takes nothing from the new one", async () => {
		const { rooms } = await open(1);
		const room = await openRoom(rooms, "a", 0, null);
		await rooms.commit(ended(room), null);
		await waitFor(
			"the code to be free",
			async () => (await rooms.byCode(room.code)) === null,
		);
		expect(await rooms.create(roomOf("b", { code: room.code }), sheet)).toBe(
			true,
		);
		await rooms.remove("a");
		expect(await rooms.byCode(room.code)).toBe("b");
	});

	test("[RD24] what a crash leaves of a room's creation leads to no room, and the creation can be done again", async () => {
		const { rooms } = stores;
		const room = roomOf("a");
		await client.set(`${prefix}code:{${room.code}}`, "a");
		await client.set(`${prefix}screen:{${room.screenToken}}`, "a");
		await client.zadd(`${prefix}owner:{${room.owner}}:rooms`, 1, "a");
		expect(await rooms.byCode(room.code)).toBeNull();
		expect(await rooms.byScreen(room.screenToken)).toBeNull();
		expect(await allRooms(rooms, room.owner)).toEqual([]);
		expect(await rooms.create(roomOf("b", { code: room.code }), sheet)).toBe(
			false,
		);
		expect(await rooms.create(room, sheet)).toBe(true);
		expect(await rooms.byCode(room.code)).toBe("a");
	});

	test("[RD25] a call whose reply was lost can run again: it is told the same, changes nothing and sends no second hint", async () => {
		const { rooms, quizzes } = stores;
		const room = roomOf("a");
		const twice = async <T>(call: () => Promise<T>): Promise<[T, T]> => [
			await call(),
			await call(),
		];
		expect(await twice(() => rooms.create(room, sheet))).toEqual([true, true]);
		const hints = await listen(rooms);
		const next = { ...room, version: 2, title: "changed" };
		expect(await twice(() => rooms.commit(next, openGate))).toEqual([
			true,
			true,
		]);
		expect(await hints.heard()).toEqual(["a/room"]);
		const erased = { ...next, version: 3 };
		expect(await twice(() => rooms.erase(erased, "nobody"))).toEqual([
			true,
			true,
		]);
		expect(await hints.heard()).toEqual(["a/room"]);
		const [first, again] = await twice(() =>
			joinOne(rooms, "a", newSeat("x"), 1),
		);
		expect(again).toEqual({ ...first, fresh: false });
		const [saved, saved2] = await twice(() =>
			saveOne(rooms, "a", attempt("x", 1, [0])),
		);
		expect(saved2).toEqual(saved);
		expect(await twice(() => rename(rooms, "a", "x", "X", "x"))).toEqual([
			"altered",
			"altered",
		]);
		expect(
			await twice(() => quizzes.addInstructor({ id: "i", createdAt: 1 })),
		).toEqual([true, true]);
		const own = { id: "q", quiz: quizOf("Q"), sample: "lesson 1" };
		const [since, since2] = await twice(() => quizzes.addQuizzes("o", [own]));
		expect(since2).toBe(since);
		expect((await quizzes.quiz("o", "q"))?.updatedAt).toBe(since);
		const [put, put2] = await twice(() =>
			quizzes.putQuiz("o", "q", 1, quizOf("R")),
		);
		expect(put2).toEqual(put);
		expect(put?.record.version).toBe(2);
	});

	test("[RD26] a batch of any size is stored whole, with its outcomes in order", async () => {
		const { rooms } = stores;
		await rooms.create(roomOf("a"), sheet);
		const seats = seatIds(1203);
		await Promise.all(
			seats.map((seat) => joinOne(rooms, "a", newSeat(seat), seats.length)),
		);
		await regate(rooms, roomOf("a"), openGate);
		const outcomes = await rooms.save(
			"a",
			seats.map((seat, index) => attempt(seat, 1, [index % 4])),
		);
		expect(outcomes.map(({ row }) => row?.seat)).toEqual(seats);
		expect(await rooms.answers("a", 1)).toEqual(outcomes.map(({ row }) => row));
		expect((await rooms.tally("a", 1)).answered).toBe(seats.length);
	});

	test("[RD27] two stores on one Redis are one: both see every act and hear every hint", async () => {
		const other = await open();
		await openRoom(stores.rooms, "a", 1, openGate);
		const hints = await listen(other.rooms);
		await saveOne(stores.rooms, "a", attempt("seat-1", 1, [0]));
		await waitFor("the other's hint", async () =>
			(await hints.heard()).includes("a/pulse"),
		);
		expect(await other.rooms.answers("a", 1)).toHaveLength(1);
		expect(await stores.rooms.present("a", "one", 2, 60_000)).toMatchObject({
			connected: 2,
		});
		expect(await other.rooms.present("a", "two", 3, 60_000)).toMatchObject({
			connected: 5,
		});
		expect(await other.rooms.epoch()).toBe(await stores.rooms.epoch());
	});

	test("[RD750] what one owner may put into the bin is counted by all nodes together, for so long and no longer", async () => {
		const nodes = [stores, await open(), await open()];
		const bound = { bytes: 10_000, withinMs: 60_000 };
		for (let one = 0; one < 30; one++) {
			await openRoom(stores.rooms, `r-${one}`, 1, null);
			const { bin } = nodes[one % nodes.length] ?? stores;
			expect(await bin.take(`r-${one}`, undefined, bound)).toBe(true);
		}
		const keys = (await client.keys(`${prefix}bin:*`)).length;
		let bytes = 0;
		for (const { room } of await stores.bin.items())
			bytes += await client.hstrlen(`${prefix}bin:{${room}}`, "content");
		expect(keys).toBeLessThan(30);
		expect(bytes).toBeGreaterThan(bound.bytes / 2);
		expect(bytes).toBeLessThanOrEqual(bound.bytes);
		const [counter = ""] = await client.keys(`${prefix}binned:*`);
		const left = await client.pttl(counter);
		expect(left).toBeGreaterThan(0);
		expect(left).toBeLessThanOrEqual(bound.withinMs);
	});

	test("[RD28] stores of other prefixes in the same Redis are others", async () => {
		await openRoom(stores.rooms, "a", 1, openGate);
		const hints = await listen(stores.rooms);
		prefix = `other-${prefix}`;
		const other = await open();
		expect(await other.rooms.load("a")).toBeNull();
		await openRoom(other.rooms, "a", 1, openGate);
		expect(await hints.heard()).toEqual([]);
	});

	test("[RD29] a message that is no hint is passed over", async () => {
		const hints = await listen(stores.rooms);
		for (const text of ["", "room", "rooms a", "tick x 1", "\u0000", "{}"])
			await client.publish(`${prefix}hints`, text);
		expect(await hints.heard()).toEqual([]);
	});

	test("[RD30] an address or a prefix that cannot be right is refused in words, and no password is repeated", async () => {
		const tried = (url: string, more = {}) =>
			openRedis({ url, prefix: "x:", ...more }).then(
				() => "opened",
				(error: Error) => error.message,
			);
		for (const url of ["", "http://u:secret@h", "localhost:6379", "redis://"])
			expect(await tried(url)).toMatch(/looks like redis:\/\/localhost:6379/);
		expect(await tried("ftp://u:secret@h")).not.toContain("secret");
		expect(await tried(`${server.url},${server.url}`)).toMatch(/Cluster/);
		expect(await tried(server.url, { prefix: "{x}" })).toMatch(/braces/);
	});

	test("[RD150] what a crash leaves of a sheet is swept by the next scrub, and no other sheet", async () => {
		const { rooms } = stores;
		const [first, second = ""] = sheetKeys.map((key) => prefix + key);
		await rooms.create(roomOf("a"), sheet);
		await client.zadd(second, 1, "never-came");
		await client.set(`${prefix}sheet:{x}`, "[]");
		await client.zadd(`${prefix}sheet:{x}:rooms`, 1, "gone");
		await client.set(`${prefix}sheet:{y}`, "[]");
		await client.zadd(
			`${prefix}sheet:{y}:rooms`,
			String(Math.floor(Date.now() / 1000)),
			"coming",
		);
		await rooms.scrub();
		const left = (await keys()).filter((key) => key.includes(":sheet:"));
		expect(left).toEqual(
			[first, second, `${prefix}sheet:{y}`, `${prefix}sheet:{y}:rooms`].sort(),
		);
		expect(await client.zrange(second, "0", "-1")).toEqual(["a"]);
		expect(await rooms.sheet("a")).toEqual(sheet);
	});

	test("[RD1370] what a crash leaves between other questions and the document that names them is swept; the room keeps what it has", async () => {
		const { rooms } = stores;
		const room = await openRoom(rooms, "a", 0, null);
		const next = { ...room, version: room.version + 1, revision: 1 };
		const [question] = sheet;
		if (question === undefined) throw new Error("no question");
		const other = [{ ...question, text: "Other words" }];
		const counted = async () =>
			(await keys()).filter((key) => key.endsWith("}:rooms")).sort();
		const before = await counted();
		// Somebody else was first: as a crash between the two, it leaves questions that no document names.
		const late = { ...next, title: "another" };
		expect(await rooms.commit(next, null, room, sheet)).toBe(true);
		expect(await rooms.commit(late, null, room, other)).toBe(false);
		expect(await rooms.sheet("a")).toEqual(sheet);
		await rooms.scrub();
		expect(await counted()).toHaveLength(before.length + 2);
		for (const key of await counted())
			for (const id of await client.zrange(key, "0", "-1"))
				await client.zadd(key, 1, id);
		await rooms.scrub();
		expect(await counted()).toHaveLength(before.length);
		expect(await rooms.sheet("a")).toEqual(sheet);
	});

	test("[RD151] quizzes that an older version added, changed or deleted are listed as they are", async () => {
		const { quizzes } = stores;
		const own = (id: string) => ({ id, quiz: quizOf(id), sample: null });
		// As many come as go: their number alone would tell nothing.
		await quizzes.addQuizzes("o", [own("new"), own("gone"), own("deleted")]);
		const documents = `${prefix}owner:{o}:quizzes`;
		const place = await client.incr(`${prefix}owner:{o}:places`);
		const text = `3 1000 2000 3000 ${place} "lesson 1"\n${JSON.stringify(quizOf("Old"))}`;
		await client.hset(documents, "old", text);
		await client.hset(documents, "older", text.replace("2000 3000", "2000 -"));
		await client.hdel(documents, "deleted", "gone");
		const page = { after: null, limit: 10 };
		const asked = await Promise.all([
			quizzes.summaries("o", page),
			quizzes.summaries("o", page),
		]);
		for (const { items } of asked)
			expect(items).toMatchObject([
				{ id: "new", digest: { title: "new" } },
				{
					id: "old",
					version: 3,
					createdAt: 1000,
					updatedAt: 2000,
					usedAt: 3000,
					sample: "lesson 1",
					digest: { title: "Old", questions: 1 },
				},
				{ id: "older", usedAt: null },
			]);
	});

	test("[RD152] a room that an older version stored has its own questions, and is listed", async () => {
		const { rooms } = stores;
		const room = await openRoom(rooms, "a", 1, openGate);
		await client.hdel(`${prefix}{a}:room`, "sheet", "summary", "owner");
		await client.set(`${prefix}{a}:sheet`, JSON.stringify(sheet));
		expect(await rooms.sheet("a")).toEqual(sheet);
		const list = async () =>
			(await rooms.roomsOf(room.owner, { after: null, limit: 9 })).items;
		for (const _ of [1, 2])
			expect(await list()).toMatchObject([{ id: "a", joined: 1 }]);
		expect(await client.hget(`${prefix}{a}:room`, "owner")).toBe(room.owner);
		await rooms.remove("a");
		expect(await list()).toEqual([]);
		expect(await client.exists(`${prefix}{a}:sheet`)).toBe(0);
	});

	test("[RD950] what says nothing new is stored as every older version stores it, and what those wrote is read, changed, counted and erased", async () => {
		const { rooms } = stores;
		const room = await openRoom(rooms, "a", 5, openGate);
		const key = (part: string) => `${prefix}{a}:${part}`;
		const { row } = await saveOne(rooms, "a", attempt("seat-1", 1, [0]));
		expect(await client.hget(key("a:1"), "seat-1")).toBe(`6 1 ${row?.at} [0]`);
		expect(await client.hgetall(key("t:1"))).toEqual({ "[0]": "1" });
		const [seat] = await rooms.seats("a");
		expect(await client.hget(key("seats"), "seat-1")).toBe(
			`0 1 ${seat?.joinedAt} ["nameseat-1","Name seat-1"]`,
		);
		// As an older node beside this one does it.
		for (const [id, place] of [
			["seat-2", 7],
			["seat-3", 8],
		] as const) {
			await client.hset(key("a:1"), id, `${place} 1 1700000000000 [1]`);
			await client.hincrby(key("t:1"), "[1]", 1);
			await client.hset(key("room"), "places", String(place));
		}
		const told = async () => {
			const { answered, groups, values } = await rooms.tally("a", 1);
			return { answered, groups, values };
		};
		expect(await told()).toEqual({
			answered: 3,
			groups: {},
			values: { "[0]": 1, "[1]": 2 },
		});
		await rooms.save("a", [
			attempt("seat-2", 2, [0]),
			{ ...attempt("seat-4", 1, [0]), groups: ["A"] },
		]);
		const next = { ...room, version: room.version + 1 };
		expect(await rooms.erase(next, "seat-3")).toBe(true);
		expect((await rooms.answers("a", 1)).map((one) => one.seat)).toEqual([
			"seat-1",
			"seat-2",
			"seat-4",
		]);
		expect(await told()).toEqual({
			answered: 3,
			groups: { A: 1 },
			values: { "[0]": 2 },
		});
		// An older node has opened the next question: what was counted of this one is not taken for that one's.
		await client.hset(key("room"), "round", "2", "rounds", "2");
		const one = { ...attempt("seat-1", 1, [0], 2), groups: ["B"] };
		await rooms.save("a", [one]);
		expect((await rooms.tally("a", 2)).groups).toEqual({ B: 1 });
		expect(await told()).toMatchObject({ groups: { A: 1 } });
	});

	test("[RD951] groups are counted of the round that takes answers alone, in one key, which goes with the commit that ends it", async () => {
		const { rooms } = stores;
		let room = await openRoom(rooms, "a", 2, openGate);
		const key = `${prefix}{a}:groups`;
		const give = (seat: string, round: number, group: string) =>
			saveOne(rooms, "a", {
				...attempt(seat, 1, [0], round),
				groups: [group],
			});
		await give("seat-1", 1, "A");
		await give("seat-2", 1, "A");
		expect(await client.zrange(key, 0, "-1", "WITHSCORES")).toEqual(["A", "2"]);
		room = await regate(rooms, room, openGate);
		expect(await client.exists(key)).toBe(1);
		room = await regate(rooms, room, { ...openGate, round: 2 });
		expect(await client.exists(key)).toBe(0);
		await give("seat-1", 2, "B");
		expect(await client.zrange(key, 0, "-1", "WITHSCORES")).toEqual(["B", "1"]);
		expect((await rooms.tally("a", 1)).groups).toEqual({ A: 2 });
		room = await regate(rooms, room, null);
		expect(await client.exists(key)).toBe(0);
		expect(await client.hget(`${prefix}{a}:room`, "counted")).toBeNull();
		room = await regate(rooms, room, { ...openGate, round: 3 });
		await give("seat-1", 3, "C");
		const open = { name: "open", question: 0, round: 3 } as const;
		const [closed] = ended(room).rounds;
		if (closed === undefined) throw new Error("an ended room has a round");
		const rounds = [1, 2, 3].map((round) => ({
			...closed,
			round,
			closedAt: round === 3 ? null : 2,
		}));
		await regate(
			rooms,
			{ ...room, phase: open, rounds },
			{
				...openGate,
				round: 3,
			},
		);
		await stores.bin.take("a");
		expect(await client.exists(key)).toBe(0);
		await stores.bin.restore("a");
		expect(await client.zrange(key, 0, "-1", "WITHSCORES")).toEqual(["C", "1"]);
		await rooms.remove("a");
		expect((await keys()).filter((one) => one.includes("{a}"))).toEqual([]);
	});

	test("[RD31] each verb is one file whose head says purpose, keys, arguments, reply and hint, and each file is in use", () => {
		const folder = new URL("../../server/store/redis/", import.meta.url);
		const loader = readFileSync(new URL("scripts.ts", folder), "utf8");
		const files = readdirSync(new URL("lua/", folder));
		expect(files.length).toBeGreaterThan(15);
		const shared: string[] = [];
		for (const file of files) {
			const text = readFileSync(new URL(`lua/${file}`, folder), "utf8");
			// Shared by those that say so in their heads.
			if (!text.startsWith("#!")) {
				expect(text, file).toMatch(/^--\[\[\n[A-Z].+?\n\]\]\n/s);
				shared.push(file);
				continue;
			}
			expect(text, file).toMatch(
				/^#!lua( flags=[a-z-]+)?\n--\[\[\n[A-Z].+?\nKEYS {2}.+?\nARGV {2}.+?\nReturns .+?\nHint {2}.+?(\nUses {2}rows)?\n\]\]\n/s,
			);
			expect(loader, file).toContain(`"${file.replace(/\.lua$/, "")}"`);
		}
		expect(shared).toEqual(["rows.lua"]);
	});

	test("[RD880] what a newer program has written is refused and left as it was, also where Redis came only after the start", async () => {
		const format = `${prefix}format`;
		expect(await client.get(format)).toBe("2");
		await client.set(format, "999");
		const words = /newer Lectern \(format 999, this one knows \d+\)/;
		await expect(open()).rejects.toThrow(words);
		const late = await startRedis();
		const url = late.url;
		await late.kill();
		const early = await openRedis({ url, prefix });
		opened.push(early);
		await late.start();
		const other = new Redis(url);
		await other.set(format, "999");
		await waitFor("it to be told", async () =>
			(await early.rooms.health()).some((fault) => words.test(fault)),
		);
		const answer = attempt("seat-1", 1, [0]);
		await expect(early.rooms.save("a", [answer])).rejects.toThrow(words);
		expect(await other.get(format)).toBe("999");
		other.disconnect();
		await late.remove();
	}, 60_000);
});
