import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, test } from "vitest";
import {
	openSqlite,
	type SqliteStores,
} from "../../server/store/sqlite/open.ts";
import type { Opened } from "./case.ts";
import { contract } from "./contract.ts";

let folder = "";
let opened: SqliteStores[] = [];
let ran = 0;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "lectern-store-"));
});
afterEach(() => {
	for (const store of opened) store.close();
	opened = [];
});
afterAll(() => {
	rmSync(folder, { recursive: true });
	console.log(
		`store contract on SQLite: ${ran} of ${contract.length} cases ran`,
	);
});

let files = 0;

async function open(): Promise<Opened> {
	let now = 1_800_000_000_000;
	files++;
	const store = openSqlite({
		file: join(folder, `${files}.db`),
		now: () => now,
	});
	opened.push(store);
	return {
		...store,
		wait: async (ms) => {
			now += ms;
		},
	};
}

describe("the store contract, on SQLite", () => {
	for (const duty of contract) {
		test(duty.title, async () => {
			ran++;
			await duty.run(open);
		});
	}
});
