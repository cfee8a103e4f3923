import { createHash, randomBytes } from "node:crypto";
import type { Keys } from "./keys.ts";
import type { Link } from "./link.ts";

/** Whose data this is, as of the last look. */
export interface History {
	/** See `RoomStore.epoch`. */
	readonly epoch: string;
	/** The stored id. Each room has it too, for a script on a room cannot read this key of another slot. */
	readonly id: string;
	/** One per master, as `lua/save.lua` finds it on the master that it runs on. */
	readonly marks: readonly string[];
}

/**
 * A history begins anew where the stored id is another one (emptied, restored under another id), where another Redis
 * process serves it, and where a replica was made a master, also one that had been it before: after a restart or a
 * failover acknowledged writes may be missing.
 */
export async function historyOf(link: Link, keys: Keys): Promise<History> {
	const [id, processes] = await Promise.all([
		historyId(link, keys),
		link.askMasters<string>((master) => master.info()),
	]);
	const marks = processes.map(markOf);
	const epoch = createHash("sha256")
		.update([id, ...marks.sort()].join(" "))
		.digest("base64url")
		.slice(0, 22);
	return { epoch, id, marks };
}

function markOf(info: string): string {
	const [, run = ""] = /^run_id:(\w+)/m.exec(info) ?? [];
	const [, data = ""] = /^master_replid:(\w+)/m.exec(info) ?? [];
	return `${run}/${data}`;
}

export async function historyId(link: Link, keys: Keys): Promise<string> {
	const known = await link.ask<string | null>("get", keys.history);
	if (known !== null) return known;
	const made = randomBytes(16).toString("base64url");
	const stored = await link.ask<string | null>(
		"set",
		keys.history,
		made,
		"NX",
		"GET",
	);
	return stored ?? made;
}
