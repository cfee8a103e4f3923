import type { Fault } from "./fault.ts";
import { late, repeated } from "./faults/answers.ts";
import { skewed } from "./faults/clocks.ts";
import { twoTabs } from "./faults/instructor.ts";
import { frozen, killed, rolled } from "./faults/nodes.ts";
import { paused, unheard } from "./faults/redis.ts";

/** All faults, in the order of their numbers. */
export const faults: readonly Fault[] = [
	killed,
	rolled,
	paused,
	unheard,
	repeated,
	late,
	skewed,
	frozen,
	twoTabs(60_000),
];
