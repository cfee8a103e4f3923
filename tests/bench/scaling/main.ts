import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { writeDocument } from "../document.ts";
import { measureDelivery } from "./delivery.ts";
import { simulate } from "./fan-out.ts";
import { hour } from "./model.ts";
import { type Measured, scalingOf } from "./tables.ts";
import { readBench } from "./units.ts";

/**
 * `npm run scaling`: from measured units to a million students, as docs/SCALING.md has it.
 *
 *     npm run scaling                          prints it
 *     npm run scaling -- --bench FILE.json     of another run of the bench (it needs the rows that `bench.json` here names)
 *     npm run scaling -- --measure             plays the fan-out and measures a hint's delivery anew
 *     npm run scaling -- --document            and writes the document, and what it was counted from beside it
 */
const folder = "tests/bench/scaling";
const files = {
	bench: `${folder}/bench.json`,
	measured: `${folder}/measured.json`,
};
const { values } = parseArgs({
	options: {
		bench: { type: "string" },
		measure: { type: "boolean", default: false },
		document: { type: "boolean", default: false },
	},
});

async function main(): Promise<void> {
	const read = (file: string) => readFileSync(file, "utf8");
	const bench = read(values.bench ?? files.bench);
	const measured = values.measure
		? await measure()
		: (JSON.parse(read(files.measured)) as Measured);
	const text = scalingOf(readBench(bench), measured);
	console.log(text);
	if (!values.document) return;
	writeFileSync(files.bench, bench);
	writeFileSync(files.measured, `${JSON.stringify(measured, null, "\t")}\n`);
	writeDocument("docs/SCALING.md", text);
}

async function measure(): Promise<Measured> {
	const plays = [1, 2, 10, 50, 100, 200].map((nodes) => [nodes, nodes]);
	const fanOut: Measured["fanOut"][number][] = [];
	for (const [nodes = 1, routed = 1] of [...plays, [200, 2]])
		fanOut.push({ ...(await simulate(nodes, hour.room, routed)), routed });
	return { delivery: await measureDelivery(), fanOut };
}

await main();
process.exit();
