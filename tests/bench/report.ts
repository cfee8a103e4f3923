import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { arch, cpus, loadavg, release, totalmem } from "node:os";
import { type Line, tableOf } from "./line.ts";

/** Under which circumstances the figures were taken. */
export interface Circumstances {
	readonly command: string;
	readonly seed: number;
	readonly students: number;
	readonly rounds: number;
	readonly at: string;
	readonly commit: string;
	readonly versions: Readonly<Record<string, string>>;
	readonly machine: string;
	/** Processes that wanted a processor when it began: others' work, if much more than none. */
	readonly loadBefore: number;
}

const packages = ["socket.io", "engine.io", "ws", "ioredis"];

export function circumstancesOf(
	wish: Pick<Circumstances, "command" | "seed" | "students" | "rounds">,
): Circumstances {
	const say = (program: string, ...args: string[]) =>
		execFileSync(program, args, { encoding: "utf8" }).trim();
	const versionOf = (name: string): [string, string] => [
		name,
		JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"))
			.version,
	];
	const redis = /v=(\S+)/.exec(say("redis-server", "--version"))?.[1] ?? "";
	return {
		...wish,
		at: new Date().toISOString().slice(0, 16).replace("T", " "),
		commit: say("git", "rev-parse", "--short", "HEAD"),
		versions: {
			node: process.versions.node,
			redis,
			...Object.fromEntries(packages.map(versionOf)),
		},
		machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()} ${arch()}`,
		loadBefore: loadavg()[0] ?? 0,
	};
}

export function reportOf(
	circumstances: Circumstances,
	lines: readonly Line[],
	notes: readonly string[],
): string {
	const { command, at, commit, versions, machine, seed } = circumstances;
	const named = Object.entries(versions).map((pair) => pair.join(" "));
	return [
		`\`${command}\`, ${at} UTC, commit ${commit}, seed ${seed}; ${machine}, load before ${circumstances.loadBefore.toFixed(1)}; ${named.join(", ")}.`,
		`${circumstances.students.toLocaleString("en")} students, medians of ${Math.max(0, ...lines.map(({ ours }) => ours.length))} rounds in turn.`,
		tableOf(lines),
		...notes,
	].join("\n\n");
}
