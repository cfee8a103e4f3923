import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connect } from "../../server/store/sqlite/driver.ts";
import {
	openSqlite,
	type SqliteStores,
} from "../../server/store/sqlite/open.ts";
import { attempt, joinOne, openGate, openRoom, saveOne } from "./samples.ts";

let folder = "";
let file = "";
let opened: SqliteStores[] = [];

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "lectern-scrub-"));
	file = join(folder, "lectern.db");
});
afterEach(() => {
	for (const store of opened) store.close();
	opened = [];
	rmSync(folder, { recursive: true });
});

function open(): SqliteStores {
	const store = openSqlite({ file, now: Date.now });
	opened.push(store);
	return store;
}

function isLeft(word: string): boolean {
	return readdirSync(folder).some((name) =>
		readFileSync(join(folder, name), "latin1").includes(word),
	);
}

function integrity(): unknown {
	const connection = connect(file);
	const check = connection.prepare("PRAGMA integrity_check").get();
	connection.close();
	return check;
}

describe("a scrub of a SQLite file", () => {
	test("[ST90] after a scrub nothing is left of what was deleted, also where SQLite had left copies of moved rows", async () => {
		const first = open();
		const room = await openRoom(first.rooms, "a", 3, openGate);
		await saveOne(first.rooms, "a", attempt("seat-2", 1, [0]));
		await first.rooms.scrub();
		first.close();
		leaveCopy(file, "canary");

		const { rooms } = open();
		await rooms.scrub();
		expect(isLeft("canary")).toBe(true);
		const next = { ...room, version: room.version + 1 };
		expect(await rooms.erase(next, "seat-1")).toBe(true);
		const seats = await rooms.seats("a");
		await rooms.scrub();
		expect(isLeft("canary")).toBe(false);
		expect(await rooms.seats("a")).toEqual(seats);
		expect(await rooms.answers("a", 1)).toHaveLength(1);
		expect(integrity()).toEqual({ integrity_check: "ok" });
	});

	test("[ST90] a process that ended between the deletion and the scrub still owes it", async () => {
		const first = open();
		await openRoom(first.rooms, "a", 3, openGate);
		await openRoom(first.rooms, "b", 3, openGate);
		await first.rooms.remove("b");
		first.close();
		leaveCopy(file, "canary");
		await open().rooms.scrub();
		expect(isLeft("canary")).toBe(false);
	});

	test("[ST90] that another program keeps from its work stays due", async () => {
		const { rooms } = open();
		await openRoom(rooms, "a", 3, openGate);
		await openRoom(rooms, "b", 3, openGate);
		await rooms.remove("b");
		const other = connect(file);
		other.exec("BEGIN");
		other.prepare("SELECT count(*) FROM seats").get();
		await joinOne(rooms, "a", { id: "x", name: "X", nameKey: "x" }, 9);
		await expect(rooms.scrub()).rejects.toThrow();
		expect(await rooms.health()).toEqual([]);
		other.exec("COMMIT");
		const owed = () =>
			other.prepare("SELECT value FROM meta WHERE name = 'scrub'").get();
		expect(owed()).toBeDefined();
		await rooms.scrub();
		expect(owed()).toBeUndefined();
		other.close();
	});
});

/**
 * Writes a word into the unused space of a page of the table of seats. SQLite leaves copies of rows there when it moves them to
 * another page, in few of many thousand rows; nobody can wait for that.
 */
function leaveCopy(path: string, word: string): void {
	const connection = connect(path);
	const root = connection
		.prepare<{ rootpage: number }>(
			"SELECT rootpage FROM sqlite_schema WHERE name = 'seats'",
		)
		.get();
	connection.close();
	const bytes = readFileSync(path);
	const page = ((root?.rootpage ?? 0) - 1) * bytes.readUInt16BE(16);
	const leafOfTable = 13;
	expect(bytes[page]).toBe(leafOfTable);
	const afterPointers = 8 + 2 * bytes.readUInt16BE(page + 3);
	const firstCell = bytes.readUInt16BE(page + 5);
	expect(firstCell - afterPointers).toBeGreaterThan(word.length);
	bytes.write(word, page + firstCell - word.length, "latin1");
	writeFileSync(path, bytes);
}
