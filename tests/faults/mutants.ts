import type { Patch } from "./build.ts";
import type { Rule } from "./checker.ts";
import type { Fault } from "./fault.ts";
import { repeated } from "./faults/answers.ts";
import { skewed } from "./faults/clocks.ts";
import { twoTabs } from "./faults/instructor.ts";
import { fileGone, unplugged } from "./faults/machine.ts";
import { killed } from "./faults/nodes.ts";
import { redisCut, unheard } from "./faults/redis.ts";
import { retained } from "./faults/retention.ts";
import { clockJumps } from "./faults/weather.ts";

/** A planted bug, and the fault under which an invariant must find it. */
export interface Mutant {
	readonly id: string;
	readonly is: string;
	readonly patches: readonly Patch[];
	readonly under: Fault;
	/** One of these must be red. */
	readonly by: readonly Rule[];
}

const answers = "server/store/redis/answers.ts";
const save = "server/store/redis/lua/save.lua";

/** A tenth one beside the plan's nine: what F3b is for. */
const offerAgain = 'if (here && now.open && held.state !== "refused")';

export const mutants: readonly Mutant[] = [
	{
		id: "M1",
		is: "ack before commit",
		under: killed,
		by: ["I1"],
		patches: [
			{
				file: "server/live/intake.ts",
				from: "				const outcomes = await store.save(roomId, attempts);",
				to: `				const outcomes: SaveOutcome[] = attempts.map((attempt) => ({
					is: "stored", row: { ...attempt, at: 0 },
				}));
				const save = () => store.save(roomId, attempts);
				setTimeout(() => void save().catch(() => {}), 100);`,
			},
		],
	},
	{
		id: "M2",
		is: "read all answers, append, write all",
		under: repeated,
		by: ["I1"],
		patches: [
			{
				file: answers,
				from: `		const reply = await link.run<string[]>(
			"save",`,
				to: `		const before = await Promise.all(
			rounds.map((round) => link.hash(keys.answers(roomId, round))),
		);
		const reply = await link.run<string[]>(
			"save",`,
			},
			{
				file: answers,
				from: `		return attempts.map(({ seat, round }, index) => {
			const is =`,
				to: `		for (const [place, round] of rounds.entries()) {
			const all: Record<string, string> = { ...before[place] };
			attempts.forEach((attempt, index) => {
				const stands = reply[2 * index + 1] ?? "";
				if (attempt.round === round && stands !== "") all[attempt.seat] = stands;
			});
			const key = keys.answers(roomId, round);
			await link.ask("del", key);
			const fields = Object.entries(all).flat();
			if (fields.length > 0) await link.ask("hset", key, ...fields);
		}
		return attempts.map(({ seat, round }, index) => {
			const is =`,
			},
		],
	},
	{
		id: "M3",
		is: "count outside the set-once",
		under: repeated,
		by: ["I5"],
		patches: [
			{
				file: save,
				from: "	if repeated then\n		refused = nil",
				to: '	if repeated then\n		redis.call("HINCRBY", KEYS[1], "again", 1)\n		refused = nil',
			},
			{
				file: "server/store/redis/lua/tally.lua",
				from: 'counts[3] = redis.call("HLEN", KEYS[3])',
				to: 'counts[3] = redis.call("HLEN", KEYS[3]) + (redis.call("HGET", KEYS[1], "again") or 0)',
			},
		],
	},
	{
		id: "M4",
		is: "identity is the socket's id",
		under: killed,
		by: ["I1", "I2", "I7"],
		patches: [
			{
				file: "server/transport/student-socket.ts",
				from: "return { roomId, seat, number, version, brief, told: null };",
				to: "return { roomId, seat: seatIdOf(roomId, socket.id), number, version, brief, told: null };",
			},
		],
	},
	{
		id: "M5",
		is: "deadline by the node's clock",
		under: skewed,
		by: ["I1", "I3", "I4", "I12"],
		patches: [
			{
				file: answers,
				from: "const now = await clock.here();",
				to: "const now = Date.now();",
			},
		],
	},
	{
		id: "M6",
		is: "no sweep for lost hints",
		under: unheard,
		by: ["I7"],
		patches: [
			{
				file: "server/live/feed.ts",
				from: "setInterval(() => void this.sweep(), options.sweepMs)",
				to: "setInterval(() => {}, options.sweepMs)",
			},
		],
	},
	{
		id: "M7",
		is: "the key in the question as asked",
		under: repeated,
		by: ["I9"],
		patches: [
			{
				file: "server/room/asked.ts",
				from: "ask: withWords ? ask : kindOf(question).bare(ask),",
				to: "ask: { ...(ask as object), ...(question.key as object) },",
			},
		],
	},
	{
		id: "M8",
		is: "outbox in memory only",
		under: killed,
		by: ["I3"],
		patches: [
			{
				file: "client/link/entry.ts",
				from: "else storage.setItem(key, JSON.stringify(kept(entry)));",
				to: "else return;",
			},
		],
	},
	{
		id: "M9",
		is: "commands without compare-and-set",
		under: twoTabs(2000),
		by: ["I13"],
		patches: [
			{
				file: "server/room/reduce.ts",
				from: 'if ("at" in command && command.at !== positionOf(room)) {',
				to: 'if ("at" in command && placeOf(room) === "") {',
			},
			{
				file: "server/store/redis/lua/commit.lua",
				from: `if tonumber(version) ~= tonumber(ARGV[3]) - 1 then
	return 0
end
-- In a store that was put back another document may have that version by now.
if ARGV[10] ~= "" and redis.sha1hex(document) ~= ARGV[10] then
	return 0
end
`,
				to: "",
			},
		],
	},
	{
		id: "M10",
		is: "saved answers not offered again after a restore",
		under: redisCut,
		by: ["I1"],
		patches: [
			{
				file: "client/link/outbox.ts",
				from: offerAgain,
				to: offerAgain.replace("refused", "saved"),
			},
		],
	},
	{
		id: "M11",
		is: "the store's time follows every jump of Redis' clock",
		under: clockJumps,
		by: ["I4", "I10", "I12"],
		patches: [
			{
				file: "server/store/redis/clock.ts",
				from: "		await this.#absorb(reading, jump);",
				to: "		this.#set(time - after, time - before);",
			},
		],
	},
	{
		id: "M13",
		is: "saved while the file is gone",
		under: fileGone,
		by: ["I1"],
		patches: [
			{
				file: "server/store/sqlite/database.ts",
				from: "		const fault = this.#watch.fault();\n		if (fault !== null) throw new Error(fault);",
				to: "		this.#watch.fault();",
			},
		],
	},
	{
		id: "M12",
		is: "SQLite waits for the disk at every twelfth commit only",
		under: unplugged,
		by: ["I1"],
		patches: [
			{
				file: "server/store/sqlite/database.ts",
				from: 'this.#connection.exec("BEGIN IMMEDIATE");',
				to: `const counted = globalThis as { commits?: number };
			counted.commits = (counted.commits ?? 0) + 1;
			const waits = counted.commits % 12 === 0;
			this.#connection.exec("PRAGMA synchronous = " + (waits ? "FULL" : "NORMAL"));
			this.#connection.exec("BEGIN IMMEDIATE");`,
			},
		],
	},
	{
		id: "M14",
		is: "retention by one clock, that of Redis' machine",
		under: retained,
		by: ["I10"],
		patches: [
			{
				file: "server/live/retention.ts",
				from: "		const now = await store.now();\n",
				to: "		const now = (await store.now()) + (await store.clockOff());\n",
			},
			{
				file: "server/live/retention.ts",
				from: "const may = isDue && !isDoubted;",
				to: "const may = isDue;",
			},
		],
	},
];
