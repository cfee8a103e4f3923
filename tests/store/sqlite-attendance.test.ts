import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { connect } from "../../server/store/sqlite/driver.ts";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import { joinOne, newSeat } from "./samples.ts";

/** A copy of a file that an older version left, with another room's seat removed and two who wait. */
function oldFile(): { file: string; rooms: readonly string[] } {
	const folder = mkdtempSync(join(tmpdir(), "lectern-attendance-"));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const file = join(folder, "lectern.db");
	const recorded = new URL(
		"../formats/0.2.0/lectern.sqlite.gz",
		import.meta.url,
	);
	writeFileSync(file, gunzipSync(readFileSync(recorded)));
	const connection = connect(file);
	connection.exec(`
		UPDATE seats SET removed = 1 WHERE place = (SELECT max(place) FROM seats);
		INSERT INTO line (room, id, name, name_key)
			SELECT id, 'waits', 'Waits', 'waits' FROM rooms WHERE ended = 0;`);
	const rooms = connection
		.prepare<{ id: string }>("SELECT id FROM rooms")
		.all()
		.map(({ id }) => id);
	connection.close();
	return { file, rooms };
}

test("[ST1093] a file in which seats were counted anew each time is counted once, when it is opened", async () => {
	const { file, rooms: ids } = oldFile();
	const { rooms, close } = openSqlite({ file });
	onTestFinished(close);
	const seats = await Promise.all(ids.map((id) => rooms.seats(id)));
	expect(seats.flat().some(({ removed }) => removed)).toBe(true);
	let waited = 0;
	for (const [index, id] of ids.entries()) {
		const all = seats[index] ?? [];
		const joined = all.filter(({ removed }) => !removed).length;
		const tally = await rooms.tally(id, null);
		expect(tally).toMatchObject({ joined });
		waited += tally.waiting;
		const seat = newSeat("new");
		expect(await joinOne(rooms, id, seat, joined)).toEqual({ is: "full" });
		expect(await joinOne(rooms, id, seat, joined + 1)).toMatchObject({
			fresh: true,
		});
		expect(await rooms.tally(id, null)).toMatchObject({ joined: joined + 1 });
	}
	expect(waited).toBe(1);
});
