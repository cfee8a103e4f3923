import { describe, expect, it } from "vitest";
import { Turnstile } from "../../server/transport/turnstile.ts";

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("thousands who come at once", () => {
	it("[TR60] come in by a few per turn of the event loop, in their order, and others are served between them", async () => {
		const turnstile = new Turnstile(4);
		const came: number[] = [];
		for (let number = 0; number < 1000; number++)
			turnstile.pass(() => void came.push(number));
		expect(came).toEqual([]);
		let before = 0;
		for (let turns = 0; turns < 250; turns++) {
			await turn();
			expect(came.length - before).toBeLessThanOrEqual(4);
			before = came.length;
		}
		await turn();
		expect(came).toEqual(Array.from({ length: 1000 }, (_, number) => number));
		turnstile.pass(() => void came.push(-1));
		await turn();
		expect(came.at(-1)).toBe(-1);
	});

	it("[TR60] are told how long they waited, so that who waited too long is sent elsewhere", async () => {
		const turnstile = new Turnstile(1);
		const waits: number[] = [];
		turnstile.pass((waitedMs) => {
			waits.push(waitedMs);
			const end = performance.now() + 50;
			while (performance.now() < end);
		});
		turnstile.pass((waitedMs) => void waits.push(waitedMs));
		await turn();
		await turn();
		expect(waits[0]).toBeLessThan(50);
		expect(waits[1]).toBeGreaterThanOrEqual(50);
	});
});
