import { readFileSync } from "node:fs";
import type { Cluster, Redis } from "ioredis";

/** One file per verb; its head says keys, arguments, reply and hint. */
const names = [
	"create",
	"commit",
	"remove",
	"erase",
	"mark",
	"versions",
	"release",
	"join",
	"wait",
	"waiter",
	"clear-line",
	"clear-silent",
	"alter",
	"bar",
	"save",
	"offer",
	"take-offers",
	"tally",
	"pack",
	"unpack",
	"present",
	"reactions",
	"lower-hands",
	"clock",
	"keep-time",
	"add-quizzes",
	"put-quiz",
	"use-quiz",
	"index-quiz",
	"remove-quiz",
	"weigh-rooms",
	"note-summary",
	"share-sheet",
	"release-sheet",
	"weigh-quizzes",
	"replace-field",
	"end-sessions",
	"archive-quiz",
	"restore-quiz",
	"restore-seats",
	"restore-answers",
	"put-image",
	"hold-image",
	"release-image",
] as const;
export type ScriptName = (typeof names)[number];

/** A buffer: what may be no text. */
export type Argument = string | number | Buffer;

export type Scripts = Readonly<
	Record<
		ScriptName,
		(keyCount: number, ...keysAndArguments: Argument[]) => Promise<unknown>
	>
>;

/** The build lays the folder `lua` beside the bundle. */
function readFile(name: string): string {
	return readFileSync(new URL(`./lua/${name}.lua`, import.meta.url), "utf8");
}

/** With what its head says that it uses, behind the line that tells Redis what it is. */
function readScript(name: string): string {
	const text = readFile(name);
	const [, used] = /^Uses {2}(\w+)$/m.exec(text) ?? [];
	return used === undefined
		? text
		: text.replace("\n", () => `\n${readFile(used)}`);
}

/** Sent to each master as it is: see its head. */
export const probe = readScript("probe");

/** Of a backup: what a key holds is no text. */
export const capture = readScript("capture");
export const putBack = readScript("put-back");

/** The scripts on this client; Redis is sent a script's text only where it does not know it (again). */
export function defineScripts(client: Redis | Cluster): Scripts {
	const defined = client as unknown as Record<string, Scripts[ScriptName]>;
	return Object.fromEntries(
		names.map((name) => {
			// Some verbs are names of Redis commands too.
			const command = `lectern:${name}`;
			client.defineCommand(command, { lua: readScript(name) });
			return [
				name,
				(keyCount, ...rest) => {
					const run = defined[command];
					if (run === undefined) throw new Error(`no script ${name}`);
					return run.call(client, keyCount, ...rest);
				},
			] satisfies [ScriptName, Scripts[ScriptName]];
		}),
	) as Scripts;
}
