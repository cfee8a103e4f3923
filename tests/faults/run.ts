import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { faults } from "./catalog.ts";
import type { Fault } from "./fault.ts";
import { type Mutant, mutants } from "./mutants.ts";
import {
	type Outcome,
	passed,
	play,
	type Size,
	storyOfRed,
	tableOf,
} from "./play.ts";
import { openCluster, type Site } from "./site.ts";

const { values } = parseArgs({
	options: {
		tier: { type: "string", default: "short" },
		/** The first run's; the next ones count on from it. */
		seed: { type: "string" },
		/** How many runs of each fault. */
		runs: { type: "string" },
		/** Faults, such as F4,F6. */
		only: { type: "string" },
		/** Mutants, such as M3, or all. */
		mutant: { type: "string" },
		students: { type: "string" },
	},
});
/** Faults that meddle with packets run in a network namespace of their own, so that nobody else is met by them. */
const inOwnNetwork = process.env.LECTERN_FAULTS_NETWORK === "own";

const tiers = {
	short: { students: 200, runs: 1 },
	long: { students: 1000, runs: 1 },
} as const;
const tier = values.tier === "long" ? tiers.long : tiers.short;
const seed = Number(
	values.seed ?? (values.tier === "long" ? randomInt(1e6) : 1),
);
const size = sizeOf(Number(values.students ?? tier.students));
const outcomes: Outcome[] = [];
const survivors: Mutant[] = [];
/** Runs in a network of their own, whose tables stand above. */
const apart: { id: string; seed: number; green: boolean }[] = [];

if (values.mutant !== undefined) await runMutants(values.mutant.split(","));
else await runFaults(Number(values.runs ?? tier.runs));
console.log(`\n${tableOf(outcomes)}`);
console.log(`command: npm run faults -- ${process.argv.slice(2).join(" ")}`);
if (values.mutant !== undefined) {
	const all = outcomes.length;
	console.log(`mutants caught: ${all - survivors.length} of ${all}`);
	process.exit(survivors.length === 0 ? 0 : 1);
}
for (const { id, seed, green } of apart)
	console.log(`${id} ${seed} in its own network: ${green ? "green" : "RED"}`);
const allGreen = outcomes.every(passed) && apart.every(({ green }) => green);
process.exit(allGreen ? 0 : 1);

function sizeOf(students: number): Size {
	const phones = Math.min(20, Math.ceil(students / 2));
	return { students: students - phones, phones };
}

async function runFaults(runs: number): Promise<void> {
	const wanted = values.only?.split(",");
	const chosen = faults.filter(({ id, short }) =>
		wanted === undefined
			? values.tier !== "short" || short === true
			: wanted.includes(id),
	);
	let shared: Site | null = null;
	for (let run = 0; run < runs; run++)
		for (const fault of chosen) {
			if (fault.site === undefined)
				shared ??= await openCluster({ name: "plain" });
			await runOne(fault, shared, seed + run);
		}
	await shared?.close();
}

async function runOne(
	fault: Fault,
	shared: Site | null,
	number: number,
): Promise<void> {
	if (fault.ownNetwork === true && !inOwnNetwork)
		return runApart(fault, number);
	const own = fault.site === undefined;
	const site =
		own && shared !== null
			? shared
			: await openCluster({ name: "plain", ...fault.site });
	const outcome = await play(fault, site, number, size);
	if (site !== shared) await site.close();
	outcomes.push(outcome);
	console.log(tableOf([outcome]).split("\n")[1]);
	if (!passed(outcome)) console.log(storyOfRed(outcome));
}

/** A mutant is caught when an invariant that can tell it is red; a lecture that merely breaks off is no proof. */
async function runMutants(wanted: readonly string[]): Promise<void> {
	for (const mutant of mutants) {
		const { id, is, patches, under, by } = mutant;
		if (!wanted.includes("all") && !wanted.includes(id)) continue;
		const site = await openCluster({ name: id, patches, ...under.site });
		const outcome = await play(under, site, seed, size, id);
		await site.close();
		outcomes.push(outcome);
		const red = outcome.verdicts.filter(
			({ violations }) => violations.length > 0,
		);
		const caught = red.filter(({ rule }) => by.includes(rule));
		if (caught.length === 0) survivors.push(mutant);
		const [first] = caught[0]?.violations ?? [];
		console.log(
			`${id} ${is}, under ${under.id}: ${caught.length === 0 ? "SURVIVED" : "caught"}; red: ${red.map(({ rule, violations }) => `${rule}×${violations.length}`).join(" ") || "nothing"}`,
		);
		if (first !== undefined) console.log(`   ${first.says}`);
		if (outcome.broke !== null) console.log(`   broke off: ${outcome.broke}`);
	}
}

/** The same runner for one fault, inside `ip netns exec`; fails when this machine does not let us. */
function runApart(fault: Fault, number: number): void {
	const name = `lectern-faults-${process.pid}`;
	const ip = (...args: string[]) => {
		const done = spawnSync("ip", args, { stdio: "inherit" });
		if (done.status !== 0)
			throw new Error(
				`${fault.id} needs root and iproute2: ip ${args.join(" ")}`,
			);
	};
	ip("netns", "add", name);
	try {
		ip("-n", name, "link", "set", "lo", "up");
		const runner = [process.execPath, "--import", "tsx", "tests/faults/run.ts"];
		const wish = ["--only", fault.id, "--seed", String(number)];
		const many = ["--students", String(size.students + size.phones)];
		const done = spawnSync(
			"ip",
			["netns", "exec", name, ...runner, ...wish, ...many],
			{
				stdio: "inherit",
				env: { ...process.env, LECTERN_FAULTS_NETWORK: "own" },
			},
		);
		apart.push({ id: fault.id, seed: number, green: done.status === 0 });
	} finally {
		ip("netns", "delete", name);
	}
}
