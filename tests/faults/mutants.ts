import type { StandIns } from "./build.ts";
import type { Rule } from "./checker.ts";
import type { Fault } from "./fault.ts";
import { repeated } from "./faults/answers.ts";
import { skewed } from "./faults/clocks.ts";
import { twoTabs } from "./faults/instructor.ts";
import { fileGone, unplugged } from "./faults/machine.ts";
import { killed } from "./faults/nodes.ts";
import { redisCut, unheard } from "./faults/redis.ts";
import { retained } from "./faults/retention.ts";
import { rewound } from "./faults/rewind.ts";
import { clockJumps } from "./faults/weather.ts";

/** A planted bug, and the fault under which an invariant must find it. */
export interface Mutant {
	readonly id: string;
	readonly is: string;
	/** Beside those of the fault, or in their places. */
	readonly standIns: StandIns;
	readonly under: Fault;
	/** One of these must be red. */
	readonly by: readonly Rule[];
}

const answers = "server/store/redis/answers.ts";
const outbox = "client/link/outbox.ts";
const stores = "server/stores.ts";

export const mutants: readonly Mutant[] = [
	{
		id: "M1",
		is: "ack before commit",
		under: killed,
		by: ["I1"],
		standIns: { [stores]: "acknowledged-first.ts" },
	},
	{
		id: "M2",
		is: "read all answers, append, write all",
		under: repeated,
		by: ["I1"],
		standIns: { [answers]: "all-written-anew.ts" },
	},
	{
		id: "M3",
		is: "count outside the set-once",
		under: repeated,
		by: ["I5"],
		standIns: { [answers]: "counted-apart.ts" },
	},
	{
		id: "M4",
		is: "identity is the socket's id",
		under: killed,
		by: ["I1", "I2", "I7"],
		standIns: { "server/transport/student-socket.ts": "seat-of-socket.ts" },
	},
	{
		id: "M5",
		is: "deadline by the node's clock",
		under: skewed,
		by: ["I4"],
		standIns: { [answers]: "deadline-here.ts" },
	},
	{
		id: "M6",
		is: "no sweep for lost hints",
		under: unheard,
		by: ["I7"],
		standIns: { "server/live/feed.ts": "unswept.ts" },
	},
	{
		id: "M7",
		is: "the key in the question as asked",
		under: repeated,
		by: ["I9"],
		standIns: { "server/room/asked.ts": "key-asked.ts" },
	},
	{
		id: "M8",
		is: "outbox in memory only",
		under: killed,
		by: ["I3"],
		standIns: { [outbox]: "outbox-in-memory.ts" },
	},
	{
		id: "M9",
		is: "commands without compare-and-set",
		under: twoTabs(2000),
		by: ["I13"],
		standIns: {
			[stores]: "commits-unconditional.ts",
			"server/room/reduce.ts": "commands-anywhere.ts",
		},
	},
	{
		// What F3b is for.
		id: "M10",
		is: "saved answers not offered again after a restore",
		under: redisCut,
		by: ["I1"],
		standIns: { [outbox]: "saved-forgotten.ts" },
	},
	{
		id: "M11",
		is: "the store's time follows every jump of Redis' clock",
		under: clockJumps,
		by: ["I4", "I10"],
		standIns: { "server/store/redis/clock.ts": "time-of-redis.ts" },
	},
	{
		id: "M12",
		is: "SQLite waits for the disk at every twelfth commit only",
		under: unplugged,
		by: ["I1"],
		standIns: { "server/store/sqlite/driver.ts": "synced-seldom.ts" },
	},
	{
		id: "M13",
		is: "saved while the file is gone",
		under: fileGone,
		by: ["I1"],
		standIns: { "server/store/sqlite/file-watch.ts": "file-unwatched.ts" },
	},
	{
		id: "M14",
		is: "retention by one clock, that of Redis' machine",
		under: retained,
		by: ["I10"],
		standIns: { "server/live/retention.ts": "retention-by-one-clock.ts" },
	},
	{
		id: "M15",
		is: "the epoch is judged at the edge only",
		under: rewound,
		by: ["I14"],
		standIns: { [stores]: "epoch-at-edge.ts" },
	},
];

/** All that stands in for something while this bug is hunted. */
export function plantedBy({ under, standIns }: Mutant): StandIns {
	return { ...under.standIns, ...standIns };
}
