import { execFile } from "node:child_process";
import {
	chmodSync,
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ImageStore } from "../../server/store/image-store.ts";
import { openRedis } from "../../server/store/redis/open.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import { connect } from "../../server/store/sqlite/driver.ts";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import { newImage } from "../rig/images.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";
import { signedIn } from "../rig/rest.ts";
import { type OpenRoom, openSample } from "../rig/room.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";
import { type ShellServer, server, startByShell } from "./run.ts";

const count = 60;
const rounds = 5;

/** Where a backup comes from and goes to, as in the shell. */
type Environment = Readonly<Record<string, string>>;

interface Ended {
	readonly code: number;
	readonly said: string;
}

async function call(
	program: "backup" | "restore",
	args: readonly string[],
	environment: Environment,
): Promise<Ended> {
	try {
		const { stdout } = await promisify(execFile)(
			process.execPath,
			["--enable-source-maps", `dist/server/${program}.js`, ...args],
			{ env: { ...process.env, ...environment } },
		);
		return { code: 0, said: stdout };
	} catch (error) {
		const { code, stderr } = error as { code: number; stderr: string };
		return { code, said: stderr };
	}
}

interface Kind {
	/** A store of its own for a server. */
	source(): Environment;
	/** An empty store. */
	target(name: string): Environment;
	open(environment: Environment): Promise<{
		rooms: RoomStore;
		images: ImageStore;
		close(): void;
	}>;
}

let base: string;
let redis: RedisServer;
beforeAll(async () => {
	base = mkdtempSync(join(tmpdir(), "lectern-backup-"));
	redis = await startRedis();
});
afterAll(async () => {
	await redis?.remove();
	rmSync(base, { recursive: true, force: true });
});

const sqlite: Kind = {
	source: () => ({ DATA_DIR: join(base, "source") }),
	target: (name) => ({ DATA_DIR: join(base, name) }),
	async open({ DATA_DIR = "" }) {
		const file = join(DATA_DIR, "lectern.sqlite");
		const stores = openSqlite({ file, now: Date.now });
		const { rooms, images } = stores;
		return { rooms, images, close: () => stores.close() };
	},
};
const inRedis: Kind = {
	source: () => ({
		REDIS_URL: redis.url,
		REDIS_PREFIX: "source:",
		DRAIN_SECONDS: "0",
	}),
	target: (name) => ({ REDIS_URL: redis.url, REDIS_PREFIX: `${name}:` }),
	async open({ REDIS_URL: url = "", REDIS_PREFIX: prefix = "" }) {
		const stores = await openRedis({ url, prefix });
		const { rooms, images } = stores;
		return { rooms, images, close: () => stores.close() };
	},
};

