import { describe, expect, test } from "vitest";
import { beepsIn, cueOf, isInTime } from "../../client/screen/cues.ts";
import type { ScreenView } from "../../shared/views.ts";

/** As much of a picture as tells what is heard. */
const at = (
	phase: ScreenView["phase"],
	round: number,
	more: Partial<ScreenView> = {},
) =>
	({
		roomId: "room-1",
		epoch: "e",
		sound: "all",
		leaderboard: null,
		phase,
		...(["open", "closed", "revealed"].includes(phase) && { asked: { round } }),
		...more,
	}) as ScreenView;

describe("what is heard at the screen", () => {
	test("[CL1910] a question that opens, opens again or is asked again is heard once, and its answer; nothing else is", () => {
		const lecture = [
			at("lobby", 0),
			at("ready", 0),
			at("open", 1),
			at("open", 1),
			at("closed", 1),
			at("open", 1),
			at("closed", 1),
			at("revealed", 1),
			at("revealed", 1),
			at("open", 2),
			at("open", 3),
			at("revealed", 3),
			at("ended", 0),
		];
		const heard = lecture.map((view, index) =>
			cueOf(lecture[index - 1] ?? null, view),
		);
		expect(heard).toEqual([
			null,
			null,
			"opened",
			null,
			null,
			"opened",
			null,
			"answered",
			null,
			"opened",
			"opened",
			"answered",
			null,
		]);
	});

	test("[CL1910] the first picture of a page, another room, a restored store, what is gone back to and a board in the picture are not heard", () => {
		expect(cueOf(null, at("open", 1))).toBeNull();
		const closed = at("closed", 1);
		const answer = at("revealed", 1);
		expect(cueOf(closed, answer)).toBe("answered");
		expect(cueOf(at("closed", 1, { roomId: "room-2" }), answer)).toBeNull();
		expect(cueOf(at("closed", 1, { epoch: "f" }), answer)).toBeNull();
		expect(cueOf(at("closed", 2), answer)).toBeNull();
		expect(cueOf(at("revealed", 2), answer)).toBeNull();
		expect(cueOf(at("ready", 0), answer)).toBeNull();
		expect(cueOf(closed, at("revealed", 1, { leaderboard: [] }))).toBeNull();
	});

	test("[CL1910] a room that wants beeps alone has no other sound, and one that wants none has none", () => {
		const { sound: _, ...silent } = at("open", 1);
		for (const open of [at("open", 1, { sound: "countdown" }), silent])
			expect(cueOf(at("ready", 0), open as ScreenView)).toBeNull();
	});

	test("[CL1911] beeps are due three seconds, two and one before the end, the bell at it; a little late they still sound, and what is over does not", () => {
		const due = (left: number) =>
			beepsIn(left).map(({ at, inMs }) => `${at} in ${inMs}`);
		expect(due(10_000)).toEqual([
			"3 in 7000",
			"2 in 8000",
			"1 in 9000",
			"0 in 10000",
		]);
		expect(due(2_850)).toEqual([
			"3 in 0",
			"2 in 850",
			"1 in 1850",
			"0 in 2850",
		]);
		expect(due(2_600)).toEqual(["2 in 600", "1 in 1600", "0 in 2600"]);
		expect(due(-100)).toEqual(["0 in 0"]);
		expect(due(-60_000)).toEqual([]);
		expect(isInTime(3, 2_900)).toBe(true);
		expect(isInTime(3, 1_000)).toBe(false);
	});
});
