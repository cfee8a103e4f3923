import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Room } from "../../server/room/state.ts";
import type { ImageStore } from "../../server/store/image-store.ts";
import type { QuizStore } from "../../server/store/quiz-store.ts";
import { openRedis, type RedisStores } from "../../server/store/redis/open.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import type { SessionStore } from "../../server/store/session-store.ts";
import {
	openSqlite,
	type SqliteStores,
} from "../../server/store/sqlite/open.ts";
import {
	openSqliteTransfer,
	type SqliteTransfer,
} from "../../server/store/sqlite/transfer.ts";
import { exportLibrary, importLibrary } from "../../server/store/transfer.ts";
import { format } from "../../server/store/transfer-line.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";
import { imageOf } from "./image-cases.ts";
import { allQuizzes, allRooms } from "./lists.ts";
import {
	attempt,
	finalGate,
	joinOne,
	newSeat,
	openGate,
	openRoom,
	quizOf,
	regate,
	rename,
	roomOf,
	seatIds,
	sheet,
} from "./samples.ts";

let folder = "";
let server: RedisServer;
let stores: SqliteStores;
const closing: (() => void)[] = [];
let number = 0;

const pictures = [imageOf("one"), imageOf("two", 5_000)] as const;

interface Stores {
	readonly rooms: RoomStore;
	readonly quizzes: QuizStore;
	readonly sessions: SessionStore;
	readonly images: ImageStore;
}

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "lectern-transfer-"));
	server = await startRedis();
	stores = openFile("first");
	await fill(stores);
});
afterAll(async () => {
	for (const close of closing) close();
	await server?.remove();
	rmSync(folder, { recursive: true });
});

function openFile(name: string): SqliteStores {
	const file = join(folder, `${name}.db`);
	const opened = openSqlite({ file, now: () => Date.now() });
	closing.push(() => opened.close());
	return opened;
}

function transferFile(name: string): SqliteTransfer {
	const opened = openSqliteTransfer(join(folder, `${name}.db`));
	closing.push(() => opened.close());
	return opened;
}

async function openServer(): Promise<RedisStores> {
	number++;
	const prefix = `moved-[${number}]*:`;
	const opened = await openRedis({ url: server.url, prefix });
	closing.push(() => opened.close());
	return opened;
}

async function textOf(lines: AsyncIterable<string>): Promise<string[]> {
	const all: string[] = [];
	for await (const line of lines) all.push(line);
	return all;
}

/** Rounds as a document names them, with open gates or frozen answers. */
function rounds(count: number): Room["rounds"] {
	return Array.from({ length: count }, (_, index) => ({
		round: index + 1,
		question: 0,
		openedAt: 1_700_000_000_000,
		deadline: null,
		closedAt: null,
		changeable: true,
		counted: null,
		recounts: 0,
		revealed: false,
	}));
}

/** Two instructors with quizzes; a running room with an open round, an ended one, and an empty one. */
async function fill({
	rooms,
	quizzes,
	sessions,
	images,
}: Stores): Promise<void> {
	await quizzes.addInstructor({ id: "owner-1", createdAt: 1_700_000_000_001 });
	await quizzes.addInstructor({ id: "owner-2", createdAt: 1_700_000_000_002 });
	const words = { hash: "slow-hash", madeAt: 1_700_000_000_003, kept: true };
	await sessions.setWords("owner-1", words);
	await sessions.limitOldKey("owner-2", 1_700_000_000_004);
	const own = (id: string, sample: string | null) => ({
		id,
		quiz: quizOf(`Quiz “${id}” \u2028 \n 🚀`),
		sample,
	});
	await quizzes.addQuizzes("owner-1", [
		own("z", null),
		own("a", "the first lesson"),
	]);
	const tags = ["__proto__", "Prüfung"];
	await quizzes.putQuiz("owner-1", "z", 1, { ...quizOf("changed"), tags });
	await quizzes.markUsed("owner-1", "a");
	await quizzes.archive("owner-1", "a", true);
	await quizzes.addQuizzes("owner-2", [own("a", null)]);

	await images.put("owner-1", pictures[0]);
	await images.put("owner-1", pictures[1]);
	await images.hold("owner-2", [pictures[1].id]);

	let running = await openRoom(rooms, "running", 700, openGate);
	await joinOne(
		rooms,
		"running",
		{ id: "x", name: "Zoë 🦊", nameKey: "zoë" },
		999,
	);
	await rooms.bar("running", ["seat-7"]);
	await rename(rooms, "running", "seat-9", "Nine", "nine");
	await rooms.save(
		"running",
		seatIds(700)
			.toReversed()
			.map((seat, index) => attempt(seat, 1, [index % 3])),
	);
	await rooms.save("running", [attempt("seat-1", 5, [2])]);
	running = {
		...running,
		version: running.version + 1,
		phase: { name: "open", question: 0, round: 2 },
		rounds: rounds(2),
	};
	await rooms.commit(running, { ...openGate, round: 2 });
	await rooms.save("running", [
		attempt("x", 3, { words: "two  words", at: [1.5] }, 2),
		{
			...attempt("seat-3", 1, "café", 2),
			groups: ["cafe", '"{'],
			more: { confidence: 0.3, entries: ["a", [1]] },
		},
	]);
	const more = { extraTime: 1.5, team: "Red 🦊" };
	await rooms.alter("running", "seat-4", { more });

	const over = await openRoom(rooms, "over", 3, finalGate);
	await rooms.save("over", [attempt("seat-2", 1, [0, 1])]);
	await rooms.commit(
		{
			...over,
			version: over.version + 1,
			phase: { name: "ended" },
			endedAt: 1_700_000_000_005,
			rounds: rounds(1),
		},
		null,
	);
	await rooms.create(roomOf("empty", { owner: "owner-2" }), sheet);
}

