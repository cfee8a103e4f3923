import { randomInt } from "node:crypto";
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	it,
} from "vitest";
import { mostOfSite, Networks } from "../../server/transport/networks.ts";
import { networkOf } from "../../server/transport/origin.ts";
import { codeAlphabet, codeLength } from "../../shared/code.ts";
import { protocolVersion } from "../../shared/protocol.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { type Rig, startRig } from "../rig/app.ts";
import {
	connectPhone,
	joinPhone,
	newToken,
	Refused,
	type StudentLink,
} from "../rig/links.ts";
import { type ServerProcess, startServer } from "../rig/process.ts";
import { startRedis } from "../rig/redis.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom, openSample } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";
import { openRaw, type Raw } from "../transport/raw.ts";

const anyCode = () =>
	Array.from(
		{ length: codeLength },
		() => codeAlphabet[randomInt(codeAlphabet.length)],
	).join("");
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const at = (times: number[], share: number) =>
	times.toSorted((one, other) => one - other)[
		Math.floor((times.length - 1) * share)
	] ?? 0;

describe("a class beside somebody who guesses codes at the same address", () => {
	const class1000 = 1000;
	const seconds = 20;
	let server: ServerProcess;
	let room: OpenRoom;
	const links: StudentLink[] = [];
	beforeAll(async () => {
		server = await startServer({ JOIN_RUSH: "2000" });
		room = await openSample(await signedIn(server.url));
	});
	afterAll(async () => {
		for (const link of links) link.close();
		room.close();
		await server.remove();
	});

	it("[HC15] comes in without one refusal or delay, while 25 wrong codes a second are slowed", {
		timeout: 120_000,
	}, async () => {
		const guesses: number[] = [];
		const found: string[] = [];
		let on = true;
		const guesser = async () => {
			const start = performance.now();
			const refused = await connectPhone(server.url, anyCode()).catch(
				(error: unknown) => error,
			);
			if (refused instanceof Refused) {
				guesses.push(performance.now() - start);
				found.push(refused.refusal?.error ?? "nothing");
			} else found.push("another end");
		};
		const attack = (async () => {
			const all: Promise<void>[] = [];
			while (on) {
				all.push(guesser());
				await pause(40);
			}
			await Promise.all(all);
		})();
		await pause(2000);

		const times: number[] = [];
		const refusals: unknown[] = [];
		const student = async (number: number) => {
			const start = performance.now();
			const link = await connectPhone(server.url, room.code);
			links.push(link);
			const name = `S${number}`;
			const reply = await link.attempt("join", { name }, 20_000);
			times.push(performance.now() - start);
			const isIn = reply !== "unknown" && !isRefusal(reply);
			if (!isIn || reply.me?.name !== name) refusals.push(reply);
		};
		const all: Promise<void>[] = [];
		for (let number = 0; number < class1000; number++) {
			all.push(student(number));
			await pause((seconds * 1000) / class1000 - 1);
		}
		await Promise.all(all);
		on = false;
		await attack;
		console.log(
			`1,000 joins in ${seconds} s beside ${guesses.length} wrong codes: join p50 ${at(times, 0.5).toFixed(0)}, p99 ${at(times, 0.99).toFixed(0)}, max ${at(times, 1).toFixed(0)} ms; a wrong code p50 ${at(guesses, 0.5).toFixed(0)} ms`,
		);
		expect(refusals).toEqual([]);
		expect(room.view().locked).toBe(false);
		expect((await room.students()).length).toBe(class1000);
		expect(at(times, 0.95)).toBeLessThan(1400);
		expect(new Set(found)).toEqual(new Set(["no-room"]));
		expect(guesses.length).toBeGreaterThan(400);
		expect(guesses.filter((ms) => ms > 1400).length).toBeGreaterThan(
			guesses.length * 0.9,
		);
	});
});

/** Connects to the namespace many times over each connection, without waiting for the word. */
const guess = (raws: readonly Raw[], each: number, code = anyCode) => {
	for (const raw of raws)
		for (let one = 0; one < each; one++) {
			const auth = { v: protocolVersion, code: code(), token: newToken() };
			raw.write(`0/student,${JSON.stringify(auth)}`);
		}
};
const openMany = (url: string, count: number) =>
	Promise.all(Array.from({ length: count }, () => openRaw(url)));
const told = (raws: readonly Raw[], error: string) =>
	raws
		.flatMap(({ frames }) => frames)
		.filter((frame) => frame.includes(`"error":"${error}"`)).length;

describe("a class that comes at once with the right code", () => {
	// A lookup in Redis takes a while, so that hundreds are on their way before the first is known to be right.
	it("[HC27] is let in at once, from one address", {
		timeout: 60_000,
	}, async () => {
		const redis = await startRedis();
		const server = await startServer({ REDIS_URL: redis.url });
		const room = await openRoom(await signedIn(server.url));
		const raws = await openMany(server.url, 600);
		const start = performance.now();
		guess(raws, 1, () => room.code);
		await Promise.all(
			raws.map((raw) => waitFor("a word", () => raw.frames.length > 0, 10_000)),
		);
		const took = performance.now() - start;
		console.log(`600 newcomers at once: in after ${took.toFixed(0)} ms`);
		expect(told(raws, "busy")).toBe(0);
		expect(
			raws.filter(({ frames }) => frames[0]?.includes('"sid"')),
		).toHaveLength(600);
		expect(took).toBeLessThan(4000);
		for (const raw of raws) raw.close();
		room.page.close();
		await server.remove();
		await redis.remove();
	});
});

