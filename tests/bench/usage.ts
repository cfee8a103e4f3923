import { readdirSync, readFileSync } from "node:fs";

/** What a process has cost so far, as Linux tells it. */

/** Milliseconds on a processor, of all its threads. */
export function cpuOf(pid: number): number {
	let nanoseconds = 0;
	for (const thread of readdirSync(`/proc/${pid}/task`))
		nanoseconds += Number(
			readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(
				" ",
			)[0],
		);
	return nanoseconds / 1e6;
}

/** Bytes of memory that it holds now. */
export function memoryOf(pid: number): number {
	const status = readFileSync(`/proc/${pid}/status`, "utf8");
	return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}
