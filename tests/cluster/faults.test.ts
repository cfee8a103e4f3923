import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Cluster, startCluster } from "../rig/cluster.ts";
import { openStream, type Stream } from "../rig/events.ts";
import { fillHall, type Hall } from "../rig/hall.ts";
import { connectPhone, joinPhone, newToken } from "../rig/links.ts";
import type { OpenRoom } from "../rig/room.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";

const students = 60;
const options = 4;

describe("faults under a room on three nodes", () => {
	let cluster: Cluster;
	let hall: Hall;
	let screen: Stream;
	beforeAll(async () => {
		cluster = await startCluster({ nodes: 3 });
	}, 60_000);
	afterAll(async () => {
		await cluster?.remove();
	});
	beforeEach(async () => {
		hall = await fillHall(cluster.url, [cluster.url], students);
		screen = await openStream(cluster.url, hall.room.screenToken);
		await hall.room.press();
		return () => {
			hall.leave();
			screen.close();
		};
	});

	it("[CU3] every screen is right within 3 s of each cut of the pub/sub connections", {
		timeout: 60_000,
	}, async () => {
		const { room } = hall;
		const hellos = hall.students.map((student) => student.hellos);
		const cut = () => cluster.redis.tell("CLIENT", "KILL", "TYPE", "pubsub");
		const right = async (phase: string, act: () => Promise<void>) => {
			await cut();
			const start = performance.now();
			await act();
			await hall.phase(phase, 3000);
			await screenIs(screen, room, 3000);
			return performance.now() - start;
		};
		const took = [
			await right("open", () => room.press()),
			await (async () => {
				await cut();
				await hall.answer(1, options, 500);
				await waitFor(
					"every answer at the screen",
					() => screen.pulses().at(-1)?.answered === students,
					3000,
				);
				return 0;
			})(),
			await right("closed", () => room.press()),
			await right("revealed", () => room.press()),
			await right("ready", () => room.press()),
		];
		console.log(
			`pub/sub cut five times: every screen right after at most ${Math.max(...took).toFixed(0)} ms`,
		);
		await hall.check([1], options);
		expect(hall.students.map((student) => student.hellos)).toEqual(hellos);
	});

	it("[CU9] a node killed in mid-question loses nothing", {
		timeout: 60_000,
	}, async () => {
		await hall.room.press();
		await hall.seen(1);
		const [node] = cluster.nodes;
		const answering = hall.answer(1, options, 1500);
		await new Promise((resolve) => setTimeout(resolve, 700));
		const start = performance.now();
		await node?.kill();
		await answering;
		await waitFor(
			"everyone to be back",
			() => hall.students.every((student) => student.connected),
			10_000,
		);
		console.log(
			`kill -9 of one node of three: everyone back and answered after ${(performance.now() - start).toFixed(0)} ms`,
		);
		await node?.start();
		await finish(hall, screen);
	});

	it("[CU5] restarting all nodes one after another during a question loses nothing", {
		timeout: 120_000,
	}, async () => {
		await hall.room.press();
		await hall.seen(1);
		const answering = hall.answer(1, options, 4000);
		for (const node of cluster.nodes) {
			const start = performance.now();
			const stopping = node.stop();
			await waitFor("the node to say that it is not ready", async () => {
				const reply = await fetch(`${node.url}/readyz`).catch(() => null);
				return reply === null || reply.status === 503;
			});
			expect(await stopping).toBe(0);
			expect(performance.now() - start).toBeLessThan(30_000);
			await node.start();
		}
		await answering;
		await finish(hall, screen);
		for (const student of hall.students) expect(student.outs).toEqual([]);
	});

	it("[CU4] no state of Redis ends a node or loses a saved answer", {
		timeout: 180_000,
	}, async () => {
		const { redis } = cluster;
		type Act = () => Promise<unknown>;
		/** Name, how long it lasts in ms: without a word from Redis longer than anything waits for it. */
		const states: [string, number, Act, Act][] = [
			[
				"stalled 5 s",
				5000,
				async () => redis.pause(),
				async () => redis.resume(),
			],
			[
				"down, and started again",
				5000,
				() => redis.kill(),
				() => redis.start(),
			],
			[
				"out of memory",
				2000,
				() => redis.tell("CONFIG", "SET", "maxmemory", "1mb"),
				() => redis.tell("CONFIG", "SET", "maxmemory", "0"),
			],
			[
				"read-only",
				2000,
				() => redis.tell("REPLICAOF", "127.0.0.1", "1"),
				() => redis.tell("REPLICAOF", "NO", "ONE"),
			],
			[
				"its script cache flushed",
				200,
				() => redis.tell("SCRIPT", "FLUSH"),
				async () => {},
			],
		];
		const pids = cluster.nodes.map((node) => node.pid());
		const rounds: number[] = [];
		for (const [index, [name, lasts, begin, heal]] of states.entries()) {
			const round = index + 1;
			rounds.push(round);
			await move(hall.room, "open");
			await hall.seen(round);
			const answering = hall.answer(round, options, 1000);
			await new Promise((resolve) => setTimeout(resolve, 300));
			await begin();
			await new Promise((resolve) => setTimeout(resolve, lasts));
			if (lasts > 1000) {
				for (const node of cluster.nodes) {
					const reply = await fetch(`${node.url}/readyz`);
					expect(reply.status, `${name}: readiness`).toBe(503);
					const { reasons } = (await reply.json()) as { reasons: string[] };
					expect(reasons.join()).not.toBe("");
				}
			}
			await heal();
			const start = performance.now();
			await answering;
			console.log(
				`Redis ${name}: every answer saved ${(performance.now() - start).toFixed(0)} ms after it healed`,
			);
			await waitFor(
				"everyone to be back",
				() => hall.students.every((student) => student.connected),
				20_000,
			);
			await waitFor(
				"readiness",
				async () => (await fetch(`${cluster.nodes[0]?.url}/readyz`)).ok,
			);
			await retried(() => move(hall.room, "close"));
			await retried(() => move(hall.room, "reveal"));
			await hall.phase("revealed", 10_000);
			if (round < states.length) await retried(() => move(hall.room, "goto"));
		}
		await hall.check(rounds, options);
		expect(cluster.nodes.map((node) => node.pid())).toEqual(pids);
	});

	it("[CU7] lets go of a seat taken over or removed, whichever node it is on", async () => {
		const [one, two] = cluster.nodes;
		if (one === undefined || two === undefined)
			throw new Error("two nodes are needed");
		const { code } = hall.room;
		const token = newToken();
		const first = await joinPhone(one.url, code, "Twice", { token });
		const second = await joinPhone(two.url, code, "Twice", { token });
		const outs = () =>
			[first, second].map((phone) =>
				phone.heard("out").map(({ error }) => error),
			);
		await first.gone();
		expect(outs()).toEqual([["conflict"], []]);
		expect(second.socket.connected).toBe(true);
		await waitFor(
			"the counts",
			() => hall.room.pulse().connected === students + 1,
		);
		const list = await hall.room.students();
		await hall.room.remove(
			list.filter(({ name }) => name === "Twice").map(({ seat }) => seat),
		);
		await second.gone();
		expect(outs()).toEqual([["conflict"], ["removed"]]);
		const third = await connectPhone(one.url, code, { token });
		await third.ask("join", { name: "Twice" });
		expect(third.socket.connected).toBe(true);
		expect(await third.ask("hello", {})).toMatchObject({ error: "removed" });
		third.close();
	});

	it("[CU8] the metrics tell what a node does", async () => {
		await hall.room.press();
		await hall.seen(1);
		await hall.answer(1, options, 200);
		const read = () =>
			Promise.all(
				cluster.nodes.map(async ({ url }) =>
					(await fetch(`${url}/metrics`)).text(),
				),
			);
		const sum = (texts: string[], pattern: RegExp) =>
			texts.reduce(
				(total, text) => total + Number(pattern.exec(text)?.[1] ?? Number.NaN),
				0,
			);
		const connected = (role: string) =>
			new RegExp(`^lectern_connections\\{role="${role}"\\} (\\d+)`, "m");
		// Those of the test before may still be on their way out.
		await waitFor("the connections to be counted", async () => {
			const texts = await read();
			return (
				sum(texts, connected("student")) === students &&
				sum(texts, connected("screen")) === 1
			);
		});
		const texts = await read();
		const saved = /^lectern_answers_total\{outcome="saved"\} (\d+)/m;
		expect(texts.filter((text) => saved.test(text)).length).toBeGreaterThan(0);
		expect(
			sum(texts, /^lectern_ack_seconds_count (\d+)/m),
		).toBeGreaterThanOrEqual(students);
		for (const text of texts) {
			expect(text).toMatch(/^lectern_fanout_seconds_count \d/m);
			expect(text).toMatch(/^lectern_hints_lost_total \d/m);
			expect(text).toMatch(
				/^lectern_store_seconds_count\{verb="look"\} [1-9]/m,
			);
			expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
			expect(text).not.toContain(hall.room.code);
		}
		expect(sum(texts, /^lectern_fanout_seconds_count (\d+)/m)).toBeGreaterThan(
			0,
		);
	});

	it("[CU10] a foreign message on the nodes' channels ends nobody", async () => {
		const pids = cluster.nodes.map((node) => node.pid());
		for (const channel of [
			"lectern:io#/student#",
			"lectern:io#/student#x#",
			"lectern:io-request#/student#",
			"lectern:io-response#/student#",
			"lectern:hints",
		]) {
			await cluster.redis.tell(
				"PUBLISH",
				channel,
				"not what anybody sent \u0000\u00ff",
			);
			await cluster.redis.tell("PUBLISH", channel, "{}");
		}
		await hall.room.press();
		await hall.seen(1);
		for (const { url } of cluster.nodes)
			expect((await fetch(`${url}/livez`)).ok).toBe(true);
		expect(cluster.nodes.map((node) => node.pid())).toEqual(pids);
	});
});

