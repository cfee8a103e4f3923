import { readFileSync } from "node:fs";

/** The clocks of this machine. */
export interface MachineClock {
	/** Ms since 1970 as somebody has set it: may jump at any moment, either way. */
	wall(): number;
	/** Ms since some moment. Goes on evenly, whatever is done to the wall clock, also while the machine sleeps where it tells. */
	steady(): number;
	/** Which start of the machine this is and how long ago it was, in ms; null where the system does not tell. */
	boot(): { readonly id: string; readonly ms: number } | null;
}

/** A monotonic clock stands still while the machine sleeps; so often it is looked whether it did. */
const lookEveryMs = 1000;

export function machineClock(): MachineClock {
	const atStart = { boot: bootOf(), steady: performance.now() };
	let slept = 0;
	let looked = atStart.steady;
	return {
		wall: () => Date.now(),
		steady() {
			const awake = performance.now();
			if (awake - looked > lookEveryMs) {
				looked = awake;
				const passed = (bootOf()?.ms ?? 0) - (atStart.boot?.ms ?? 0);
				const gap = passed - (awake - atStart.steady);
				if (gap - slept > lookEveryMs) slept = gap;
			}
			return awake + slept;
		},
		boot: bootOf,
	};
}

/** One clock that is all of them, for tests. */
export function clockOf(now: () => number): MachineClock {
	return { wall: now, steady: now, boot: () => null };
}

/** Linux counts the time since its start asleep and awake, and its containers see the machine's. */
function bootOf(): { id: string; ms: number } | null {
	try {
		const id = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
		const [seconds] = readFileSync("/proc/uptime", "utf8").split(" ");
		return { id, ms: Math.round(Number(seconds) * 1000) };
	} catch {
		return null;
	}
}
