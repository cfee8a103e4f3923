import { spawnSync } from "node:child_process";
import {
	copyFileSync,
	mkdtempSync,
	openSync,
	rmSync,
	statSync,
	truncateSync,
	writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Gate, Room } from "../../server/room/state.ts";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { joinOne } from "../store/samples.ts";
import { Dice } from "./dice.ts";
import { alone } from "./faults/machine.ts";
import { passed, play, storyOfRed, tableOf } from "./play.ts";
import { openMachine, type Site } from "./site.ts";

describe("one machine", () => {
	let site: Site;
	beforeAll(async () => {
		site = await openMachine({ name: "plain" });
	});
	afterAll(() => site.close());

	it("[FT6] loses nothing when killed at each failpoint in the middle of answers", {
		timeout: 90_000,
	}, async () => {
		const outcome = await play(alone, site, 1, { students: 80, phones: 10 });
		console.log(tableOf([outcome]));
		expect(passed(outcome), storyOfRed(outcome)).toBe(true);
	});
});

const room: Room = {
	v: 2,
	id: "r",
	code: "BCDFGH",
	owner: "o",
	quiz: "q",
	title: "t",
	screenToken: "s",
	version: 1,
	createdAt: 1,
	changedAt: 1,
	endedAt: null,
	settings: defaultSettings,
	locked: false,
	phase: { name: "lobby" },
	rounds: [],
	screen: { distribution: false, leaderboard: false },
};
const gate: Gate = { round: 1, until: null, changeable: false };
const cuts = 40;
const answers = 120;

describe("a torn write-ahead log", () => {
	const folder = mkdtempSync(join(tmpdir(), "lectern-torn-"));
	const file = join(folder, "lectern.sqlite");
	const log = `${file}-wal`;
	/** Size of the log when each answer was acknowledged. */
	const sizes: number[] = [];
	let begun = 0;
	const stores = openSqlite({ file, now: Date.now });
	beforeAll(async () => {
		await stores.rooms.create(room, []);
		await stores.rooms.commit({ ...room, version: 2 }, gate);
		for (let seat = 0; seat < answers; seat++) {
			const name = `S${seat}`;
			await joinOne(stores.rooms, "r", { id: name, name, nameKey: name }, 1000);
		}
		begun = statSync(log).size;
		for (let seat = 0; seat < answers; seat++) {
			const attempt = {
				seat: `S${seat}`,
				round: 1,
				seq: 1,
				value: [seat % 4],
			};
			await stores.rooms.save("r", [attempt]);
			sizes.push(statSync(log).size);
		}
	});
	afterAll(() => {
		stores.close();
		rmSync(folder, { recursive: true, force: true });
	});

	it(`[FT6] opens after ${cuts} power cuts at random places of the log, with every answer acknowledged before the cut`, async () => {
		const dice = new Dice(6);
		expect(sizes).toEqual([...sizes].sort((one, other) => one - other));
		for (let cut = 0; cut < cuts; cut++) {
			const at = dice.whole(begun, sizes.at(-1) ?? 0);
			const copy = join(folder, `cut-${cut}.sqlite`);
			copyFileSync(file, copy);
			copyFileSync(log, `${copy}-wal`);
			truncateSync(`${copy}-wal`, at);
			// Half of the time the disk holds rubbish where the next page was being written.
			if (dice.next() < 0.5) addRubbish(`${copy}-wal`, at, dice);
			const opened = openSqlite({ file: copy, now: Date.now });
			const rows = await opened.rooms.answers("r", 1);
			opened.close();
			const acknowledged = sizes.filter((size) => size <= at).length;
			const found = rows.map(({ seat, value }) => [seat, value]);
			const sent = Array.from({ length: answers }, (_, seat) => [
				`S${seat}`,
				[seat % 4],
			]);
			expect(found.length).toBeGreaterThanOrEqual(acknowledged);
			expect(found).toEqual(sent.slice(0, found.length));
		}
	});
});

function addRubbish(file: string, at: number, dice: Dice): void {
	const rubbish = Buffer.from(
		Array.from({ length: 5000 }, () => dice.whole(0, 255)),
	);
	writeSync(openSync(file, "r+"), rubbish, 0, rubbish.length, at);
}

describe("a failpoint", () => {
	const strike = (environment: Record<string, string>) =>
		spawnSync(
			process.execPath,
			[
				"--import",
				"tsx",
				"--input-type=module",
				"--eval",
				'const { failpoint } = await import("./server/live/failpoint.ts"); failpoint("before_commit"); failpoint("before_commit");',
			],
			{ env: { PATH: process.env.PATH ?? "", ...environment } },
		);

	it("[FT7] kills the process the count-th time when it is armed in a test", () => {
		const LECTERN_FAILPOINT = "before_commit:2";
		expect(strike({ NODE_ENV: "test", LECTERN_FAILPOINT }).signal).toBe(
			"SIGKILL",
		);
	});

	it("[FT7] does nothing in production, without its variable, or at another point", () => {
		const LECTERN_FAILPOINT = "before_commit:2";
		for (const environment of [
			{ LECTERN_FAILPOINT },
			{ NODE_ENV: "production", LECTERN_FAILPOINT },
			{ NODE_ENV: "test" },
			{ NODE_ENV: "test", LECTERN_FAILPOINT: "during_drain:1" },
		])
			expect(strike(environment as Record<string, string>).status).toBe(0);
	});
});
