import { parseArgs } from "node:util";
import { faults } from "./catalog.ts";
import { type Outcome, passed, play, storyOfRed, tableOf } from "./play.ts";
import { openCluster } from "./site.ts";

const { values } = parseArgs({
	options: {
		tier: { type: "string", default: "short" },
		seed: { type: "string" },
		only: { type: "string" },
		students: { type: "string" },
	},
});
const seed = Number(values.seed ?? 1);
const students = Number(values.students ?? 200);
const chosen = faults.filter(({ id, short }) =>
	values.only === undefined ? short : values.only.split(",").includes(id),
);
const site = await openCluster({ name: "plain" });
const outcomes: Outcome[] = [];
for (const fault of chosen) {
	const outcome = await play(fault, site, seed, {
		students: students - 20,
		phones: 20,
	});
	outcomes.push(outcome);
	console.log(tableOf([outcome]).split("\n")[1]);
	if (!passed(outcome)) console.log(storyOfRed(outcome));
}
await site.close();
console.log(tableOf(outcomes));
process.exit(outcomes.every(passed) ? 0 : 1);
