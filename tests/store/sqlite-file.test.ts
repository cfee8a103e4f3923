import { spawn } from "node:child_process";
import {
	copyFileSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clockOf } from "../../server/store/machine-clock.ts";
import { type Connection, connect } from "../../server/store/sqlite/driver.ts";
import {
	openSqlite,
	openStores,
	type SqliteStores,
} from "../../server/store/sqlite/open.ts";
import { listen } from "./hint-log.ts";
import { allQuizzes } from "./lists.ts";
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
	saveOne,
	sheet,
} from "./samples.ts";

let folder = "";
let file = "";
let opened: SqliteStores[] = [];
const now = () => 1_800_000_000_000;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "lectern-file-"));
	file = join(folder, "lectern.db");
});
afterEach(() => {
	for (const store of opened) store.close();
	opened = [];
	rmSync(folder, { recursive: true });
});

function open(path = file): SqliteStores {
	const store = openSqlite({ file: path, now });
	opened.push(store);
	return store;
}

function integrity(): unknown {
	const connection = connect(file);
	try {
		return connection
			.prepare<{ integrity_check: string }>("PRAGMA integrity_check")
			.get()?.integrity_check;
	} finally {
		connection.close();
	}
}

/** Answers by round and seat, each value as JSON text. */
type Told = Map<string, { seq: number; value: string }>;