/** All that can be read of both stores, but for what moving may change: an ended room's code. */
async function everything({
	rooms,
	quizzes,
	sessions,
	images,
}: Stores): Promise<unknown> {
	const all: unknown[] = [];
	for (const owner of ["owner-1", "owner-2", "owner-3"]) {
		all.push(await quizzes.instructor(owner), await allQuizzes(quizzes, owner));
		const { items } = await quizzes.summaries(owner, { after: null, limit: 9 });
		all.push(items.map(({ archivedAt, digest }) => [archivedAt, digest.tags]));
		all.push(await images.weigh(owner));
		all.push(await sessions.words(owner), await sessions.oldKeyUntil(owner));
		// Made in the same millisecond: in no order.
		const own = await allRooms(rooms, owner);
		all.push(own.sort((a, b) => (a.room.id < b.room.id ? -1 : 1)));
	}
	for (const id of ["running", "over", "empty"]) {
		all.push(await rooms.load(id), await rooms.sheet(id));
		all.push(await rooms.seats(id), await rooms.byScreen(`screen-${id}`));
		for (const round of [1, 2, 3])
			all.push(await rooms.answers(id, round), await rooms.tally(id, round));
	}
	for (const { id } of pictures)
		for (const size of ["small", "large"] as const)
			all.push(Buffer.from((await images.find(id, size)) ?? []));
	const held: string[] = [];
	for await (const { owner, image, since } of images.holdings(9e15))
		held.push(`${owner} ${image} ${since}`);
	all.push(held.sort());
	all.push(
		await sessions.byWords("slow-hash"),
		await rooms.byCode("CODE-running"),
		await rooms.byCode("CODE-empty"),
	);
	return all;
}