describe.each([
	["SQLite", sqlite],
	["Redis", inRedis],
])("a backup of %s", (name, kind) => {
	let shell: ShellServer;
	let cookie: string;
	let room: OpenRoom;
	let students: Student[];
	let source: Environment;
	const files: string[] = [];
	const told: Map<string, number[]>[] = [];
	let epoch: string;
	let image: string;

	beforeAll(async () => {
		source = kind.source();
		shell = await startByShell(server, source);
		await shell.ready();
		const rest = await signedIn(shell.url);
		cookie = rest.cookie ?? "";
		image = await newImage(rest, "#5a5");
		room = await openSample(rest);
		students = Array.from(
			{ length: count },
			(_, place) => new Student(shell.url, room.code, `S${place}`),
		);
		await waitFor("all to be in", () => room.pulse().joined === count);
		epoch = students[0]?.view?.epoch ?? "";
	});
	afterAll(async () => {
		for (const student of students ?? []) student.leave();
		room?.close();
		await shell?.end("SIGTERM");
	});

	const seatsByName = async (rooms: RoomStore) =>
		new Map((await rooms.seats(room.id)).map((seat) => [seat.name, seat.id]));
	const expectTold = async (
		environment: Environment,
		before: ReadonlyMap<string, readonly number[]>,
	) => {
		const { rooms, close } = await kind.open(environment);
		try {
			const seats = await seatsByName(rooms);
			for (const [key, value] of before) {
				const [round = "", who = ""] = key.split(" ");
				const row = await rooms.answer(
					room.id,
					Number(round),
					seats.get(who) ?? "",
				);
				expect(row?.value, `${key} in ${name}`).toEqual(value);
			}
			expect(await rooms.epoch()).not.toBe(epoch);
			// A round that the room knows as counted has just those rows.
			const found = await rooms.load(room.id);
			for (const { round, counted } of found?.rounds ?? []) {
				if (counted === null) continue;
				const rows = await rooms.answers(room.id, round);
				expect(rows).toHaveLength(counted.answered);
			}
			const next = (found?.rounds.length ?? 0) + 1;
			expect(await rooms.answers(room.id, next)).toEqual([]);
		} finally {
			close();
		}
	};

	it("[CF360] taken while answers flow has each that was told saved before it, five times of five", {
		timeout: 90_000,
	}, async () => {
		const saved = new Map<string, number[]>();
		for (let round = 1; round <= rounds; round++) {
			do await room.press();
			while (room.view().phase !== "open");
			const answering = students.map(async (student, place) => {
				await new Promise((resolve) => setTimeout(resolve, place * 25));
				const value = [(place + round) % 2];
				await student.answer(round, 1, value);
				saved.set(`${round} S${place}`, value);
			});
			await waitFor(
				"some answers",
				() => saved.size >= (round - 1) * count + 8,
			);
			const file = join(base, `${name}-${round}.backup`);
			told.push(new Map(saved));
			const { code, said } = await call("backup", [file], source);
			expect(said).toMatch(/read again: .*rooms/);
			expect(code).toBe(0);
			files.push(file);
			await Promise.all(answering);
			expect(await shell.reasons()).toBeNull();
		}
		await Promise.all(
			files.map(async (file, place) => {
				const target = kind.target(`${name}-restored-${place}`);
				const done = await call("restore", [file], target);
				expect(done).toMatchObject({ code: 0 });
				await expectTold(target, told[place] ?? new Map());
			}),
		);
		expect(told.at(-1)?.size).toBeGreaterThan(count * (rounds - 1));
	});

	it("[CF1180] has every image, in both of its sizes", async () => {
		const target = kind.target(`${name}-restored-0`);
		const { images, close } = await kind.open(target);
		for (const size of ["small", "large"] as const)
			expect((await images.find(image, size))?.length).toBeGreaterThan(20);
		close();
	});

	it("[CF361] goes on as a lecture where it is restored", async () => {
		const target = kind.target(`${name}-restored-0`);
		const other = await startByShell(server, { ...target, DRAIN_SECONDS: "0" });
		try {
			await other.ready();
			const reply = await fetch(`${other.url}/api/rooms/${room.id}/results`, {
				headers: { cookie },
			});
			expect(reply.status).toBe(200);
			const phone = new Student(other.url, room.code, "Late");
			await waitFor(
				"somebody new to be in",
				() => phone.view?.phase === "open",
			);
			expect(await phone.answer(1, 1, [0])).toMatchObject({ value: [0] });
			phone.leave();
		} finally {
			await other.end("SIGTERM");
		}
	});

	it("[CF362] is refused where a server runs, and where something is unless it is to be replaced", async () => {
		const [file = ""] = files;
		const before = told.at(-1) ?? new Map();
		const tries = [[file], ["--replace", file]].map((args) =>
			call("restore", args, source),
		);
		for (const refused of await Promise.all(tries)) {
			expect(refused.code).toBe(1);
			expect(refused.said).toMatch(
				/Another Lectern uses|A server is connected/,
			);
			expect(refused.said.trim().split("\n")).toHaveLength(1);
		}
		expect((await room.results()).students).toHaveLength(count);
		expect(await shell.reasons()).toBeNull();

		for (const student of students) student.leave();
		room.close();
		await shell.end("SIGTERM");
		const last = files.at(-1) ?? "";
		const refused = await call("restore", [last], source);
		expect(refused.said).toContain("With --replace");
		const done = await call("restore", ["--replace", last], source);
		expect(done).toMatchObject({ code: 0 });
		await expectTold(source, before);
	});

	it("[CF363] is whole or nothing: no file is overwritten, and a damaged, cut or foreign one is refused in words", async () => {
		const [file = ""] = files;
		expect((await call("backup", [file], source)).said).toContain(
			"is there already",
		);
		const bytes = readFileSync(file);
		const damaged = Buffer.from(bytes);
		const middle = Math.floor(bytes.length / 2);
		damaged.fill(7, middle, middle + 5000);
		const tries = [
			damaged,
			bytes.subarray(0, bytes.length / 2),
			Buffer.from("This is no backup.\n"),
		].map((wrong, place) => {
			const path = join(base, `wrong-${place}`);
			writeFileSync(path, wrong);
			const target = kind.target(`${name}-none-${place}`);
			return call("restore", [path], target);
		});
		for (const { code, said } of await Promise.all(tries)) {
			expect(code).toBe(1);
			expect(said).toMatch(/damaged|cut off|is no backup/);
			expect(said.trim().split("\n")).toHaveLength(1);
		}
		const target = kind.target(`${name}-none`);
		const missing = await call("restore", [join(base, "missing")], target);
		expect(missing.said).toMatch(/no file|no such file/i);
		expect((await call("backup", [], source)).said).toContain("npm run backup");
		expect((await call("restore", [], source)).said).toContain(
			"npm run restore",
		);
	});

	it("[CF364] is this user's alone", () => {
		for (const file of files)
			expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
		expect(readdirSync(base).filter((one) => one.endsWith(".part"))).toEqual(
			[],
		);
	});
});

