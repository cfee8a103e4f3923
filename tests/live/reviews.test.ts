import { performance } from "node:perf_hooks";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Turns } from "../../server/live/turns.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { question } from "../room/example.ts";
import { act, closeAll, join, newRoom, openNode, openStore } from "./world.ts";

afterEach(closeAll);

/** Of the event loop's time, at most; half, and what it takes to look. */
const mostShare = 0.65;

/** Which share of the event loop's time it takes, until it is done. */
async function shareOf(act: () => Promise<unknown>): Promise<number> {
	const before = performance.eventLoopUtilization();
	await act();
	return performance.eventLoopUtilization(before).utilization;
}

describe("the review of an ended room", () => {
	test("[LV1495] takes half of a node's time at most when a class asks for it at once, however long it is", async () => {
		const { rooms, quizzes } = openStore();
		const node = openNode(rooms, quizzes);
		const questions = Array.from({ length: 40 }, (_, index) => ({
			...question("single", [1]),
			id: `q-${index}`,
			text: `${index} ${"word ".repeat(1_600)}`,
		}));
		const roomId = await newRoom(quizzes, node, defaultSettings, questions);
		const seats = Array.from({ length: 100 }, (_, index) => `seat ${index}`);
		await join(node, roomId, ...seats);
		for (const index of questions.keys())
			await act(
				node,
				roomId,
				{ do: "open", question: index },
				{ do: "close" },
				{ do: "reveal" },
			);
		await act(node, roomId, { do: "end" });
		vi.useRealTimers();
		let bytes = 0;
		const ask = () =>
			Promise.all(
				seats.map(async (seat) => {
					const reply = await node.seats.welcome(roomId, seat);
					bytes += JSON.stringify(reply).length;
				}),
			);
		await ask();
		expect(bytes).toBeGreaterThan(seats.length * 300_000);
		expect(await shareOf(ask)).toBeLessThan(mostShare);
	}, 60_000);

	test("[LV1496] work that rests leaves half of the time to others, and goes on with whoever had least", async () => {
		const turns = new Turns(100, 8);
		const done: string[] = [];
		const work = (who: string) => async () => {
			const until = performance.now() + 4;
			while (performance.now() < until);
			done.push(who);
		};
		const share = await shareOf(() =>
			Promise.all(
				[..."aaaaaaaaaaaaaaaaaaab"].map((who) => turns.run(who, work(who))),
			),
		);
		expect(done).toHaveLength(20);
		expect(done.indexOf("b")).toBeLessThan(3);
		expect(share).toBeLessThan(mostShare);
	});
});
