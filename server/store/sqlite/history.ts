import { randomBytes } from "node:crypto";
import { type Database, identityOf } from "./database.ts";

export interface History {
	/** See `RoomStore`; inside a transaction, what holds for that one. */
	epoch(): string;
}

/**
 * Reads the epoch of the history in this file. It is renewed when this is not the very file that was written last:
 * then it is a copy, and what was stored after the copy was made is missing from it.
 */
export function openHistory(db: Database, file: string): History {
	const read = db.prepare<{ value: string }>(
		"SELECT value FROM meta WHERE name = ?",
	);
	const keep = db.prepare(
		"INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
	);
	const identity = identityOf(file) ?? "memory";
	const opened = db.write(() => {
		const known = read.get("epoch")?.value;
		if (known !== undefined && read.get("file")?.value === identity)
			return known;
		const renewed = randomBytes(16).toString("base64url");
		keep.run("epoch", renewed);
		keep.run("file", identity);
		return renewed;
	});
	return { epoch: () => read.get("epoch")?.value ?? opened };
}
