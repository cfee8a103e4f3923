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

if (values.mutant !== undefined) await runMutants(values.mutant.split(","));
else await runFaults(Number(values.runs ?? tier.runs));
console.log(`\n${tableOf(outcomes)}`);
console.log(`command: npm run faults -- ${process.argv.slice(2).join(" ")}`);
if (values.mutant !== undefined) {
	const all = outcomes.length;
	console.log(`mutants caught: ${all - survivors.length} of ${all}`);
	process.exit(survivors.length === 0 ? 0 : 1);
}
process.exit(outcomes.every(passed) ? 0 : 1);

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
