import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Results } from "../../shared/rest.ts";
import {
	connectPhone,
	joinPhone,
	newToken,
	type StudentLink,
} from "../rig/links.ts";
import { type ServerProcess, startServer } from "../rig/process.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom, questionOf } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";

const number = 20;
/** As long as a message takes several times over. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 300));

describe("what connecting phones send to other nodes", () => {
	let redis: RedisServer;
	let nodes: ServerProcess[] = [];
	let listener: Redis;
	let room: OpenRoom;
	/** What went over the adapter's channels. */
	let sent: string[] = [];
	beforeAll(async () => {
		redis = await startRedis();
		nodes = await Promise.all(
			["one", "two"].map((name) =>
				startServer({ REDIS_URL: redis.url, NODE_NAME: name }),
			),
		);
		listener = new Redis(redis.url);
		listener.on("pmessage", (_pattern, channel) => sent.push(channel));
		await listener.psubscribe("*io-*", "*io#*", "*io:*");
		room = await openRoom(await signedIn(at(0)));
	}, 60_000);
	afterAll(async () => {
		room?.page.close();
		listener?.disconnect();
		await Promise.all(nodes.map((node) => node.remove()));
		await redis?.remove();
	});

	const at = (node: number) => nodes[node]?.url ?? "";

	/** How many messages it took. */
	async function counted(act: () => Promise<unknown>): Promise<number> {
		await pause();
		sent = [];
		await act();
		await pause();
		return sent.length;
	}

	async function come(node: number, token: string): Promise<StudentLink> {
		const phone = await connectPhone(at(node), room.code, { token });
		await phone.ask("hello", {});
		return phone;
	}

	it("[CU980] a phone that joins, comes back or comes to another node tells no other node, unless its seat is taken there", async () => {
		let phones: StudentLink[] = [];
		const leave = async () => {
			for (const phone of phones) phone.close();
			await pause();
		};
		const comeAll = async (node: number) => {
			phones = await Promise.all(phones.map(({ token }) => come(node, token)));
		};
		const joining = await counted(async () => {
			phones = await Promise.all(
				Array.from({ length: number }, (_, index) =>
					joinPhone(at(0), room.code, `Student ${index}`),
				),
			);
		});
		await leave();
		const again = await counted(() => comeAll(0));
		await leave();
		const elsewhere = await counted(() => comeAll(1));
		const old = phones;
		const takenOver = await counted(() => comeAll(0));
		expect({ joining, again, elsewhere }).toEqual({
			joining: 0,
			again: 0,
			elsewhere: 0,
		});
		for (const phone of old) {
			expect(phone.heard("out")).toMatchObject([{ error: "conflict" }]);
			await phone.gone();
		}
		expect(takenOver).toBe(number);
		await leave();
	});

	it("[CU1370] phones at another node stand in their open question while it is changed at the first, and their answers are in the results of both", async () => {
		const rest = await signedIn(at(0));
		const other = new Rest(at(1));
		other.cookie = rest.cookie;
		const own = await openRoom(rest);
		const phone = await joinPhone(at(1), own.code, "Ann");
		await own.move({ do: "open", question: 0 });
		const before = await phone.wait("view", ({ phase }) => phase === "open");
		const change = async (where: Rest, body: object) =>
			(await where.post(`/api/rooms/${own.id}/sheet`, body)).status;
		const to = questionOf("q1", { text: "Mended" });
		const question = questionOf("q3");
		const mend = { do: "mend", revision: 0, question: 0, to };
		expect(await change(rest, mend)).toBe(200);
		const add = { do: "add", revision: 1, at: 1, question };
		const both = [change(rest, add), change(other, add)];
		expect((await Promise.all(both)).sort()).toEqual([200, 409]);
		const after = await phone.wait("view", ({ total }) => total === 3);
		expect({ ...after, version: 0, now: 0, total: 0 }).toEqual({
			...before,
			version: 0,
			now: 0,
			total: 0,
		});
		const answer = { round: 1, seq: 1, value: [1] };
		expect(await phone.ask("answer", answer)).toMatchObject({
			saved: { round: 1 },
		});
		await own.move({ do: "close" });
		await phone.wait(
			"view",
			(view) => view.phase === "closed" && view.asked.text === "Mended",
		);
		for (const node of [rest, other]) {
			const path = `/api/rooms/${own.id}/results`;
			const { questions } = (await node.get(path)).json<Results>();
			expect(questions.map(({ text }) => text)).toEqual([
				"Mended",
				question.text,
				questionOf("q2").text,
			]);
			expect(questions[0]?.rounds).toMatchObject([
				{ answered: 1, asked: { text: questionOf("q1").text } },
			]);
		}
		phone.close();
		own.close();
	});

	it("[CU1090] a class that joins at once costs Redis at most 3 commands for each, and a message to all nodes for many", async () => {
		const students = 200;
		const monitor = await new Redis(redis.url).monitor();
		const asked: string[] = [];
		let hints = 0;
		monitor.on(
			"monitor",
			(_time: string, [command = ""]: string[], source: string) => {
				// What a script does is part of its one command.
				if (source !== "lua") asked.push(command.toLowerCase());
				else if (command.toLowerCase() === "publish") hints++;
			},
		);
		await pause();
		asked.length = 0;
		hints = 0;
		const phones = await Promise.all(
			Array.from({ length: students }, (_, index) =>
				joinPhone(at(0), room.code, `Of a class ${index}`),
			),
		);
		const number = asked.length;
		monitor.disconnect();
		const counts = new Map<string, number>();
		for (const command of asked)
			counts.set(command, (counts.get(command) ?? 0) + 1);
		console.log(
			`${(number / students).toFixed(2)} commands each, ${hints} hints: ${JSON.stringify([...counts])}`,
		);
		expect(number / students).toBeLessThanOrEqual(3);
		expect(hints).toBeLessThan(students / 2);
		for (const phone of phones) phone.close();
		await pause();
	}, 30_000);

	it("[CU980] after a break of the line to Redis a seat is still taken over, and once its node was killed there is nobody to tell", async () => {
		const old = await come(0, newToken());
		await redis.tell("CLIENT", "KILL", "TYPE", "pubsub");
		const listeners = async () =>
			await redis.tell("PUBSUB", "CHANNELS", "*io:seat:*");
		await waitFor("the node to listen again", async () => {
			return JSON.stringify(await listeners()).includes(room.id);
		});
		const next = await come(1, old.token);
		expect(await old.wait("out")).toMatchObject({ error: "conflict" });
		await old.gone();
		await nodes[1]?.kill();
		await next.gone();
		let back: StudentLink | undefined;
		const messages = await counted(async () => {
			back = await come(0, old.token);
		});
		expect(messages).toBe(0);
		back?.close();
	});
});
