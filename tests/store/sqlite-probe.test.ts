import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect } from "../../server/store/sqlite/driver.ts";
import { Probe } from "../../server/store/sqlite/probe.ts";
import { migrate } from "../../server/store/sqlite/schema.ts";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "lectern-probe-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("[ST350] each probe of the disk writes more than an act of a lecture does, also when it is repeated", () => {
	const file = join(folder, "lectern.db");
	const connection = connect(file);
	try {
		migrate(connection, file);
		// The log is not emptied meanwhile: what it grows by was written.
		connection.exec("PRAGMA wal_autocheckpoint = 0");
		const probe = new Probe(connection);
		for (let time = 0; time < 12; time++) {
			const before = statSync(`${file}-wal`).size;
			connection.exec("BEGIN IMMEDIATE");
			probe.write();
			connection.exec("COMMIT");
			expect(statSync(`${file}-wal`).size - before).toBeGreaterThan(64 * 1024);
		}
	} finally {
		connection.close();
	}
});
