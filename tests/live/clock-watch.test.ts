import { afterEach, describe, expect, test } from "vitest";
import { ClockWatch } from "../../server/live/clock-watch.ts";
import { meddle } from "./meddle.ts";
import { closeAll, openStore, pass } from "./world.ts";

let watch: ClockWatch | null = null;

afterEach(() => {
	watch?.close();
	closeAll();
});

describe("clocks that differ", () => {
	test("[LV201] a node's or the store's clock that is off is told in words and in the log, once, and when it is right again", async () => {
		const { rooms } = openStore();
		let off = 0;
		let behind = 0;
		const store = meddle(rooms, async (does, verb) => {
			if (verb === "clockOff") return off as never;
			const value: unknown = await does();
			return (verb === "now" ? Number(value) - behind : value) as never;
		});
		const logged: string[] = [];
		const write = (_fields: object, message: string) =>
			void logged.push(message);
		const log = { info: write, warn: write, error: write };
		watch = new ClockWatch(store, log, 1000);
		await pass(3000);
		behind = 1500;
		await pass(3000);
		expect(watch.warnings).toEqual([]);
		expect(logged).toEqual([]);
		behind = 3_600_000;
		await pass(3000);
		expect(watch.warnings).toEqual([
			"This node's clock is 3600 s ahead of the store's time.",
		]);
		expect(watch.offSeconds).toEqual({ node: 3600, store: 0 });
		off = -7200_000;
		await pass(3000);
		expect(watch.warnings).toHaveLength(2);
		expect(watch.warnings[1]).toContain("7200 s behind");
		off = 0;
		behind = 0;
		await pass(3000);
		expect(watch.warnings).toEqual([]);
		expect(logged).toEqual([
			"clocks differ: set them right",
			"clocks differ: set them right",
			"all clocks agree again",
		]);
	});
});
