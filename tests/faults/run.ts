import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";
import { inOwnNetwork, runApart } from "./apart.ts";
import { faults } from "./catalog.ts";
import type { Fault } from "./fault.ts";
import { storm } from "./faults/crowds.ts";
import { soak } from "./faults/soak.ts";
import { mutants, plantedBy } from "./mutants.ts";
import {
	type Outcome,
	passed,
	play,
	type Size,
	storyOfRed,
	tableOf,
} from "./play.ts";
import { openCluster, openMachine, type Site } from "./site.ts";

const { values } = parseArgs({
	options: {
		tier: { type: "string", default: "short" },
		/** The first run's; the next ones count on from it. */
		seed: { type: "string" },
		/** Lectures in all, each with a seed of its own. */
		runs: { type: "string" },
		/** Faults, such as F4,F6. */
		only: { type: "string" },
		/** Mutants, such as M3, or all. */
		mutant: { type: "string" },
		students: { type: "string" },
		/** Of the release tier's soak; 30 when not given. */
		minutes: { type: "string" },
		/** Real browsers among them. */
		browsers: { type: "string" },
	},
});

/** `mutants`: whether they are hunted too, with so many students. */
const tiers = {
	short: { students: 200, mutants: 0, browsers: 0 },
	long: { students: 1000, mutants: 200, browsers: 2 },
	/** One such room and ten of a hundred, then a storm. */
	release: { students: 2000, mutants: 0, browsers: 2 },
} as const;

const isShort = values.tier === "short";
const tier = Object.hasOwn(tiers, values.tier)
	? tiers[values.tier as keyof typeof tiers]
	: null;
if (tier === null) throw new Error("--tier is short, long or release");
const seed = Number(values.seed ?? (isShort ? 1 : randomInt(1_000_000)));
const students = Number(values.students ?? tier.students);
const chosen = faults.filter(({ id, short }) =>
	values.only === undefined
		? !isShort || short === true
		: values.only.split(",").includes(id),
);
for (const id of values.only?.split(",") ?? [])
	if (!chosen.some((fault) => fault.id === id))
		throw new Error(`there is no fault ${id}`);
const browsers = Number(values.browsers ?? tier.browsers);
/** Without browsers nobody needs the pages. */
const environment: Record<string, string> =
	browsers === 0 ? {} : { PAGES: "dist/client" };
if (browsers > 0) buildPages();
const outcomes: Outcome[] = [];
const red: string[] = [];

// So that what was started ends with the runner.
for (const signal of ["SIGINT", "SIGTERM"] as const)
	process.once(signal, () => process.exit(130));

const only = values.mutant?.split(",") ?? null;
if (values.tier === "release") await runRelease(Number(values.minutes ?? 30));
else if (only === null) {
	needPrograms(chosen);
	const runs = Number(values.runs ?? chosen.length);
	await runFaults(runs);
	console.log(`\n${tableOf(outcomes)}`);
}
if (only !== null || (tier.mutants > 0 && values.only === undefined))
	await runMutants(only, Number(values.students ?? (tier.mutants || 200)));
console.log(
	`seed ${seed}; command: npm run faults -- ${process.argv.slice(2).join(" ")}`,
);
console.log(
	red.length === 0 ? "all as it should be" : `RED: ${red.join(", ")}`,
);
process.exit(red.length === 0 ? 0 : 1);

function sizeOf(all: number): Size {
	const phones = Math.min(20, Math.ceil(all / 2));
	return { students: all - phones, phones, browsers };
}

function buildPages(): void {
	const script =
		'import("./server/cli/ready.mjs").then((ready) => ready.buildIfChanged())';
	const done = spawnSync(process.execPath, ["--eval", script], {
		stdio: "inherit",
	});
	if (done.status !== 0) throw new Error("could not build the pages");
}

/** A missing program fails the run at once; a fault that is skipped would look like one that was survived. */
function needPrograms(wanted: readonly Fault[]): void {
	const folders = (process.env.PATH ?? "")
		.split(delimiter)
		.concat("/usr/sbin", "/sbin");
	const needed = wanted.flatMap(({ programs }) => programs ?? []);
	const missing = ["redis-server", "redis-cli", "haproxy", ...needed].filter(
		(program) => !folders.some((folder) => existsSync(join(folder, program))),
	);
	if (missing.length > 0)
		throw new Error(
			`missing: ${[...new Set(missing)].join(", ")}. Debian: apt-get install redis-server haproxy iproute2 nftables faketime gcc libc6-dev`,
		);
}

