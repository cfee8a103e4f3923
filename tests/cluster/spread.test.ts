import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cluster, startCluster } from "../rig/cluster.ts";
import { openStream } from "../rig/events.ts";
import { fillHall, type Hall } from "../rig/hall.ts";
import { waitFor } from "../rig/wait.ts";

const class1000 = 999;
/** How far the first sight of a question on one node may be behind another's, ms. */
const fair = 300;

describe("a full hall over three nodes", () => {
	let cluster: Cluster;
	let hall: Hall | null = null;
	beforeAll(async () => {
		cluster = await startCluster({ nodes: 3 });
	}, 60_000);
	afterAll(async () => {
		hall?.leave();
		await cluster?.remove();
	});

	it("[CU2] sees the question together and counts every answer once", {
		timeout: 120_000,
	}, async () => {
		const [first, second, third] = cluster.nodes.map((node) => node.url);
		if (first === undefined || second === undefined || third === undefined)
			throw new Error("three nodes are needed");
		hall = await fillHall(first, [second, third, first], class1000);
		const { room, students } = hall;
		const screen = await openStream(third, room.screenToken);
		await room.press();
		await room.press();
		await hall.seen(1);
		const firstSight = [0, 1, 2].map((node) =>
			Math.min(
				...students
					.filter((_, number) => number % 3 === node)
					.map((student) => student.seen.get(1) ?? Number.NaN),
			),
		);
		const all = students.map((student) => student.seen.get(1) ?? Number.NaN);
		const spread = Math.max(...firstSight) - Math.min(...firstSight);
		console.log(
			`first delivery: spread between nodes ${spread.toFixed(0)} ms, first to last student ${(Math.max(...all) - Math.min(...all)).toFixed(0)} ms`,
		);
		expect(spread).toBeLessThanOrEqual(fair);

		await hall.answer(1, 4, 2000);
		await waitFor("every answer at the screen", () =>
			screen.pulses().some((pulse) => pulse.answered === class1000),
		);
		await room.press();
		await room.press();
		await hall.phase("revealed");
		const view = await screen.view(
			"the reveal",
			(one) => one.phase === "revealed",
		);
		expect(
			view.phase === "revealed" && view.solution.distribution.answered,
		).toBe(class1000);
		await hall.check([1], 4);
		// Nobody had to connect again for any of it.
		expect(students.every((student) => student.hellos === 1)).toBe(true);
		screen.close();
	});
});