describe("a SQLite file", () => {
	test("[ST80] everything outlives closing and opening, the epoch too", async () => {
		const first = open();
		const room = await openRoom(first.rooms, "a", 3, openGate);
		const { row } = await saveOne(first.rooms, "a", attempt("seat-1", 2, [0]));
		await first.rooms.bar("a", ["seat-3"]);
		await first.quizzes.addInstructor({ id: "i", createdAt: 5 });
		await first.quizzes.addHandOver("hash", "i", now() + 1000);
		await first.quizzes.addQuizzes("i", [
			{ id: "q", quiz: quizOf("Q"), sample: "s" },
		]);
		const seats = await first.rooms.seats("a");
		const quizzes = await allQuizzes(first.quizzes, "i");
		const epoch = await first.rooms.epoch();
		first.close();

		const { rooms, quizzes: quizStore } = open();
		expect(await rooms.epoch()).toBe(epoch);
		expect(await rooms.load("a")).toEqual(room);
		expect(await rooms.sheet("a")).toEqual(sheet);
		expect(await rooms.byCode(room.code)).toBe("a");
		expect(await rooms.seats("a")).toEqual(seats);
		expect(await rooms.answers("a", 1)).toEqual([row]);
		expect(await saveOne(rooms, "a", attempt("seat-2", 1, [1]))).toMatchObject({
			is: "stored",
		});
		expect(await quizStore.instructor("i")).toEqual({ id: "i", createdAt: 5 });
		expect(await allQuizzes(quizStore, "i")).toEqual(quizzes);
		expect(await quizStore.takeHandOver("hash")).toBe("i");
		expect(integrity()).toBe("ok");
	});

	test("[ST81] a process killed in mid-writing loses no answer that it was told is stored", async () => {
		const told: Told = new Map();
		for (const lines of [1, 300, 1500, 3000]) await writeAndKill(lines, told);
		expect(told.size).toBeGreaterThan(1000);

		expect(integrity()).toBe("ok");
		const { rooms } = open();
		const rounds = new Set(
			[...told.keys()].map((key) => Number(key.split(" ")[0])),
		);
		const stored: Told = new Map();
		for (const round of rounds) {
			for (const { seat, seq, value } of await rooms.answers("a", round)) {
				expect(stored.has(`${round} ${seat}`)).toBe(false);
				stored.set(`${round} ${seat}`, { seq, value: JSON.stringify(value) });
			}
		}
		for (const [key, { seq, value }] of told) {
			const kept = stored.get(key);
			expect(kept?.seq ?? 0, key).toBeGreaterThanOrEqual(seq);
			if (kept?.seq === seq) expect(kept.value, key).toBe(value);
		}
	}, 60_000);

	test("[ST82] a file of a newer program is refused and left as it was", () => {
		open().close();
		const connection = connect(file);
		connection.exec("PRAGMA user_version = 999");
		connection.close();
		const before = readFileSync(file);
		expect(() => open()).toThrow(
			/newer Lectern \(format 999, this one knows \d+\)/,
		);
		expect(readFileSync(file)).toEqual(before);
	});

	test("[ST83] a file that is damaged or another program's is refused by name and left as it was", () => {
		writeFileSync(file, "This is no database. ".repeat(500));
		const damaged = readFileSync(file);
		expect(() => open()).toThrow(
			`The database file ${file} cannot be opened: it is damaged`,
		);
		expect(readFileSync(file)).toEqual(damaged);

		const other = join(folder, "other.db");
		const connection = connect(other);
		connection.exec("CREATE TABLE recipes (name TEXT)");
		connection.close();
		const before = readFileSync(other);
		expect(() => open(other)).toThrow(
			`${other} is a database of another program`,
		);
		expect(readFileSync(other)).toEqual(before);

		expect(() => open(join(folder, "none", "x.db"))).toThrow(
			"its folder does not exist",
		);
	});

	test("[ST84] a copy of a file has its data and another epoch", async () => {
		const first = open();
		const room = await openRoom(first.rooms, "a", 1, openGate);
		const epoch = await first.rooms.epoch();
		first.close();
		const copy = join(folder, "copy.db");
		copyFileSync(file, copy);
		const restored = open(copy);
		const renewed = await restored.rooms.epoch();
		expect(renewed).not.toBe(epoch);
		expect(await restored.rooms.load("a")).toEqual(room);
		restored.close();
		expect(await open(copy).rooms.epoch()).toBe(renewed);
		expect(await open().rooms.epoch()).toBe(epoch);
		expect(await open(":memory:").rooms.epoch()).not.toBe(
			await open(":memory:").rooms.epoch(),
		);
	});

	test("[ST85] two handles on one file see each other's acts, and each act happens once", async () => {
		const [left, right] = [open(), open()];
		const room = await openRoom(left.rooms, "a", 1, finalGate);
		expect(await right.rooms.load("a")).toEqual(room);
		expect(await right.rooms.epoch()).toBe(await left.rooms.epoch());
		const next = { ...room, version: room.version + 1 };
		const commits = [left, right, left, right].map(({ rooms }) =>
			rooms.commit(next, finalGate),
		);
		expect((await Promise.all(commits)).filter((won) => won)).toHaveLength(1);
		const saves = [left, right].map(({ rooms }, index) =>
			saveOne(rooms, "a", attempt("seat-1", index + 1, [index])),
		);
		const [one, other] = await Promise.all(saves);
		expect(one).toEqual(other);
		expect(
			await joinOne(right.rooms, "a", { ...newSeat("seat-1"), id: "x" }, 9),
		).toEqual({ is: "name-taken" });
		await left.quizzes.addHandOver("hash", "i", now() + 1000);
		const taken = await Promise.all(
			[left, right].map(({ quizzes }) => quizzes.takeHandOver("hash")),
		);
		expect(taken.filter((id) => id !== null)).toEqual(["i"]);
	});

	test("[ST86] when the disk fails, the act is undone, rejected and hinted to nobody, until the disk works again", async () => {
		const disk = brittle(connect(file));
		const store = openStores(disk.connection, file, clockOf(now));
		opened.push(store);
		const { rooms } = store;
		const room = await openRoom(rooms, "a", 1, openGate);
		const hints = await listen(rooms);
		disk.broken = true;
		const one = attempt("seat-1", 1, [0]);
		await expect(rooms.save("a", [one])).rejects.toThrow("disk I/O error");
		await expect(rooms.commit({ ...room, version: 3 }, null)).rejects.toThrow(
			"disk I/O error",
		);
		await expect(joinOne(rooms, "a", newSeat("x"), 9)).rejects.toThrow(
			"disk I/O error",
		);
		expect(await rooms.health()).toEqual([
			"The database cannot be written: disk I/O error",
		]);
		expect(await rooms.answers("a", 1)).toEqual([]);
		expect(await rooms.load("a")).toEqual(room);
		expect(await rooms.seats("a")).toHaveLength(1);
		disk.broken = false;
		expect(await rooms.health()).toEqual([]);
		expect(await hints.heard()).toEqual([]);
		expect(await saveOne(rooms, "a", one)).toMatchObject({
			is: "stored",
			row: { seq: 1 },
		});
		expect(await hints.heard()).toEqual(["a/pulse"]);
	});

	test("[ST87] a store whose file is gone, replaced or closed says so", async () => {
		const store = open();
		expect(await store.rooms.health()).toEqual([]);
		rmSync(file);
		expect(await store.rooms.health()).toEqual([
			expect.stringContaining(`${file} was moved or deleted`),
		]);
		writeFileSync(file, "");
		expect(await store.rooms.health()).toHaveLength(1);
		store.close();
		expect(await store.rooms.health()).toEqual(["The database is closed."]);
	});

	test("[ST88] what was deleted can be read nowhere in the files", async () => {
		const { rooms, quizzes } = open();
		const room = await openRoom(rooms, "a", 40, openGate);
		await regate(rooms, { ...room, title: "canary-title" }, openGate);
		await joinOne(
			rooms,
			"a",
			{ id: "canary-seat", name: "canary-old", nameKey: "canary-key" },
			99,
		);
		await rename(rooms, "a", "canary-seat", "canary-name", "canary-other");
		const team = "canary-team";
		await rooms.alter("a", "canary-seat", { more: { team } });
		await saveOne(rooms, "a", {
			...attempt("canary-seat", 1, "canary-value"),
			groups: ["canary-group"],
			more: { entries: ["canary-entry"] },
		});
		await quizzes.addQuizzes("i", [
			{ id: "canary-quiz", quiz: quizOf("canary-text"), sample: null },
		]);
		const bytes = () => bytesIn(folder);
		expect(bytes()).toContain("canary-name");
		expect(bytes()).toContain("canary-group");
		expect(await rooms.erase({ ...room, version: 4 }, "canary-seat")).toBe(
			true,
		);
		expect(bytes()).not.toMatch(
			/canary-(seat|name|old|key|other|title|team|value|group|entry)/,
		);
		await quizzes.removeQuiz("i", "canary-quiz");
		await rooms.remove("a");
		expect(bytes()).not.toContain("canary");
		expect(bytes()).not.toContain("seat-17");
	});

	test("[ST959] groups are counted of the round that takes answers alone, and what was counted goes with the commit that ends it", async () => {
		const { rooms, bin } = open();
		let room = await openRoom(rooms, "a", 3, openGate);
		const give = (seat: string, round: number, groups: string[]) =>
			saveOne(rooms, "a", { ...attempt(seat, 1, [0], round), groups });
		const counted = () => {
			const connection = connect(file);
			try {
				return connection
					.prepare<{ round: number; of: number; name: string; number: number }>(
						"SELECT round, groups AS of, name, number FROM counted JOIN counts USING (room) ORDER BY name",
					)
					.all()
					.map(({ round, of, name, number }) => [round, of, name, number]);
			} finally {
				connection.close();
			}
		};
		await give("seat-1", 1, ["A", "B"]);
		await give("seat-2", 1, ["A"]);
		const first = [
			[1, 2, "A", 2],
			[1, 2, "B", 1],
		];
		expect(counted()).toEqual(first);
		room = await regate(rooms, room, openGate);
		expect(counted()).toEqual(first);
		room = await regate(rooms, room, { ...openGate, round: 2 });
		expect(counted()).toEqual([]);
		await give("seat-1", 2, ["C"]);
		expect(counted()).toEqual([[2, 1, "C", 1]]);
		const rounds = [1, 2].map((round) => ({
			round,
			question: 0,
			openedAt: 1,
			deadline: null,
			closedAt: round === 1 ? 2 : null,
			changeable: true,
			counted: null,
			recounts: 0,
			revealed: false,
		}));
		room = await regate(
			rooms,
			{ ...room, phase: { name: "open", question: 0, round: 2 }, rounds },
			{ ...openGate, round: 2 },
		);
		await bin.take("a");
		expect(counted()).toEqual([]);
		await bin.restore("a");
		expect(counted()).toEqual([[2, 1, "C", 1]]);
		await regate(rooms, room, null);
		expect(counted()).toEqual([]);
	});

	test("[ST89] a commit is synced to the disk before it returns", () => {
		open().close();
		const connection = connect(file);
		const pragma = (name: string) =>
			Object.values(
				connection.prepare<object>(`PRAGMA ${name}`).get() ?? {},
			)[0];
		expect(pragma("journal_mode")).toBe("wal");
		expect(pragma("synchronous")).toBe(2);
		expect(pragma("foreign_keys")).toBe(1);
		expect(pragma("secure_delete")).toBe(1);
		connection.close();
	});
});

