import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { buildIfChanged } from "../../server/cli/ready.mjs";
import { waitFor } from "../rig/wait.ts";
import { type Crowd, startCrowd } from "./crowd/crowd.ts";
import {
	frameOf,
	readFrames,
	readUpgrade,
	upgradeRequest,
} from "./crowd/frames.ts";
import { withReport } from "./document.ts";
import { isMet, type Line, ratioOf, tableOf } from "./line.ts";
import { type Lives, lectureRows, linesOf } from "./scenes/lecture-rows.ts";
import { type Life, live, type Plan } from "./scenes/life.ts";
import { startTarget } from "./targets/start.ts";
import type { Target, TargetName } from "./targets/target.ts";

const plan: Plan = {
	...{ students: 30, seed: 1, warm: 1, board: 1, spreadMs: 200, lone: 2 },
};

describe("the bench", () => {
	let crowd: Crowd;
	beforeAll(async () => {
		await buildIfChanged();
		crowd = await startCrowd(2);
	});
	afterAll(() => crowd.end());

	async function liveWith(
		name: TargetName,
		change: (target: Target) => Target = (target) => target,
	): Promise<Life> {
		const target = await startTarget(name, plan.students);
		try {
			return await live(change(target), crowd, plan);
		} finally {
			await crowd.all("leave", undefined);
			await target.remove();
		}
	}

	test("[BE1080] a class lives through a lecture with Lectern and with a floor", {
		timeout: 60_000,
	}, async () => {
		const lives: Lives = {
			sqlite: [await liveWith("sqlite")],
			ws: [await liveWith("ws")],
			"socket.io": [await liveWith("socket.io")],
		};
		// The memory of so few is less than what one collection of garbage frees.
		const rows = lectureRows.filter(({ row }) => row !== "memory");
		const lines = rows.flatMap((row) => linesOf(row, lives, plan));
		expect(lines.length).toBeGreaterThan(6);
		for (const { ours, floor } of lines)
			for (const figure of [...ours, ...(floor?.figures ?? [])])
				expect(figure).toBeGreaterThan(0);
		expect(lives.sqlite?.[0]?.lone).toHaveLength(plan.lone);
	});

	test("[BE1081] a target that acknowledges what it does not hold has no figures", async () => {
		const lossy = (target: Target): Target => ({
			...target,
			close: async (round) => (await target.close(round)) - 1,
		});
		await expect(liveWith("ws", lossy)).rejects.toThrow(
			"acknowledged 30 answers of round 1 and holds 29",
		);
	});

	test('[BE1082] a reply that does not say "saved" leaves no figures', async () => {
		const closes = (target: Target): Target => ({
			...target,
			async ask(round) {
				const at = await target.ask(round);
				await target.close(round);
				return at;
			},
		});
		await expect(liveWith("sqlite", closes)).rejects.toThrow(
			"an answer was told",
		);
	});
});

const line: Line = {
	row: "burst",
	what: "saved/s",
	where: "one node",
	unit: "/s",
	ours: [10, 30, 100],
	floor: { name: "the floor", figures: [10, 10, 20] },
	goal: { least: 3 },
};

test("[BE1083] a ratio is the median of the rounds' ratios, and a goal is judged by it", () => {
	expect(ratioOf(line)).toBe(3);
	expect(isMet(line)).toBe(true);
	expect(isMet({ ...line, goal: { least: 3.1 } })).toBe(false);
	expect(isMet({ ...line, floor: null, goal: { most: 29 } })).toBe(false);
	expect(isMet({ ...line, goal: null })).toBe(null);
	expect(tableOf([line])).toContain(
		"| burst | saved/s | one node | 30.0 /s | 10.0 the floor | 3.00 (1.00 to 5.00) | ≥ 3 | yes |",
	);
});

test("[BE1084] the document keeps all that is not between its marks", () => {
	const text = readFileSync("docs/PERFORMANCE.md", "utf8");
	const once = withReport(text, "| a table |");
	expect(once).toContain("| a table |");
	expect(withReport(once, "| another |")).toBe(withReport(text, "| another |"));
	expect(once.split("<!--")[0]).toBe(text.split("<!--")[0]);
	expect(() => withReport("no marks", "")).toThrow("lacks");
});

const texts = [0, 1, 125, 126, 300, 65_535].map((length) =>
	"é".repeat(length / 2).padEnd(Math.ceil(length / 2), "x"),
);

test("[BE1085] a phone reads the same texts wherever their frames are cut, and ws reads its own", async () => {
	const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
	const echoed: string[] = [];
	server.on("connection", (there) =>
		there.on("message", (text: Buffer) => {
			echoed.push(text.toString());
			there.send(text.toString());
			if (echoed.length === texts.length) there.close();
		}),
	);
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	const socket = connect(port, "127.0.0.1");
	socket.write(upgradeRequest(new URL(`http://127.0.0.1:${port}/`)));
	for (const text of texts) socket.write(frameOf(text));
	const chunks: Buffer[] = [];
	const closing = Buffer.from([0x88, 0]);
	socket.on("data", (chunk) => chunks.push(chunk));
	await waitFor("the closing frame", () =>
		Buffer.concat(chunks).subarray(-2).equals(closing),
	);
	socket.destroy();
	server.close();
	expect(echoed).toEqual(texts);

	const all = Buffer.concat(chunks);
	const upgrade = readUpgrade(all);
	expect(upgrade?.status).toBe(101);
	const frames = all.subarray(upgrade?.length);
	for (const cut of [97, 130, 131, 4096, frames.length]) {
		const heard: string[] = [];
		const read = () => {
			let rest = Buffer.alloc(0);
			for (let from = 0; from < frames.length; from += cut) {
				const data = Buffer.concat([rest, frames.subarray(from, from + cut)]);
				const end = readFrames(data, (text) => heard.push(text.toString()));
				rest = data.subarray(end);
			}
		};
		expect(read).toThrow("closed by the server");
		expect(heard).toEqual(texts);
	}
});
