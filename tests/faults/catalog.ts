import type { Fault } from "./fault.ts";
import { late, repeated } from "./faults/answers.ts";
import { skewed } from "./faults/clocks.ts";
import { stalled, storm } from "./faults/crowds.ts";
import { twoTabs } from "./faults/instructor.ts";
import { alone, fileGone, unplugged } from "./faults/machine.ts";
import { roaming, slow } from "./faults/networks.ts";
import { frozen, killed, rolled } from "./faults/nodes.ts";
import { proxied } from "./faults/proxy.ts";
import {
	failedOver,
	full,
	paused,
	redisCut,
	redisKilled,
	redisUnplugged,
	unheard,
} from "./faults/redis.ts";
import { restored, restoredAlone } from "./faults/restore.ts";
import { retained } from "./faults/retention.ts";
import { rewound } from "./faults/rewind.ts";
import { upgraded } from "./faults/upgrade.ts";
import { clockJumps, weather } from "./faults/weather.ts";

/** All faults, in the order of their numbers. */
export const faults: readonly Fault[] = [
	killed,
	rolled,
	redisKilled,
	redisCut,
	redisUnplugged,
	paused,
	full,
	unheard,
	proxied,
	slow,
	roaming,
	repeated,
	late,
	skewed,
	stalled,
	storm,
	frozen,
	twoTabs(60_000),
	upgraded,
	clockJumps,
	weather,
	restored,
	failedOver,
	retained,
	rewound,
	alone,
	unplugged,
	restoredAlone,
	fileGone,
];
