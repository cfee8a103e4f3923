import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type BackupStore, type Contents, writeWhole } from "../backup.ts";
import {
	format,
	type Group,
	type Head,
	lineWriter,
	readGroups,
} from "./backup-file.ts";
import {
	commandMs,
	connectCluster,
	connectOne,
	type Log,
	readAddresses,
} from "./connect.ts";
import { idIn, type Keys, keysUnder, literal } from "./keys.ts";
import { Link } from "./link.ts";
import { capture, putBack } from "./scripts.ts";

/** A lecture makes a new key about once a minute, and a look takes seconds. */
const mostLooks = 20;

/** Backups of all that is under this prefix, as DUMP tells it: of every format that a key may have. */
export async function redisBackups({
	url,
	prefix,
	sharded,
	log,
}: {
	readonly url: string;
	readonly prefix: string;
	readonly sharded: boolean;
	readonly log: Log;
}): Promise<BackupStore> {
	const addresses = readAddresses(url);
	const name = "lectern-backup";
	const client = sharded
		? connectCluster(addresses, name, false)
		: connectOne(addresses[0], name);
	const link = new Link(client, log);
	await link.awaitConnection(commandMs);
	const keys = keysUnder(prefix);
	const parts = { link, keys, prefix, sharded };
	return {
		backUp: (to) =>
			writeWhole(to, async (part) => {
				await pipeline(
					Readable.from(linesOf(parts)),
					createWriteStream(part, { flags: "r+" }),
				);
				return (await look(part)).contents;
			}),
		restore: (from, replace) => restore(parts, from, replace),
		close: () => link.close(),
	};
}

interface Parts {
	readonly link: Link;
	readonly keys: Keys;
	readonly prefix: string;
	readonly sharded: boolean;
}

async function* linesOf(parts: Parts): AsyncGenerator<string> {
	const lines = lineWriter();
	const [info = ""] = await parts.link.askMasters<string>((master) =>
		master.info("server"),
	);
	const redis = /redis_version:(\S+)/.exec(info)?.[1] ?? "unknown";
	const head: Head = { is: "lectern-redis-backup", format, redis };
	yield lines.line(head);
	for await (const group of groupsOf(parts)) yield lines.line(group);
	yield lines.end();
}

/**
 * Each group of keys at one moment of its own. What was there before the first look is found by it. A group in which a later
 * look finds a key more is taken down again, whole, until none has grown: so a room never has a round without its answers.
 */
async function* groupsOf(parts: Parts): AsyncGenerator<Group> {
	const known = new Map<string, Set<string>>();
	for (let round = 1; round <= mostLooks; round++) {
		const grown = new Set<string>();
		for await (const key of stored(parts)) {
			const tag = idIn(key);
			const group = known.get(tag);
			// What is newer than the backup need not be in it, but a room is never without its questions, and a question never without its
			// images, which come before it.
			const comesBefore = [parts.keys.sharedSheet(""), parts.keys.image("")];
			const isNeeded = comesBefore.some((one) =>
				key.startsWith(one.slice(0, -1)),
			);
			if (group === undefined && round > 1 && !isNeeded) continue;
			if (group?.has(key)) continue;
			known.set(tag, (group ?? new Set<string>()).add(key));
			grown.add(tag);
		}
		if (grown.size === 0) return;
		for (const tag of grown) yield await takeDown(parts, tag, known.get(tag));
	}
	throw new Error("Rooms change faster than they can be read. Try again.");
}

async function takeDown(
	{ link, prefix }: Parts,
	tag: string,
	names: Iterable<string> = [],
): Promise<Group> {
	const all = [...names];
	const found = await link.askBuffers<Buffer[]>(
		"eval",
		capture,
		all.length,
		...all,
	);
	const keys = all.flatMap((key, index) => {
		const value = found[2 * index]?.toString("base64") ?? "";
		const ends = Number(found[2 * index + 1]?.toString());
		return value === ""
			? []
			: [[key.slice(prefix.length), ends, value] as const];
	});
	return { is: "keys", tag, keys };
}

/** All keys but those that belong to the running program: each Redis' own history and clock, and the pages' builds. */
async function* stored({ link, keys, prefix }: Parts): AsyncGenerator<string> {
	const { history, clock, scrub, builds, buildTurns } = keys;
	const own = [history, clock, scrub, builds, buildTurns];
	for await (const some of link.scan(`${literal(prefix)}*`))
		for (const key of some)
			if (!own.includes(key) && !key.startsWith(keys.assets("").slice(0, -1)))
				yield key;
}

/** Reads a whole backup: what is in it, and which of its groups is the last of each tag. */
async function look(
	file: string,
): Promise<{ contents: Contents; last: ReadonlyMap<string, number> }> {
	const last = new Map<string, number>();
	const rooms = new Set<string>();
	const all = new Map<string, number>();
	let number = 0;
	for await (const { tag, keys } of readGroups(file)) {
		last.set(tag, number++);
		all.set(tag, keys.length);
		if (keys.some(([name]) => name === `{${tag}}:room`)) rooms.add(tag);
	}
	const keys = [...all.values()].reduce((sum, some) => sum + some, 0);
	return { contents: { rooms: rooms.size, keys }, last };
}

async function restore(
	parts: Parts,
	from: string,
	replace: boolean,
): Promise<{ contents: Contents; kept: null }> {
	const { link, keys, prefix } = parts;
	const { contents, last } = await look(from);
	await demandNoServer(parts);
	for await (const key of stored(parts)) {
		if (!replace)
			throw new Error(
				`There is something under ${prefix} in this Redis already. With --replace it is deleted first; or choose another REDIS_PREFIX.`,
			);
		await link.ask("unlink", key);
	}
	const history = randomBytes(16).toString("base64url");
	await link.ask("set", keys.history, history);
	let number = 0;
	for await (const group of readGroups(from)) {
		if (last.get(group.tag) !== number++ || group.keys.length === 0) continue;
		await link.askBuffers(
			"eval",
			putBack,
			group.keys.length,
			...group.keys.map(([name]) => prefix + name),
			history,
			...group.keys.flatMap(([, ends, value]) => [
				Math.max(ends, 0),
				Buffer.from(value, "base64"),
			]),
		);
	}
	return { contents, kept: null };
}

/** Every node listens to this prefix's hints; on a Cluster each listens to its rooms' own, so there any node counts. */
async function demandNoServer({ link, keys, sharded }: Parts): Promise<void> {
	const there = sharded
		? (await link.askMasters<string>((master) => master.client("LIST"))).some(
				(list) => list.includes("name=lectern-hints "),
			)
		: Number(
				(await link.ask<unknown[]>("pubsub", "numsub", keys.allHints))[1],
			) > 0;
	if (there)
		throw new Error(
			"A server is connected to this Redis. Stop all nodes first, then restore.",
		);
}
