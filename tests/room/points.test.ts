import { describe, expect, test } from "vitest";
import { sharesOf } from "../../server/room/board.ts";
import { markAnswer, type Scores, scoreRoom } from "../../server/room/marks.ts";
import { viewForScreen } from "../../server/room/screen-view.ts";
import { speedSeconds, speedShare } from "../../server/room/speed.ts";
import { type Room, roundOf } from "../../server/room/state.ts";
import { roundPoints } from "../../shared/points.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { diceOf } from "./dice.ts";
import { asked, dawn, question, room, run, sceneOf } from "./example.ts";

const bySpeed: Partial<Room> = {
	settings: { ...defaultSettings, scoring: "speed", perPoint: 1000 },
};

describe("points by speed", () => {
	const sheet = [question("single", [1], { seconds: 40, points: 1 })];
	const so = run(room(bySpeed), [{ do: "open", question: 0 }], dawn, sheet);
	const points = (ms: number, value = [1], of = sheet) => {
		const opened = run(room(bySpeed), [{ do: "open", question: 0 }], dawn, of);
		const answer = { seat: "s", value, at: dawn + ms };
		return markAnswer(opened, of, roundOf(opened, 1), answer).points;
	};

	test("[RM1564] a right one earns 1,000 within half a second and 500 at the bell, a wrong one nothing", () => {
		expect([0, 500].map((ms) => points(ms))).toEqual([1000, 1000]);
		expect([10_000, 20_000, 40_000, 40_400].map((ms) => points(ms))).toEqual([
			875, 750, 500, 500,
		]);
		expect([501, 2000].map((ms) => points(ms))).toEqual([994, 975]);
		expect(points(0, [0])).toBe(0);
		const twice = [question("single", [1], { seconds: 40, points: 2 })];
		expect(points(20_000, [1], twice)).toBe(1500);
	});

	test("[RM1564] by chance: whole points, never more for a later one, never outside of a half and all", () => {
		const dice = diceOf(1564);
		for (let time = 0; time < 2000; time++) {
			const whole = 5000 + dice.roll(600_000);
			const used = dice.roll(whole + 2000) - 500;
			const share = speedShare(used, whole);
			expect(share).toBeGreaterThanOrEqual(0.5);
			expect(share).toBeLessThanOrEqual(1);
			expect(speedShare(used + dice.roll(5000), whole)).toBeLessThanOrEqual(
				share,
			);
			expect(Number.isInteger(points(dice.roll(45_000)))).toBe(true);
		}
	});

	test("[RM1565] every question of such a room has a limit, and a round that closes early earns what it had earned", () => {
		const endless = [question("single", [1])];
		const opened = run(
			room(bySpeed),
			[{ do: "open", question: 0 }],
			dawn,
			endless,
		);
		expect(roundOf(opened, 1).deadline).toBe(dawn + speedSeconds * 1000);
		const plain = run(room(), [{ do: "open", question: 0 }], dawn, endless);
		expect(roundOf(plain, 1).deadline).toBeNull();
		const answer = { seat: "s", value: [1], at: dawn + 10_000 };
		const closed = run(so, [{ do: "close" }], dawn + 12_000, sheet);
		expect(markAnswer(closed, sheet, roundOf(closed, 1), answer).points).toBe(
			875,
		);
	});

	test("[RM1565] rooms of before keep their points", () => {
		const before = room({
			settings: { ...defaultSettings, scoring: "speed" },
		});
		const opened = run(before, [{ do: "open", question: 0 }], dawn, sheet);
		const answer = { seat: "s", value: [1], at: dawn + 10_000 };
		expect(markAnswer(opened, sheet, roundOf(opened, 1), answer).points).toBe(
			0.88,
		);
		const endless = [question("single", [1])];
		const open = run(before, [{ do: "open", question: 0 }], dawn, endless);
		expect(roundOf(open, 1).deadline).toBeNull();
	});

	test("[RM1566] points are rounded to hundredths, everywhere by the same function", () => {
		expect([1, 0.333333, 2.005, 1 / 3 + 1 / 3].map(roundPoints)).toEqual([
			1, 0.33, 2.01, 0.67,
		]);
	});
});

describe("a board", () => {
	const sheet = [question("single", [1]), question("single", [2])];
	const scoresOf = (right: number, wrong: number): [Room, Scores] => {
		const so = asked(room(), 0, { "[1]": right, "[0]": wrong }, dawn, sheet);
		const seats = Array.from({ length: right + wrong }, (_, index) => ({
			id: `s${index}`,
			name: `S${index}`,
			removed: false,
		}));
		const rows = seats.map(({ id }, index) => ({
			seat: id,
			value: [index < right ? 1 : 0],
			at: dawn,
		}));
		return [so, scoreRoom(so, sheet, seats, new Map([[1, rows]]))];
	};

	test("[RM1567] it says how many have how many points, not who, as long as more share the first place than it has lines", () => {
		const [so, scores] = scoresOf(6, 3);
		expect(sharesOf(scores)).toEqual([
			{ score: 1, students: 6 },
			{ score: 0, students: 3 },
		]);
		const shown = run(
			so,
			[{ do: "show", what: "leaderboard", on: true }],
			dawn,
			sheet,
		);
		const view = (of: Room, by: Scores) =>
			viewForScreen(sceneOf(of, sheet), "e", dawn, by);
		expect(view(shown, scores).shares).toHaveLength(2);
		expect(view(so, scores)).not.toHaveProperty("shares");
		const [, few] = scoresOf(5, 30);
		expect(sharesOf(few)).toBeNull();
		expect(view(shown, few)).not.toHaveProperty("shares");
	});
});
