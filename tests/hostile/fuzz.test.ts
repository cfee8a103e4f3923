import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Results } from "../../shared/rest.ts";
import { joinPhone, newToken, type StudentLink } from "../rig/links.ts";
import { type ServerProcess, startServer } from "../rig/process.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";
import { diceOf } from "../room/dice.ts";
import {
	goodbye,
	type Line,
	openLine,
	payloads,
	post,
	upgrade,
} from "./fuzz/lines.ts";
import {
	admission,
	anyBurst,
	brokenFrame,
	brokenMessage,
	frame,
	type Known,
	messageOf,
} from "./fuzz/packets.ts";
import { anyRequest, anyStream, brokenRequest } from "./fuzz/requests.ts";

const seed = Number(process.env.FUZZ_SEED ?? 4);
/** Frames over WebSockets and over polling, requests, and streams: at least so many of each. */
const wanted = { websocket: 62_000, polling: 12_000, rest: 24_000, sse: 3_000 };
/** How many of each go on at once. */
const workers = { websocket: 24, polling: 10, rest: 6, sse: 4 };
const events = 18;

describe("a server that is sent anything at all", () => {
	let server: ServerProcess;
	let rest: Rest;
	let room: OpenRoom;
	let ada: StudentLink;
	let known: Known;
	let targets: OpenRoom[] = [];
	beforeAll(async () => {
		// A connection over polling is gone when it has missed its ping.
		server = await startServer({
			PING_INTERVAL_MS: "5000",
			PING_TIMEOUT_MS: "5000",
			// So little that it has to collect its garbage, and dies of what it cannot: what is left is what it keeps.
			NODE_OPTIONS: "--max-old-space-size=96",
		});
		rest = await signedIn(server.url);
		room = await openRoom(rest);
		ada = await joinPhone(server.url, room.code, "Ada");
		const mallory = await signedIn(server.url);
		targets = await Promise.all(
			Array.from({ length: 20 }, () => openRoom(mallory)),
		);
		const [target] = targets;
		if (target === undefined) throw new Error("no room to attack");
		await target.move({ do: "open", question: 0 });
		const { quizzes } = (await mallory.get("/api/quizzes")).json<{
			quizzes: { id: string }[];
		}>();
		const token = newToken();
		(await joinPhone(server.url, target.code, "Mallory", { token })).close();
		known = {
			code: target.code,
			room: target.id,
			quiz: quizzes[0]?.id ?? "",
			seat: newToken(),
			token,
			screenToken: target.screenToken,
			spares: targets
				.slice(1)
				.map(({ id, screenToken }) => ({ room: id, screenToken })),
			cookie: mallory.cookie ?? "",
		};
	});
	afterAll(async () => {
		ada.close();
		room.page.close();
		for (const target of targets) target.page.close();
		await server.remove();
	});

	/** Memory of the server's process, MB. */
	const memory = () => {
		const status = readFileSync(`/proc/${server.pid()}/status`, "utf8");
		return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
	};
	/** Ordinary requests, so that the server has a reason to collect its garbage. */
	const breathe = async () => {
		for (let times = 0; times < 100; times++)
			await rest.get("/api/openapi.json");
	};
	/** Without this a server that has died would be asked for ever. */
	const isAlive = () => existsSync(`/proc/${server.pid()}/fd`);
	const count = { websocket: 0, polling: 0, rest: 0, sse: 0 };
	/** How often the server answered, and how often it hung up. */
	const told = { refusals: 0, replies: 0, cut: 0 };

	async function websocket(number: number): Promise<void> {
		const dice = diceOf(seed * 1_000_003 + number);
		const isTeacher = dice.chance(30);
		const line = await openLine(server.port);
		const opened = await upgrade(line, isTeacher ? known.cookie : "");
		if (!opened) return line.end();
		const space = isTeacher ? "/instructor," : "/student,";
		// Each a seat of its own, or they would put each other out.
		const token = `fuzz${String(number).padStart(18, "0")}`;
		line.socket.write(
			frame(isTeacher ? "40/instructor," : `4${admission(known, token)}`),
		);
		await line.hears(`40${space}{"sid"`, 5000);
		const burst = anyBurst(dice, known, isTeacher, events);
		const frames = burst.map((packet, place) => {
			if (place < burst.length - 1) return frame(messageOf(packet));
			const message = dice.chance(60)
				? messageOf(packet)
				: brokenMessage(dice, packet);
			return dice.chance(50) ? brokenFrame(dice, message) : frame(message);
		});
		const last = frames.pop() ?? frame("");
		const marker = frame(`42${space}999["hello",{}]`);
		line.socket.write(Buffer.concat([...frames, marker]));
		await line.hears([`43${space}999`, ...goodbye], 1000);
		line.socket.write(last);
		count.websocket += burst.length;
		await line.hears(goodbye, 20);
		await part(line);
	}

	async function polling(number: number): Promise<void> {
		const dice = diceOf(seed * 2_000_003 + number);
		const path = "/socket.io/?EIO=4&transport=polling";
		const line = await openLine(server.port);
		line.socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
		await line.hears('"sid":"', 5000);
		const sid = /"sid":"([^"]+)"/.exec(line.heard())?.[1] ?? "none";
		const there = `${path}&sid=${sid}`;
		const poll = `GET ${there} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`;
		const token = `poll${String(number).padStart(18, "0")}`;
		line.socket.write(post(there, Buffer.from(`4${admission(known, token)}`)));
		await line.hears("ok", 5000);
		line.socket.write(poll);
		await line.hears('/student,{"sid"', 5000);
		const burst = anyBurst(dice, known, false, events);
		const messages = burst.map((packet, place) =>
			place < burst.length - 1 || dice.chance(60)
				? messageOf(packet)
				: brokenMessage(dice, packet),
		);
		const last = messages.pop() ?? Buffer.from("4");
		messages.push(Buffer.from('42/student,999["hello",{}]'));
		const type = dice.pick([
			"text/plain;charset=UTF-8",
			"application/octet-stream",
			"application/json",
			"x",
		]);
		for (const body of payloads(messages)) line.socket.write(post(there, body));
		line.socket.write(poll);
		await line.hears("3/student,999", 1000);
		line.socket.write(post(there, last, type));
		line.socket.write(poll);
		count.polling += burst.length;
		await line.hears("HTTP/1.1 400", 20);
		await part(line);
	}

	async function requests(number: number): Promise<void> {
		const dice = diceOf(seed * 3_000_017 + number);
		const line = await openLine(server.port);
		const all = Array.from({ length: 10 }, () => anyRequest(dice, known));
		all.push(brokenRequest(dice, known));
		line.socket.write(Buffer.concat(all));
		count.rest += all.length;
		// Node answers what it cannot read with 400 and hangs up; what stops half-way gets nothing.
		await line.hears("HTTP/1.1 400 Bad Request\r\nConnection: close", 400);
		await part(line);
	}

	async function streams(number: number): Promise<void> {
		const dice = diceOf(seed * 4_000_037 + number);
		const line = await openLine(server.port);
		for (let more = 0; more < 4; more++)
			line.socket.write(anyStream(dice, known));
		count.sse += 4;
		await line.hears("event: pulse", 150);
		await part(line);
	}

	/** Says goodbye in the way that leaves the server everything to read. */
	const part = async (line: Line) => {
		line.socket.end();
		await line.hears("the end", 100);
		told.refusals += line.counts.get('"error":"') ?? 0;
		told.replies += line.counts.get("HTTP/1.1 ") ?? 0;
		if (line.closed()) told.cut++;
		line.end();
	};

	it("[HC20] goes on as the same process, forgets it all, and serves whoever is real", {
		timeout: 240_000,
	}, async () => {
		const pid = server.pid();
		await breathe();
		const before = memory();
		const files = readdirSync(`/proc/${pid}/fd`).length + 5;
		const start = performance.now();
		const kinds = { websocket, polling, rest: requests, sse: streams };
		const waits: number[] = [];
		let on = true;
		const real = (async () => {
			while (on) {
				const asked = performance.now();
				expect(await ada.ask("hello", {})).toMatchObject({
					me: { name: "Ada" },
				});
				waits.push(performance.now() - asked);
				await new Promise((resolve) => setTimeout(resolve, 200));
			}
		})().catch((error: unknown) => error);
		await Promise.all(
			(Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind) => {
				let next = 0;
				const worker = async () => {
					while (isAlive() && count[kind] < wanted[kind])
						await kinds[kind](next++);
				};
				return Array.from({ length: workers[kind] }, worker);
			}),
		);
		expect(isAlive(), server.output()).toBe(true);
		const took = (performance.now() - start) / 1000;
		const peak = memory();
		on = false;
		expect(await real).toBeUndefined();
		const sent = Object.values(count).reduce((sum, number) => sum + number, 0);
		expect(sent).toBeGreaterThan(100_000);
		expect(server.pid()).toBe(pid);

		await waitFor(
			"the memory to come back",
			async () => {
				await breathe();
				return memory() < Math.max(before * 1.3, before + 60);
			},
			90_000,
		).finally(() =>
			console.log(
				`seed ${seed}: ${sent} in ${took.toFixed(0)} s (${JSON.stringify(count)}); ${told.refusals} refusals, ${told.replies} HTTP replies, ${told.cut} cut; memory ${before.toFixed(0)} → ${peak.toFixed(0)} → ${memory().toFixed(0)} MB; a real student waited ${Math.max(...waits).toFixed(0)} ms at most`,
			),
		);
		expect(server.output()).not.toMatch(/unhandled|uncaught|"level":[56]0/i);
		// It did get somewhere: most of what was sent was read and refused, not just cut off.
		expect(told.refusals).toBeGreaterThan(sent * 0.4);

		expect(ada.socket.connected).toBe(true);
		expect(ada.heard("out")).toEqual([]);
		await room.move({ do: "open", question: 0 });
		await ada.wait("view", ({ phase }) => phase === "open");
		const answer = { round: 1, seq: 1, value: [1] };
		expect(await ada.ask("answer", answer)).toEqual({ saved: answer });
		const late = await joinPhone(server.url, room.code, "Ben");
		expect(await late.ask("answer", answer)).toEqual({ saved: answer });
		late.close();
		const results = (
			await rest.get(`/api/rooms/${room.id}/results`)
		).json<Results>();
		expect(
			results.students.map(({ name, answers }) => [name, answers.length]),
		).toEqual([
			["Ada", 1],
			["Ben", 1],
		]);
		await waitFor("nobody else to be connected", async () => {
			const metrics = (await rest.get("/metrics")).text;
			const is = (name: string, most: number) =>
				Number(new RegExp(`^${name} (\\d+)`, "m").exec(metrics)?.[1]) <= most;
			return (
				is('lectern_connections{role="student"}', 1) &&
				is('lectern_connections{role="screen"}', 0) &&
				is("process_open_fds", files)
			);
		});
		// What hangs would keep it from stopping by itself.
		ada.close();
		expect(await server.stop()).toBe(0);
	});
});
