import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ServerProcess, startServer } from "../rig/process.ts";
import { signedIn } from "../rig/rest.ts";
import { openSample } from "../rig/room.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";

const class1000 = 1000;

describe("a full hall on one process", () => {
	let server: ServerProcess;
	const students: Student[] = [];
	beforeAll(async () => {
		server = await startServer();
	});
	afterAll(async () => {
		for (const student of students) student.leave();
		await server.remove();
	});

	it("[LD1] stores a thousand answers of two seconds exactly once each", {
		timeout: 120_000,
	}, async () => {
		const room = await openSample(await signedIn(server.url));
		for (let start = 0; start < class1000; start += 100) {
			for (let index = 0; index < 100; index++) {
				const name = `S${start + index}`;
				students.push(new Student(server.url, room.code, name));
			}
			await waitFor(
				"a hundred to have their seats",
				() => students.every(({ me, name }) => me?.name === name),
				20_000,
			);
		}
		await waitFor(
			"everyone to be counted",
			() => room.pulse().connected === class1000,
		);
		await room.press();
		const asked = performance.now();
		await room.press();
		await waitFor("everyone to see the question", () =>
			students.every(({ seen }) => seen.has(1)),
		);
		const sights = students.map(({ seen }) => seen.get(1) ?? Number.NaN);
		const seen = Math.max(...sights) - asked;

		const options = 4;
		const acks = await Promise.all(
			students.map(async (student, index) => {
				await new Promise((resolve) =>
					setTimeout(resolve, (index * 2000) / class1000),
				);
				const sent = performance.now();
				const value = [index % options];
				// Once: an answer that had to be sent again would tell of a fault.
				const reply = await student.try({ round: 1, seq: 1, value }, 20_000);
				expect(reply).toEqual({ saved: { round: 1, seq: 1, value } });
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
		expect(students.every(({ hellos }) => hellos === 1)).toBe(true);
		expect(server.output()).not.toMatch(/"level":[4-6]0/);
		acks.sort((a, b) => a - b);
		const at = (share: number) =>
			(acks[Math.floor((acks.length - 1) * share)] ?? 0).toFixed(1);
		console.log(
			`1,000 students: question at the last one after ${seen.toFixed(0)} ms; ack p50 ${at(0.5)} p99 ${at(0.99)} max ${at(1)} ms`,
		);
	});
});
