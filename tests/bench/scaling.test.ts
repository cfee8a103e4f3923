import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withReport } from "./document.ts";
import { simulate } from "./scaling/fan-out.ts";
import { hour, planFor, questionOf, type Way, ways } from "./scaling/model.ts";
import { type Measured, scalingOf } from "./scaling/tables.ts";
import { readBench, unitsOf } from "./scaling/units.ts";

const textOf = (file: string) => readFileSync(file, "utf8");
const bench = readBench(textOf("tests/bench/scaling/bench.json"));
const measured = JSON.parse(
	textOf("tests/bench/scaling/measured.json"),
) as Measured;
const units = unitsOf(bench, measured.fanOut);
const { delivery } = measured;

describe("from one student to a million", () => {
	test("[BE1430] another run's figures are printed, and kept with the document alone", () => {
		const kept = textOf("tests/bench/scaling/bench.json");
		const other = join(mkdtempSync(join(tmpdir(), "lectern-")), "bench.json");
		writeFileSync(other, kept.replace(/"commit": "\w+"/, '"commit": "0ther"'));
		const { status, stdout } = spawnSync(
			process.execPath,
			["--import", "tsx", "tests/bench/scaling/main.ts", "--bench", other],
			{ encoding: "utf8" },
		);
		const now = textOf("tests/bench/scaling/bench.json");
		writeFileSync("tests/bench/scaling/bench.json", kept);
		expect(status).toBe(0);
		expect(stdout).toContain("0ther");
		expect(now).toBe(kept);
	});

	test("[BE1140] the document has what the program counts of the run that is kept beside it", () => {
		const document = textOf("docs/SCALING.md");
		expect(withReport(document, scalingOf(bench, measured))).toBe(document);
	});

	test("[BE1141] what nodes hear and look is counted as the real live layer does it", async () => {
		for (const [nodes, routed] of [
			[1, 1],
			[12, 12],
			[40, 40],
			[40, 2],
		] as const) {
			const played = await simulate(nodes, hour.room, routed);
			const counted = questionOf(routed, hour.room);
			for (const of of ["having", "hints", "calls"] as const) {
				expect(played[of]).toBeGreaterThan(counted[of] * 0.8);
				expect(played[of]).toBeLessThan(counted[of] * 1.25);
			}
		}
	}, 30_000);

	test("[BE1142] a plan bears its hour, and one node or master fewer would not", () => {
		const one = planFor(1_000, ways[0], units, delivery);
		const many = planFor(1_000_000, ways[2], units, delivery);
		expect(one.masters).toBe(1);
		expect(many.nodes).toBeGreaterThanOrEqual(100);
		expect(many.redisCores / many.masters).toBeLessThanOrEqual(0.5);
		expect(many.redisCores / (many.masters - 1)).toBeGreaterThan(0.5);
		// Kept together, rooms cost no more however many nodes there are.
		const few = planFor(100_000, ways[2], units, delivery);
		expect(many.heard / few.heard).toBeCloseTo(10, 5);
		const scattered = planFor(100_000, ways[1], units, delivery);
		expect(scattered.heard).toBeGreaterThan(few.heard);
	});

	test("[BE1142] a dearer answer wants more nodes, a dearer hint more only where many hear it", () => {
		const dear = {
			...units,
			answer: { ...units.answer, node: units.answer.node * 500 },
		};
		const nodesOf = (of: typeof units, cost = delivery, way: Way = ways[2]) =>
			planFor(100_000, way, of, cost).nodes;
		expect(nodesOf(dear)).toBeGreaterThan(nodesOf(units));
		const loud = { ...delivery, node: delivery.node * 1000 };
		expect(nodesOf(units, loud, ways[0])).toBeGreaterThan(nodesOf(units, loud));
	});
});
