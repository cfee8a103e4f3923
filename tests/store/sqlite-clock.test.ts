import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
	openSqlite,
	type SqliteStores,
} from "../../server/store/sqlite/open.ts";
import { attempt, openGate, openRoom, regate, saveOne } from "./samples.ts";

const noon = 1_800_000_000_000;
const hour = 3_600_000;
const day = 24 * hour;

let folder = "";
let opened: SqliteStores[] = [];

/** A machine whose clocks the test sets. */
let machine = { wall: noon, steady: 0, boot: { id: "first", ms: 5000 } };

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "lectern-clock-"));
	machine = { wall: noon, steady: 0, boot: { id: "first", ms: 5000 } };
});
afterEach(() => {
	for (const store of opened) store.close();
	opened = [];
	rmSync(folder, { recursive: true });
});

function open(beside = false): SqliteStores {
	const store = openSqlite({
		file: join(folder, "lectern.sqlite"),
		beside,
		machine: {
			wall: () => machine.wall,
			steady: () => machine.steady,
			boot: () => machine.boot,
		},
	});
	opened.push(store);
	return store;
}

/** So much time passes, as a machine that is not meddled with has it. */
function pass(ms: number): void {
	machine.wall += ms;
	machine.steady += ms;
	machine.boot = { ...machine.boot, ms: machine.boot.ms + ms };
}

function setClock(by: number): void {
	machine.wall += by;
}

/** The process ends and starts again; the machine too when it has another start. */
function restart(store: SqliteStores, boot?: string): SqliteStores {
	store.close();
	machine.steady = 0;
	if (boot !== undefined) machine.boot = { id: boot, ms: 10 };
	return open();
}

async function twentySeconds(store: SqliteStores) {
	const until = (await store.rooms.now()) + 20_000;
	const room = await openRoom(store.rooms, "a", 9, null);
	return regate(store.rooms, room, { ...openGate, until });
}

describe("the store's clock on SQLite", () => {
	test("[ST201] goes on evenly whatever is done to the wall clock: a question keeps its seconds", async () => {
		const { rooms, ...more } = open();
		await twentySeconds({ rooms, ...more });
		for (const jump of [-hour, 2 * hour, 200 * day, -400 * day]) {
			const before = await rooms.now();
			setClock(jump);
			pass(1000);
			expect(await rooms.now()).toBe(before + 1000);
		}
		pass(15_000);
		expect(await saveOne(rooms, "a", attempt("seat-1", 1, [0]))).toMatchObject({
			is: "stored",
			row: { at: noon + 19_000 },
		});
		pass(1001);
		expect(await saveOne(rooms, "a", attempt("seat-2", 1, [0]))).toMatchObject({
			is: "late",
		});
		expect(await rooms.clockOff()).toBe(hour - 200 * day);
	});

	test("[ST202] a restart in mid-question goes on by what the machine counted, whatever its clock says", async () => {
		for (const jump of [-hour, hour]) {
			const first = open();
			await twentySeconds(first);
			const before = await first.rooms.now();
			setClock(jump);
			pass(3000);
			const next = restart(first);
			expect(await next.rooms.now()).toBe(before + 3000);
			pass(16_000);
			expect(
				await saveOne(next.rooms, "a", attempt("seat-1", 1, [0])),
			).toMatchObject({ is: "stored" });
			pass(2000);
			expect(
				await saveOne(next.rooms, "a", attempt("seat-2", 1, [0])),
			).toMatchObject({ is: "late" });
			await next.rooms.remove("a");
		}
	});

	test("[ST202] on another start of the machine it goes on by the wall clock, and never before what was kept", async () => {
		const first = open();
		await twentySeconds(first);
		pass(6000);
		await saveOne(first.rooms, "a", attempt("seat-1", 1, [0]));
		const before = await first.rooms.now();
		setClock(-hour);
		const second = restart(first, "second");
		expect(await second.rooms.now()).toBe(before);
		setClock(hour + 4000);
		const third = restart(second, "third");
		expect(await third.rooms.now()).toBe(before + 4000);
	});

	test("[ST202] with nothing open a restart begins with the wall clock: one that was wrong and is set right is right again", async () => {
		setClock(200 * day);
		const first = open();
		const room = await twentySeconds(first);
		setClock(-200 * day);
		pass(1000);
		expect(await first.rooms.now()).toBe(noon + 200 * day + 1000);
		await regate(first.rooms, room, null);
		const next = restart(first);
		expect(await next.rooms.now()).toBe(noon + 1000);
		expect(await next.rooms.clockOff()).toBe(0);
	});

	test("[ST203] another process beside the server follows its time and keeps none of its own", async () => {
		setClock(5 * day);
		const server = open();
		await twentySeconds(server);
		setClock(-5 * day);
		pass(2000);
		const other = open(true);
		expect(await other.rooms.now()).toBe(await server.rooms.now());
		await other.rooms.remove("nobody");
		other.close();
		const before = await server.rooms.now();
		const next = restart(server);
		expect(await next.rooms.now()).toBe(before);
	});

	test("[ST204] an answer counts by its arrival at the node, not by when the store came to it; none arrives later than now", async () => {
		const { rooms, ...more } = open();
		await twentySeconds({ rooms, ...more });
		pass(20_500);
		const arrived = (ago: number) => performance.now() - ago;
		const save = (seat: string, ago: number) =>
			saveOne(rooms, "a", {
				...attempt(seat, 1, [0]),
				arrived: arrived(ago),
			});
		expect(await save("seat-1", 2000)).toMatchObject({ is: "stored" });
		expect(await save("seat-2", 100)).toMatchObject({ is: "late" });
		pass(100_000);
		// Longer than any answer waits: it is not believed.
		expect(await save("seat-3", 110_000)).toMatchObject({ is: "late" });
		const later = await regate(rooms, await loaded(rooms), openGate);
		expect(later.version).toBeGreaterThan(2);
		expect(await save("seat-4", -5000)).toMatchObject({
			row: { at: await rooms.now() },
		});
	});
});

async function loaded(rooms: SqliteStores["rooms"]) {
	const room = await rooms.load("a");
	if (room === null) throw new Error("there is no room");
	return room;
}
