import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RoomList } from "../../shared/rest.ts";
import { type Cluster, startCluster } from "../rig/cluster.ts";
import { leash } from "../rig/leash.ts";
import { signedIn } from "../rig/rest.ts";
import { waitFor } from "../rig/wait.ts";

describe("lectern rehearse, behind HAProxy and Redis", () => {
	let cluster: Cluster;
	beforeAll(async () => {
		cluster = await startCluster({ nodes: 2 });
	}, 60_000);
	afterAll(async () => {
		await cluster?.remove();
	});

	it("[CF1148] a node that is killed meanwhile costs no answer", {
		timeout: 90_000,
	}, async () => {
		const anna = await signedIn(cluster.url);
		const child = spawn(
			...leash(process.execPath, [
				...["dist/server/rehearse.js", cluster.url, "--json"],
				...["--students", "60", "--questions", "2"],
				...["--joining", "1", "--seconds", "3"],
			]),
			{
				env: { ...process.env, LECTERN_KEY: anna.cookie ?? "" },
				stdio: ["ignore", "pipe", "inherit"],
			},
		);
		let out = "";
		child.stdout.on("data", (text) => (out += String(text)));
		const done = new Promise((resolve) => child.once("close", resolve));
		await waitFor(
			"the first question",
			async () => {
				const { rooms } = (await anna.get("/api/rooms")).json<RoomList>();
				return rooms.some(({ phase }) => phase === "open");
			},
			20_000,
		);
		await new Promise((resolve) => setTimeout(resolve, 1000));
		await cluster.nodes[0]?.kill();
		const code = await done;
		const outcome = JSON.parse(out);
		expect([code, outcome.joined, outcome.found, outcome.faults]).toEqual([
			0,
			60,
			120,
			[],
		]);
		// Of that node's, about half of the class.
		expect(outcome.returns).toBeGreaterThan(20);
	});
});
