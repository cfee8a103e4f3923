import { createHash, randomBytes } from "node:crypto";
import type { Keys } from "./keys.ts";
import type { Link } from "./link.ts";

/**
 * See `RoomStore.epoch`. A history begins anew where the stored id is another one (emptied, restored under another id)
 * and where another Redis process serves it: after a restart or a failover acknowledged writes may be missing.
 */
export async function epochOf(link: Link, keys: Keys): Promise<string> {
	const [id, processes] = await Promise.all([
		historyOf(link, keys),
		link.askMasters<string>((master) => master.info("server")),
	]);
	const runs = processes.map((info) => /run_id:(\w+)/.exec(info)?.[1] ?? "");
	return createHash("sha256")
		.update([id, ...runs.sort()].join(" "))
		.digest("base64url")
		.slice(0, 22);
}

async function historyOf(link: Link, keys: Keys): Promise<string> {
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
