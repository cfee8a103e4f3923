import { spawnSync } from "node:child_process";
import { connect } from "../../server/store/sqlite/driver.ts";
import type { Json } from "../../shared/json.ts";
import type { Dump } from "./history.ts";
import type { Site } from "./site.ts";

type Round = Dump["rounds"][number];
interface Document {
	readonly version: number;
	readonly rounds: Columns | readonly Round1[];
}
/** As the version before makes rooms: one by one, and counted by the JSON text of the values. */
type Round1 = Omit<Round, "counted" | "recounts"> & {
	readonly groups: Readonly<Record<string, number>> | null;
};
/** A round's number is its place. */
type Columns = {
	readonly [Name in Exclude<keyof Round, "round">]: readonly Round[Name][];
};

function isList(rounds: Document["rounds"]): rounds is readonly Round1[] {
	return Array.isArray(rounds);
}

function roundsIn({ rounds }: Document): Round[] {
	if (isList(rounds))
		return rounds.map(({ groups, ...round }) => ({
			...round,
			counted: groups && { values: groups },
			recounts: 0,
		}));
	const names = Object.keys(rounds) as (keyof Columns)[];
	return rounds.question.map((_, index) => {
		const cells = names.map((name) => [name, rounds[name][index]]);
		return { round: index + 1, ...Object.fromEntries(cells) } as Round;
	});
}

/** Reads a room from the store itself, past the program: by redis-cli, or the SQLite file opened a second time. */
export function dumpRoom(
	site: Site,
	roomId: string,
): Dump & { epoch?: string } {
	if (site.file !== null) return dumpFile(site.file, roomId);
	if (site.cluster === null) throw new Error("a site has a store");
	return dumpRedis(site.cluster.redis.port, roomId);
}

function ask(port: number, ...command: string[]): Record<string, string> {
	const done = spawnSync(
		"redis-cli",
		["-h", "127.0.0.1", "-p", String(port), "--json", ...command],
		{ encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
	);
	if (done.error !== undefined || done.status !== 0)
		throw new Error(`redis-cli: ${done.error?.message ?? done.stderr}`);
	return JSON.parse(done.stdout) as Record<string, string>;
}

/** See the heads of `join.lua` and `rows.lua` for how a seat and an answer are written. */
function dumpRedis(port: number, roomId: string): Dump {
	const key = (part: string) => `lectern:{${roomId}}:${part}`;
	const room = JSON.parse(
		ask(port, "HGETALL", key("room")).document ?? "null",
	) as Document;
	const seats = Object.entries(ask(port, "HGETALL", key("seats"))).map(
		([id, text]) => {
			const label = text.slice(text.indexOf("["));
			return { id, name: (JSON.parse(label) as string[])[1] ?? "" };
		},
	);
	const rounds = roundsIn(room);
	const rows = rounds.flatMap(({ round }) =>
		Object.entries(ask(port, "HGETALL", key(`a:${round}`))).map(
			([seat, text]) => ({ seat, round, ...rowOf(text) }),
		),
	);
	return { k: "dump", version: room.version, rounds, rows, seats };
}

function rowOf(text: string): { seq: number; at: number; value: Json } {
	if (text.startsWith("{")) {
		const { seq, at, value } = JSON.parse(text) as ReturnType<typeof rowOf>;
		return { seq, at, value };
	}
	const [, seq, at, ...value] = text.split(" ");
	return {
		seq: Number(seq),
		at: Number(at),
		value: JSON.parse(value.join(" ")) as Json,
	};
}

function dumpFile(file: string, roomId: string): Dump {
	const db = connect(file);
	try {
		const document = db
			.prepare<{ document: string }>("SELECT document FROM rooms WHERE id = ?")
			.get(roomId)?.document;
		const room = JSON.parse(document ?? "null") as Document;
		const seats = db
			.prepare<{ id: string; name: string }>(
				"SELECT id, name FROM seats WHERE room = ?",
			)
			.all(roomId);
		const rows = db
			.prepare<{
				seat: string;
				round: number;
				seq: number;
				choice: string;
				at: number;
			}>("SELECT seat, round, seq, choice, at FROM answers WHERE room = ?")
			.all(roomId)
			.map(({ choice, ...row }) => ({
				...row,
				value: JSON.parse(choice) as Json,
			}));
		return {
			k: "dump",
			version: room.version,
			rounds: roundsIn(room),
			rows,
			seats,
		};
	} finally {
		db.close();
	}
}
