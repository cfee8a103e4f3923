import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { protocolVersion } from "../../shared/protocol.ts";
import { openStream, type Stream } from "../rig/events.ts";
import {
	connectInstructor,
	type InstructorLink,
	joinPhone,
	newToken,
	type StudentLink,
} from "../rig/links.ts";
import { type ServerProcess, startServer } from "../rig/process.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { largeQuiz, type OpenRoom, openRoom } from "../rig/room.ts";
import { admit, openRaw, type Raw } from "../transport/raw.ts";

const stalled = { websocket: 40, polling: 10, sse: 15 };
const bystanders = 20;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("many readers that do not read", () => {
	let server: ServerProcess;
	let rest: Rest;
	let room: OpenRoom;
	let phones: StudentLink[] = [];
	let teachers: InstructorLink[] = [];
	let screen: Stream;
	beforeAll(async () => {
		// So long that no missed heartbeat cuts anyone.
		server = await startServer({
			PING_INTERVAL_MS: "300000",
			PING_TIMEOUT_MS: "300000",
		});
		rest = await signedIn(server.url);
		room = await openRoom(rest, largeQuiz);
		await room.move({ do: "open", question: 0 });
		phones = await Promise.all(
			Array.from({ length: bystanders }, (_, index) =>
				joinPhone(server.url, room.code, `Bystander ${index}`),
			),
		);
		teachers = await Promise.all(
			Array.from({ length: 5 }, () => connectInstructor(rest)),
		);
		screen = await openStream(server.url, room.screenToken);
	});
	afterAll(async () => {
		for (const link of [...phones, ...teachers, room.page, screen])
			link.close();
		await server.remove();
	});

	const memory = () => {
		const status = readFileSync(`/proc/${server.pid()}/status`, "utf8");
		return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
	};
	const connections = async () => {
		const { text } = await rest.get("/metrics");
		const of = (role: string) =>
			Number(
				new RegExp(`lectern_connections{role="${role}"} (\\d+)`).exec(
					text,
				)?.[1],
			);
		return { students: of("student"), screens: of("screen") };
	};
	/** New versions, 50 a second, for so long or until it is so; how long bystanders waited for their own question, ms. */
	const load = async (mostMs: number, until: () => Promise<boolean>) => {
		const waits: number[] = [];
		const end = performance.now() + mostMs;
		let most = memory();
		let on = true;
		const asking = (async () => {
			for (let turn = 0; on; turn++) {
				const start = performance.now();
				await phones[turn % phones.length]?.ask("hello", {});
				waits.push(performance.now() - start);
				await pause(20);
			}
		})();
		for (let turn = 0; performance.now() < end; turn++) {
			const teacher = teachers[turn % teachers.length];
			const on = turn % 2 === 0;
			const command = { do: "show", what: "leaderboard", on } as const;
			void teacher?.send("command", { room: room.id, command });
			await pause(20);
			if (turn % 25 === 0) {
				most = Math.max(most, memory());
				if (await until()) break;
			}
		}
		on = false;
		await asking;
		waits.sort((one, other) => one - other);
		const p99 = waits[Math.floor((waits.length - 1) * 0.99)] ?? 0;
		return { p99, most, ms: performance.now() - end + mostMs };
	};

	it("[HC23] are cut at the cap, cost little memory, and slow nobody", {
		timeout: 180_000,
	}, async () => {
		await load(2000, async () => false);
		const control = await load(3000, async () => false);
		const raws: Raw[] = [];
		for (let index = 0; index < stalled.websocket; index++) {
			const raw = await openRaw(server.url);
			await admit(raw, room.code, newToken());
			raw.write(`2/student,1["join",{"name":"Stalled ${index}"}]`);
			expect(await raw.next("3/student,1")).toContain('"me":{');
			raw.pause();
			raws.push(raw);
		}
		const screens = await Promise.all(
			Array.from({ length: stalled.sse }, () =>
				openStream(server.url, room.screenToken),
			),
		);
		for (const one of screens) one.pause();
		const pollers = await Promise.all(
			Array.from({ length: stalled.polling }, (_, index) => openPoller(index)),
		);
		expect(await connections()).toEqual({
			students: bystanders + stalled.websocket + stalled.polling,
			screens: 1 + stalled.sse,
		});
		const before = memory();
		const attack = await load(120_000, async () => {
			const { students, screens } = await connections();
			return students === bystanders && screens === 1;
		});
		console.log(
			`65 stalled readers: cut within ${(attack.ms / 1000).toFixed(1)} s, memory ${before.toFixed(0)} → ${attack.most.toFixed(0)} MB at most; a bystander's p99 ${control.p99.toFixed(0)} → ${attack.p99.toFixed(0)} ms`,
		);
		expect(await connections()).toEqual({ students: bystanders, screens: 1 });
		expect(attack.most - before).toBeLessThan(60);
		expect(attack.p99).toBeLessThan(Math.max(control.p99 * 3, 250));
		for (const phone of phones) expect(phone.socket.connected).toBe(true);
		expect(screen.ended()).toBe(false);
		expect(server.output()).not.toMatch(/"level":[56]0/);
		for (const raw of raws) raw.resume();
		for (const one of screens) one.resume();
		for (const one of [...raws, ...screens, ...pollers]) one.close();
	});

	/** Sits down over polling, and polls no more. */
	async function openPoller(index: number) {
		const path = "/socket.io/?EIO=4&transport=polling";
		const opened = (await rest.get(path)).text;
		const sid = /"sid":"([^"]+)"/.exec(opened)?.[1] ?? "";
		const there = `${path}&sid=${sid}`;
		const send = (raw: string) =>
			rest.request("POST", there, {
				raw,
				headers: { "content-type": "text/plain;charset=UTF-8" },
			});
		const auth = { v: protocolVersion, code: room.code, token: newToken() };
		await send(`40/student,${JSON.stringify(auth)}`);
		await rest.get(there);
		await send(`42/student,1["join",{"name":"Poller ${index}"}]`);
		expect((await rest.get(there)).text).toContain('"me":{');
		return { close: () => void rest.get(there).catch(() => {}) };
	}
});