describe("full nodes", () => {
	it("[CU6] send newcomers to another node, or away with Retry-After", {
		timeout: 60_000,
	}, async () => {
		const cluster = await startCluster({
			nodes: 2,
			environment: { MAX_CONNECTIONS: "10" },
		});
		const hall = await fillHall(cluster.url, [cluster.url], 19);
		const handshake = `${cluster.url}/socket.io/?EIO=4&transport=polling`;
		const extra = new Student(cluster.url, hall.room.code, "Too many");
		await waitFor("a refusal", async () => {
			const reply = await fetch(handshake);
			return (
				reply.status === 503 && Number(reply.headers.get("retry-after")) > 0
			);
		});
		for (const { url } of cluster.nodes) {
			const text = await (await fetch(`${url}/metrics`)).text();
			expect(text).toMatch(/^lectern_connections\{role="student"\} [1-9]/m);
		}
		hall.students[0]?.leave();
		await waitFor("the waiting one to come in", () => extra.me !== null);
		extra.leave();
		hall.leave();
		await cluster.remove();
	});
});

/** Presses the primary button once it does this. */
async function move(room: OpenRoom, step: string): Promise<void> {
	await waitFor(
		`the next step to be ${step}`,
		() => room.view().primary?.command.do === step,
	);
	await room.press();
}

/** An instructor presses again when the store did not answer. */
async function retried(act: () => Promise<void>): Promise<void> {
	for (let attempt = 0; ; attempt++) {
		try {
			return await act();
		} catch (error) {
			if (attempt === 10) throw error;
			await new Promise((resolve) => setTimeout(resolve, 500));
		}
	}
}

async function screenIs(
	screen: Stream,
	room: OpenRoom,
	withinMs: number,
): Promise<void> {
	await waitFor(
		"the screen to be at the room's version",
		() => screen.views().at(-1)?.version === room.view().version,
		withinMs,
	);
}

/** Closes and reveals; everyone and the screen see it, and the results have every answer once. */
async function finish(hall: Hall, screen: Stream): Promise<void> {
	await retried(() => move(hall.room, "close"));
	await retried(() => move(hall.room, "reveal"));
	await hall.phase("revealed", 10_000);
	if (!screen.ended()) await screenIs(screen, hall.room, 5000);
	await hall.check([1], options);
}
