import { randomBytes } from "node:crypto";
import type { Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Saved, Welcome } from "../../shared/student-events.ts";
import type { StudentView } from "../../shared/views.ts";
import { connectStudent, signIn } from "../rig/lecture.ts";
import { type ServerProcess, startServer } from "../rig/process.ts";
import { waitFor } from "../rig/wait.ts";

const class1000 = 1000;

describe("a full hall on one process", () => {
	let server: ServerProcess;
	const sockets: Socket[] = [];
	beforeAll(async () => {
		server = await startServer();
	});
	afterAll(async () => {
		for (const socket of sockets) socket.disconnect();
		await server.remove();
	});

	it("[LD1] stores a thousand answers of two seconds exactly once each", {
		timeout: 120_000,
	}, async () => {
		const lecturer = await signIn(server.url);
		const room = await lecturer.open("module quiz");
		const opened = new Map<Socket, number>();
		for (let start = 0; start < class1000; start += 100) {
			await Promise.all(
				Array.from({ length: 100 }, async (_, index) => {
					const socket = connectStudent(
						server.url,
						room.summary.code,
						randomBytes(16).toString("base64url"),
					);
					sockets.push(socket);
					socket.on("view", (view: StudentView) => {
						if (view.phase === "open") opened.set(socket, performance.now());
					});
					const reply: Welcome = await socket
						.timeout(20_000)
						.emitWithAck("join", { name: `S${start + index}` });
					expect(reply.me?.name).toBe(`S${start + index}`);
				}),
			);
		}
		await waitFor(
			"everyone to be counted",
			() => room.pulse().connected === class1000,
		);
		await room.press();
		const asked = performance.now();
		await room.press();
		await waitFor(
			"everyone to see the question",
			() => opened.size === class1000,
		);
		const seen = Math.max(...opened.values()) - asked;

		const options = 4;
		const acks = await Promise.all(
			sockets.map(async (socket, index) => {
				await new Promise((resolve) =>
					setTimeout(resolve, (index * 2000) / class1000),
				);
				const sent = performance.now();
				const value = [index % options];
				const reply: Saved = await socket
					.timeout(20_000)
					.emitWithAck("answer", { round: 1, seq: 1, value });
				expect(reply.saved).toEqual({ round: 1, seq: 1, value });
				return performance.now() - sent;
			}),
		);
		await waitFor(
			"the live distribution to be complete",
			() => room.pulse().answered === class1000,
		);
		const distribution = { answered: class1000, counts: [250, 250, 250, 250] };
		expect(room.pulse().distribution).toEqual(distribution);
		await room.press();
		const results = await room.results();
		expect(results.questions[0]?.rounds[0]?.distribution).toEqual(distribution);
		expect(results.students).toHaveLength(class1000);
		for (const student of results.students) {
			const number = Number(student.name.slice(1));
			expect(student.answers.map((answer) => answer.value)).toEqual([
				[number % options],
			]);
		}
		expect(server.output()).not.toMatch(/"level":[4-6]0/);
		acks.sort((a, b) => a - b);
		const at = (share: number) =>
			(acks[Math.floor((acks.length - 1) * share)] ?? 0).toFixed(1);
		console.log(
			`1,000 students: question at the last one after ${seen.toFixed(0)} ms; ack p50 ${at(0.5)} p99 ${at(0.99)} max ${at(1)} ms`,
		);
	});
});