function bytesIn(folder: string): string {
	return readdirSync(folder)
		.map((name) => readFileSync(join(folder, name), "latin1"))
		.join();
}

/** Starts a writer on the file, reads at least so many lines and notes the newest of each seat and round; kills it. */
async function writeAndKill(lines: number, told: Told): Promise<void> {
	const writer = spawn(
		process.execPath,
		["--import", "tsx", join(import.meta.dirname, "writer.ts"), file],
		{
			stdio: ["ignore", "pipe", "inherit"],
		},
	);
	const gone = new Promise<string | null>((resolve) =>
		writer.once("close", (_, signal) => resolve(signal)),
	);
	let read = 0;
	for await (const line of createInterface({ input: writer.stdout })) {
		// A line cut short by the kill was never told whole.
		const [round, seat, seq, value] = line.split(" ");
		if (value === undefined || value === "") continue;
		told.set(`${round} ${seat}`, { seq: Number(seq), value });
		if (++read === lines) writer.kill("SIGKILL");
	}
	expect(await gone).toBe("SIGKILL");
	expect(read).toBeGreaterThanOrEqual(lines);
}

/** A connection whose commits fail while it is `broken`. */
function brittle(real: Connection): {
	connection: Connection;
	broken: boolean;
} {
	const disk = {
		broken: false,
		connection: {
			exec(sql: string) {
				if (disk.broken && sql === "COMMIT") throw new Error("disk I/O error");
				real.exec(sql);
			},
			prepare: <Row>(sql: string) => real.prepare<Row>(sql),
			close: () => real.close(),
		},
	};
	return disk;
}
