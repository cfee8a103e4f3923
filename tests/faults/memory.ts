import { readFileSync } from "node:fs";
import type { Site } from "./site.ts";

/** Resident memory of every node, MB. */
export function memoryOf({ nodes }: Site): number[] {
	return nodes.map((node) => {
		const status = readFileSync(`/proc/${node.pid()}/status`, "utf8");
		return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
	});
}