async function runFaults(runs: number): Promise<void> {
	let shared: Site | null = null;
	for (let run = 0; run < runs; run++) {
		const fault = chosen[run % chosen.length];
		if (fault === undefined) break;
		const number = seed + run;
		if (fault.ownNetwork === true && !inOwnNetwork) {
			// Its table stands above; the nodes of the others would only take its processor time.
			await shared?.close();
			shared = null;
			if (!runApart(fault.id, number, students))
				red.push(`${fault.id} ${number}`);
			continue;
		}
		if (fault.site === undefined && fault.alone !== true)
			shared ??= await openCluster({ name: "plain", environment });
		await runOne(fault, shared, number);
	}
	await shared?.close();
}

async function runRelease(minutes: number): Promise<void> {
	const site = await openCluster({ name: "plain", environment });
	const sitting = soak(minutes);
	const sizes = [students, ...Array.from({ length: 10 }, () => students / 20)];
	const all = await Promise.all(
		sizes.map((many, room) =>
			play(
				sitting,
				site,
				seed + room,
				{ ...sizeOf(many), browsers: room === 0 ? browsers : 0 },
				`room${room}`,
			),
		),
	);
	for (const outcome of all) tell(outcome);
	tell(await play(storm, site, seed + 11, sizeOf(students)));
	await site.close();
	console.log(`\n${tableOf(outcomes)}`);
}

async function runOne(
	fault: Fault,
	shared: Site | null,
	number: number,
): Promise<void> {
	const site = await siteFor(fault, shared);
	const outcome = await play(
		fault,
		site,
		number,
		sizeOf(Math.min(students, fault.most ?? students)),
	);
	if (site !== shared) await site.close();
	tell(outcome);
}

function tell(outcome: Outcome): void {
	outcomes.push(outcome);
	console.log(tableOf([outcome]).split("\n")[1]);
	if (passed(outcome)) return;
	red.push(`${outcome.fault.id} ${outcome.seed}`);
	console.log(storyOfRed(outcome));
}

async function siteFor(fault: Fault, shared: Site | null): Promise<Site> {
	const { standIns = {} } = fault;
	const name = fault.standIns === undefined ? "plain" : fault.id;
	const options = {
		name,
		standIns,
		...fault.site,
		environment: { ...environment, ...fault.site?.environment },
	};
	if (fault.alone === true) return openMachine(options);
	if (fault.site === undefined && shared !== null) return shared;
	return openCluster(options);
}

/** A mutant is caught when an invariant that can tell it is red; a lecture that merely breaks off is no proof. */
async function runMutants(
	wanted: readonly string[] | null,
	many: number,
): Promise<void> {
	const rows: string[] = [];
	const hunted = mutants.filter(
		({ id }) =>
			wanted === null || wanted.includes("all") || wanted.includes(id),
	);
	for (const mutant of hunted) {
		const { id, is, under, by } = mutant;
		const open = under.alone === true ? openMachine : openCluster;
		const site = await open({
			name: id,
			standIns: plantedBy(mutant),
			...under.site,
		});
		const size = { ...sizeOf(many), browsers: 0 };
		const outcome = await play(under, site, seed, size, id);
		await site.close();
		const broken = outcome.verdicts.filter(
			({ violations }) => violations.length > 0,
		);
		const proofs = broken.filter(({ rule }) => by.includes(rule));
		if (proofs.length === 0) red.push(`${id} survived`);
		const said = broken
			.sort(
				(one, next) =>
					Number(proofs.includes(next)) - Number(proofs.includes(one)),
			)
			.map(({ rule, violations }) => {
				const name = by.includes(rule) ? `**${rule}**` : rule;
				return `${name} (${violations.length})`;
			});
		rows.push(
			`| ${id} | ${is} | ${under.id} | ${said.join(", ") || "nothing"} |`,
		);
		console.log(
			`${rows.at(-1)}${proofs.length === 0 ? " SURVIVED" : ""}\n   ${(proofs[0] ?? broken[0])?.violations[0]?.says ?? ""}`,
		);
	}
	const caught =
		hunted.length - red.filter((one) => / survived$/.test(one)).length;
	console.log(
		`\n${rows.join("\n")}\nmutants caught: ${caught} of ${hunted.length}`,
	);
}