describe("moving the library between stores", () => {
	test("[RD50] SQLite → Redis → SQLite: everything is the same in each", async () => {
		const before = await everything(stores);
		const lines = await textOf(exportLibrary(transferFile("first")));
		const redis = await openServer();
		const imported = await importLibrary(redis.transfer, lines);
		expect(imported).toEqual({
			instructor: { restored: 2, there: 0, refused: 0 },
			access: { restored: 2, there: 0, refused: 0 },
			image: { restored: 2, there: 0, refused: 0 },
			quiz: { restored: 3, there: 0, refused: 0 },
			room: { restored: 3, there: 0, refused: 0 },
			seats: { restored: 3, there: 0, refused: 0 },
			answers: { restored: 4, there: 0, refused: 0 },
		});
		expect(await everything(redis)).toEqual(before);

		const again = await textOf(exportLibrary(redis.transfer));
		const parsed = (text: string): unknown => JSON.parse(text);
		expect(again.map(parsed)).toEqual(lines.map(parsed));
		await importLibrary(transferFile("second"), again);
		expect(await everything(openFile("second"))).toEqual(before);
	});

	test("[RD51] a running room goes on where it was: same gate, names, seats, answers", async () => {
		const redis = await openServer();
		const lines = await textOf(exportLibrary(transferFile("first")));
		await importLibrary(redis.transfer, lines);
		await importLibrary(transferFile("third"), lines);
		for (const { rooms } of [redis, openFile("third")]) {
			const room = await rooms.load("running");
			if (room === null) throw new Error("the room did not come");
			expect(
				(
					await rooms.save("running", [
						attempt("seat-2", 1, [1], 2),
						attempt("seat-7", 1, [1], 2),
						attempt("seat-2", 9, [1], 1),
						attempt("x", 2, [0], 2),
					])
				).map(({ is }) => is),
			).toEqual(["stored", "removed", "closed", "stored"]);
			expect(
				(await rooms.answers("running", 2)).map(({ seat }) => seat),
			).toEqual(["x", "seat-3", "seat-2"]);
			expect(
				await joinOne(
					rooms,
					"running",
					{ id: "y", name: "Z", nameKey: "zoë" },
					999,
				),
			).toEqual({ is: "name-taken" });
			expect(
				await joinOne(rooms, "running", { ...newSeat("seat-7"), id: "z" }, 999),
			).toMatchObject({ fresh: true });
			expect(await joinOne(rooms, "running", newSeat("full"), 701)).toEqual({
				is: "full",
			});
			expect((await rooms.seats("running")).at(-1)?.id).toBe("z");
			await regate(rooms, room, null);
			await rooms.remove("running");
			expect(await rooms.answers("running", 1)).toEqual([]);
		}
	});

	test("[RD52] an import that broke off can be done again, and changes nothing that is there", async () => {
		const lines = await textOf(exportLibrary(transferFile("first")));
		const before = await everything(stores);
		for (const target of [await openServer(), null]) {
			const transfer = target?.transfer ?? transferFile("fourth");
			await expect(
				importLibrary(transfer, lines.slice(0, lines.length - 4)),
			).rejects.toThrow(/before its end/);
			await importLibrary(transfer, lines);
			const third = await importLibrary(transfer, lines);
			expect(Object.values(third).map(({ restored }) => restored)).toEqual([
				0, 0, 0, 0, 0, 0, 0,
			]);
			const read = target ?? openFile("fourth");
			expect(await everything(read)).toEqual(before);
		}
	});

	test("[RD53] a room whose code another room has is refused with all that is its own; ended rooms never take a code", async () => {
		const lines = await textOf(exportLibrary(transferFile("first")));
		for (const target of [await openServer(), null]) {
			const read = target ?? openFile("fifth");
			await read.rooms.create(roomOf("new", { code: "CODE-running" }), sheet);
			await read.rooms.create(roomOf("new2", { code: "CODE-over" }), sheet);
			const transfer = target?.transfer ?? transferFile("fifth");
			const { room, seats, answers } = await importLibrary(transfer, lines);
			expect(room).toEqual({ restored: 2, there: 0, refused: 1 });
			expect(seats).toEqual({ restored: 1, there: 0, refused: 2 });
			expect(answers).toEqual({ restored: 1, there: 0, refused: 3 });
			expect(await read.rooms.byCode("CODE-running")).toBe("new");
			expect(await read.rooms.byCode("CODE-over")).toBe("new2");
			expect((await read.rooms.load("over"))?.code).toBe("CODE-over");
			expect(await read.rooms.load("running")).toBeNull();
		}
	});

	test("[RD54] a file that is none, damaged, shortened or of another format is refused with its line", async () => {
		const lines = await textOf(exportLibrary(transferFile("first")));
		const tried = async (some: readonly string[]) =>
			importLibrary(transferFile("sixth"), some).then(
				() => "imported",
				(error: Error) => error.message,
			);
		expect(await tried([])).toMatch(/ends after line 0/);
		expect(await tried(["<html>"])).toBe("Line 1: this is no JSON.");
		expect(await tried(lines.slice(1))).toMatch(/^Line 1: .*no library/);
		expect(await tried([...lines, ...lines])).toMatch(/no library/);
		expect(await tried(lines.toSpliced(3, 1))).toMatch(/records were written/);
		expect(
			await tried([`{"is":"lectern-library","format":${format + 1}}`]),
		).toMatch(/Line 1: format: written by another version/);
		const room = lines.findIndex((line) => line.startsWith('{"is":"room"'));
		const broken = lines.with(
			room,
			(lines[room] ?? "").replace('"version":', '"version":"x","was":'),
		);
		expect(await tried(broken)).toMatch(
			new RegExp(`^Line ${room + 1}: room.version: `),
		);
		const grouped = lines.findIndex((line) =>
			line.includes('"groups":["cafe"'),
		);
		const many = JSON.stringify(Array(21).fill("x"));
		expect(
			await tried(
				lines.with(
					grouped,
					(lines[grouped] ?? "").replace('["cafe",', `${many.slice(0, -1)},`),
				),
			),
		).toMatch(new RegExp(`^Line ${grouped + 1}: rows.1.groups: `));
		expect(await tried(lines)).toBe("imported");
	});

	test("[RD1180] an image moves byte by byte with all who hold it; one that is not what its name tells is refused", async () => {
		const lines = await textOf(exportLibrary(transferFile("first")));
		const at = lines.findIndex((line) => line.startsWith('{"is":"image"'));
		const other = JSON.parse(lines[at] ?? "") as { image: { large: string } };
		other.image.large = Buffer.from("another one").toString("base64");
		await expect(
			importLibrary(
				transferFile("seventh"),
				lines.with(at, JSON.stringify(other)),
			),
		).rejects.toThrow(`Line ${at + 1}: image: the image is not the one`);
		const redis = await openServer();
		await importLibrary(redis.transfer, lines);
		for (const { id, small, large } of pictures) {
			expect(await redis.images.find(id, "small")).toEqual(small);
			expect(await redis.images.find(id, "large")).toEqual(large);
		}
		expect(await redis.images.weigh("owner-2")).toMatchObject({ images: 1 });
	});

	test("[RD55] each record is one line, whatever characters it holds", async () => {
		const lines = await textOf(exportLibrary(transferFile("first")));
		for (const line of lines) expect(line).toMatch(/^[^\r\n\u2028\u2029]+\n$/);
		expect(lines.join("")).toContain("\\u2028");
	});
});
