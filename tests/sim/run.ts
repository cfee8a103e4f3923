import { type ChildProcess, fork } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { least } from "./least.ts";
import { add, type Played } from "./play.ts";
import type { Counts } from "./weather.ts";

// `npm run sim`: as many lectures in a storm as one wishes. Ends with 1 when one was red.
const { values } = parseArgs({
	options: {
		seeds: { type: "string", default: "200" },
		from: { type: "string", default: "1" },
		processes: { type: "string", default: String(availableParallelism()) },
	},
});
const first = numberOf(values.from);
const many = numberOf(values.seeds);
const processes = numberOf(values.processes);

/** A lecture takes a part of a second; one that does not end is red too. */
const patienceMs = 120_000;
/** In so many lectures everything has to have happened. */
const enough = 24;
/** Lectures after which a process is replaced, so that none grows for ever. */
const life = 500;

const keptIn = new URL("red-seeds.json", import.meta.url);
// Its own: the next run may be of changed sources.
const outfile = `.cache/sim/worker-${process.pid}.mjs`;
await build({
	entryPoints: ["tests/sim/worker.ts"],
	outfile,
	bundle: true,
	platform: "node",
	format: "esm",
	target: "node20",
	packages: "external",
	sourcemap: true,
	logLevel: "warning",
	plugins: [
		{
			name: "the simulated link",
			setup({ onResolve }) {
				onResolve({ filter: /\/link\/socket\.ts$/ }, () => ({
					path: resolve("tests/sim/wire.ts"),
				}));
			},
		},
	],
});

type Judged = Pick<Played, "seed" | "faults"> & { counts: Counts | null };

const total: Counts = {};
const red: Judged[] = [];
let next = first;
let done = 0;
const start = performance.now();

/** Plays seeds until there are no more, in one process after another. */
async function work(): Promise<void> {
	let child: ChildProcess | null = null;
	for (let played = 0; next < first + many; played++) {
		if (child === null || played % life === 0) {
			child?.disconnect();
			child = fork(outfile, { execArgv: ["--enable-source-maps"] });
		}
		const judged = await judge(child, next++);
		if (judged.counts === null) child = null;
		take(judged);
	}
	child?.disconnect();
}

/** Has one seed played; its counts are null when the process is gone over it. */
function judge(child: ChildProcess, seed: number): Promise<Judged> {
	return new Promise((resolve) => {
		const settle = (judged: Judged) => {
			clearTimeout(patience);
			child.removeAllListeners();
			resolve(judged);
		};
		const lose = (how: string) => {
			child.kill("SIGKILL");
			settle({ seed, faults: [how], counts: null });
		};
		const patience = setTimeout(() => lose("does not end"), patienceMs);
		child.once("message", (judged) => settle(judged as Judged));
		child.once("exit", (code) => lose(`its process ended with ${code}`));
		child.send(seed);
	});
}

function numberOf(text: string): number {
	const number = Number(text);
	if (Number.isInteger(number) && number > 0) return number;
	console.error("--seeds, --from and --processes are whole numbers from 1 on.");
	process.exit(2);
}

function take(judged: Judged): void {
	done++;
	add(total, judged.counts ?? {});
	if (judged.faults.length > 0) {
		red.push(judged);
		console.log(`seed ${judged.seed} is red:`);
		for (const fault of judged.faults.slice(0, 5)) console.log(`  ${fault}`);
	}
	if (done % 500 === 0) console.log(told());
}

function told(): string {
	const seconds = (performance.now() - start) / 1000;
	const answers = total["answer acknowledged"] ?? 0;
	return `${done} lectures, ${answers} answers saved, ${red.length} red, in ${seconds.toFixed(0)} s: ${(done / seconds).toFixed(1)} lectures and ${(answers / seconds).toFixed(0)} answers a second`;
}

await Promise.all(Array.from({ length: processes }, work));

rmSync(outfile);
rmSync(`${outfile}.map`);
for (const [what, times] of Object.entries(total).sort())
	console.log(`${String(times).padStart(9)}  ${what}`);
console.log(told());
keep();
// A handful of lectures may well be spared something.
const missed =
	many < enough ? [] : Object.keys(least).filter((what) => !total[what]);
if (missed.length > 0) console.log(`Never happened: ${missed.join(", ")}`);
process.exit(red.length > 0 || missed.length > 0 ? 1 : 0);

/** Red seeds become tests; each says what it was red on until somebody says it better. */
function keep(): void {
	if (red.length === 0) return;
	const kept = JSON.parse(readFileSync(keptIn, "utf8")) as {
		seed: number;
		on: string;
	}[];
	const fresh = red.filter(
		({ seed }) => !kept.some((one) => one.seed === seed),
	);
	const entries = fresh.map(({ seed, faults }) => ({
		seed,
		on: (faults[0] ?? "").slice(0, 100),
	}));
	const text = JSON.stringify([...kept, ...entries], null, "\t");
	writeFileSync(keptIn, `${text}\n`);
	console.log(`${fresh.length} red seeds are kept in tests/sim/red-seeds.json`);
}