describe("a restored database", () => {
	it("[CF364] is this user's alone, and its folder's owner's when root restores; the old one is put aside", async () => {
		const folder = join(base, "owner");
		mkdirSync(folder, { mode: 0o755 });
		chmodSync(folder, 0o755);
		const file = join(folder, "lectern.sqlite");
		copyFileSync(join(base, "SQLite-1.backup"), file);
		const old = readFileSync(file);
		const environment = { DATA_DIR: folder };
		const done = await call(
			"restore",
			["--replace", join(base, "SQLite-5.backup")],
			environment,
		);
		expect(done.code).toBe(0);
		const kept = /before is in (.*):/.exec(done.said)?.[1] ?? "";
		expect(readFileSync(kept)).toEqual(old);
		expect(statSync(file).mode & 0o777).toBe(0o600);
		expect(statSync(folder).mode & 0o777).toBe(0o700);
		expect(statSync(file).uid).toBe(statSync(folder).uid);
		expect(existsSync(`${file}.restoring`)).toBe(false);
	});

	it("[CF622] takes in no program that runs by itself: a trigger or a view that no Lectern wrote", async () => {
		const good = join(base, "SQLite-1.backup");
		const folder = join(base, "strange-data");
		const programs = [
			"CREATE TRIGGER late AFTER INSERT ON answers BEGIN DELETE FROM answers; END",
			"CREATE VIEW theirs AS SELECT * FROM seats",
			"DROP TRIGGER last_room_of_sheet; CREATE TRIGGER last_room_of_sheet AFTER INSERT ON seats BEGIN DELETE FROM rooms; END",
		];
		const refusals = programs.map(async (program, place) => {
			const strange = join(base, `strange-${place}`);
			copyFileSync(good, strange);
			const connection = connect(strange);
			connection.exec(program);
			connection.close();
			const own = join(base, `strange-data-${place}`);
			const refused = await call("restore", [strange], { DATA_DIR: own });
			expect([refused.code, refused.said]).toEqual([
				1,
				expect.stringContaining("is no backup that Lectern wrote"),
			]);
			expect(existsSync(join(own, "lectern.sqlite"))).toBe(false);
		});
		await Promise.all(refusals);
		const whole = await call("restore", [good], { DATA_DIR: folder });
		expect(whole.code).toBe(0);
	});

	it("[CF623] a path that cannot be a backup is told in words", async () => {
		const environment = { DATA_DIR: join(base, "strange-data") };
		const nowhere = join(base, "nowhere", "file");
		const folder = await call("backup", [nowhere], environment);
		expect(folder.said).toBe(`There is no folder ${join(base, "nowhere")}.\n`);
		const file = await call("restore", [base], environment);
		expect(file.said).toBe(`${base} is no file.\n`);
	});
});
