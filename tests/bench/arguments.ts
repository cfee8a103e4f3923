import { parseArgs } from "node:util";
import { now } from "./clock.ts";
import { type Crowd, startCrowd } from "./crowd/crowd.ts";
import { type Circumstances, circumstancesOf } from "./report.ts";
import type { Wish } from "./scenes/scene.ts";
import { targetNames } from "./targets/target.ts";

/** What the command line asks for. */
export interface Run {
	readonly circumstances: Circumstances;
	readonly wish: Wish;
	/** Folder of the tables. */
	readonly out: string;
	/** Whether docs/PERFORMANCE.md is written, too. */
	readonly document: boolean;
}

const short = {
	only: "joins,fan-out,cold,burst,memory",
	targets: "sqlite,ws,socket.io",
	rounds: "3",
	out: ".cache/bench-short",
};
/** Where others use the machine, fewer rounds have to do. */
const shortMs = 40_000;

/** Throws where a row is asked for that is not `known`. */
export function readRun(known: readonly string[]): Run {
	const { values } = parseArgs({
		options: {
			students: { type: "string", default: "1000" },
			rounds: { type: "string", default: "5" },
			seed: { type: "string", default: "1" },
			/** Rows, such as fan-out,burst; all when not given. */
			only: { type: "string" },
			/** Such as sqlite,ws; all when not given. */
			targets: { type: "string" },
			short: { type: "boolean", default: false },
			generators: { type: "string", default: "2" },
			/** Where the tables go, as Markdown and JSON. */
			out: { type: "string", default: ".cache/bench" },
			document: { type: "boolean", default: false },
		},
	});
	const { only, targets, out, rounds } = values.short ? short : values;
	const rows = only?.split(",") ?? known;
	for (const row of rows)
		if (!known.includes(row))
			throw new Error(`there is no row ${row}; there are ${known.join(", ")}`);
	const circumstances = circumstancesOf({
		command: ["npm run bench --", ...process.argv.slice(2)].join(" "),
		seed: Number(values.seed),
		students: Number(values.students),
		rounds: Number(rounds),
	});
	let crowd: Promise<Crowd> | null = null;
	const wish: Wish = {
		...circumstances,
		until: values.short ? now() + shortMs : Infinity,
		questions: values.short ? 1 : 3,
		targets: targetNames.filter(
			(name) => targets?.split(",").includes(name) ?? true,
		),
		wants: (row) => rows.includes(row),
		crowd: () => {
			crowd ??= startCrowd(Number(values.generators));
			return crowd;
		},
		newCrowd: startCrowd,
		tell: (text) => console.error(text),
	};
	return { circumstances, wish, out, document: values.document };
}