describe("somebody who guesses codes side by side", () => {
	let rig: Rig;
	let room: OpenRoom;
	beforeEach(async () => {
		rig = await startRig();
		room = await openRoom(await signedIn(rig.url));
	});
	afterEach(async () => {
		room.page.close();
		await rig.close();
	});

	const open = (count: number) => openMany(rig.url, count);

	it("[HC16] is judged 60 times a second at most, however many wait, and locks out nobody", {
		timeout: 60_000,
	}, async () => {
		const ada = await joinPhone(rig.url, room.code, "Ada");
		guess(await open(1), 25);
		await pause(200);
		const raws = await open(20);
		const start = performance.now();
		guess(raws, 60);
		await pause(500);
		// In the midst of it: who has a seat is let in at once, a newcomer with the right code gets a turn.
		const again = performance.now();
		const { token } = ada;
		const back = await connectPhone(rig.url, room.code, { token });
		const backMs = performance.now() - again;
		let newcomer = await connectPhone(rig.url, room.code).catch(() => null);
		for (let tries = 0; newcomer === null && tries < 10; tries++) {
			await pause(1000);
			newcomer = await connectPhone(rig.url, room.code).catch(() => null);
		}
		expect(newcomer).not.toBeNull();
		const sent = raws.length * 60;
		await waitFor(
			"a word on each of them",
			() => told(raws, "no-room") + told(raws, "busy") === sent,
		);
		const took = (performance.now() - start) / 1000;
		const judged = told(raws, "no-room");
		console.log(
			`${sent} codes at once: ${judged} judged in ${took.toFixed(1)} s; a phone with a seat came back in ${backMs.toFixed(0)} ms`,
		);
		expect(judged).toBeGreaterThan(250);
		expect(judged).toBeLessThanOrEqual(300 + 60 * took);
		expect(backMs).toBeLessThan(1500);
		for (const raw of raws) raw.close();
		for (const link of [ada, back, newcomer]) link?.close();
	});

	it("[HC16] does not buy turns with a code that is right", async () => {
		guess(await open(1), 25);
		await pause(200);
		const raws = await open(100);
		// Each right one ends in a namespace, so it is the last of its connection.
		guess(raws, 7);
		guess(raws, 1, () => room.code);
		await pause(1500);
		const admitted = raws.filter(({ frames }) =>
			frames.some((frame) => frame.startsWith("0/student,")),
		);
		expect(admitted.length).toBeLessThan(100);
		expect(told(raws, "busy")).toBeGreaterThan(200);
		for (const raw of raws) raw.close();
	});

	it("[HC17] is one network, whichever of its addresses it takes", () => {
		expect(networkOf("10.0.0.1")).toBe("10.0.0.1");
		expect(networkOf("::ffff:10.0.0.1")).toBe("10.0.0.1");
		const same = [
			"2001:db8:0:7::1",
			"2001:DB8::7:ffff:1:2:3",
			"2001:db8:0:7::",
		];
		for (const address of same)
			expect(networkOf(address), address).toBe("2001:db8:0:7");
		expect(networkOf("2001:db8:0:8::1")).toBe("2001:db8:0:8");
		expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0:0");
		expect(networkOf("::1")).toBe("0:0:0:0");
		expect(networkOf("unknown")).toBe("unknown");
	});

	it("[HC750] has no budget for each of the 65,536 networks of its site", () => {
		const networks = new Networks();
		const keyOf = (address: string) => networks.keyOf(networkOf(address));
		const keys = Array.from({ length: 1000 }, (_, at) =>
			keyOf(`2001:db8:1:${at.toString(16)}::1`),
		);
		expect(new Set(keys).size).toBe(mostOfSite + 1);
		// Each goes on with what it had, and another site feels nothing.
		expect(keyOf("2001:db8:1:3f::9")).toBe("2001:db8:1:3f");
		expect(keyOf("2001:db8:1:40::9")).toBe("2001:db8:1");
		expect(keyOf("2001:db8:2:40::9")).toBe("2001:db8:2:40");
		for (const address of ["10.0.0.1", "::ffff:10.0.0.1"])
			expect(keyOf(address)).toBe("10.0.0.1");
		expect(keyOf("unknown")).toBe("unknown");
	});

	it("[HC750] guesses no password from all of them either", async () => {
		const own = await startRig({
			environment: { INSTRUCTOR_PASSWORD: "correct horse", TRUST_PROXY: "1" },
		});
		const guessFrom = async (address: string) => {
			const reply = await fetch(`${own.url}/api/instructor`, {
				method: "POST",
				headers: {
					"content-type": "application/json",
					"x-forwarded-for": address,
				},
				body: JSON.stringify({ password: "wrong" }),
			});
			return reply.status;
		};
		const statuses = await Promise.all(
			Array.from({ length: mostOfSite + 60 }, (_, at) =>
				guessFrom(`2001:db8:abc:${at.toString(16)}::1`),
			),
		);
		expect(
			statuses.slice(mostOfSite).filter((status) => status === 429).length,
		).toBeGreaterThan(20);
		expect(statuses.slice(0, mostOfSite)).not.toContain(429);
		expect(await guessFrom("2001:db8:abd:1::1")).not.toBe(429);
		await own.close();
	});

	it("[HC17] guesses no password side by side either", async () => {
		const own = await startRig({
			environment: { INSTRUCTOR_PASSWORD: "correct horse" },
		});
		const replies = await Promise.all(
			Array.from({ length: 200 }, (_, index) =>
				new Rest(own.url).post("/api/instructor", { password: `p${index}` }),
			),
		);
		const judged = replies.filter(({ status }) => status === 401);
		// Twenty are free, three more at once, and those whose turn comes within two seconds.
		expect(judged.length).toBeLessThanOrEqual(26);
		expect(replies.filter(({ status }) => status === 429).length).toBe(
			200 - judged.length,
		);
		await own.close();
	});
});
