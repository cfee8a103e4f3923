import { expect, test } from "vitest";
import { sumsOf } from "../../client/instructor/results/sums.ts";
import { healthOf } from "../../client/instructor/room/health.ts";

const room = { alarm: null, phase: "open", locked: false } as const;
const rush = { joined: 9, rush: null, since: 0 };
const of = (joined: number, connected: number, waiting = 0) => ({
	joined,
	connected,
	waiting,
});
const say = ({ head, rest }: ReturnType<typeof healthOf>) =>
	`${head} ${rest}`.trim();

test("[IP1644] the room's health is one sentence: that all is well, or what is wrong and what to do", () => {
	expect(say(healthOf(room, of(61, 61), true))).toBe("All well. 61 here");
	expect(say(healthOf(room, of(61, 58), true))).toBe(
		"All well. 58 here, 61 joined",
	);
	expect(say(healthOf({ ...room, locked: true }, of(2, 2), true))).toBe(
		"All well. 2 here. Locked for newcomers",
	);
	expect(say(healthOf(room, of(61, 20), true))).toBe(
		"Only 20 of 61 are connected. If they are in the hall, look at its network. What is saved is safe.",
	);
	// Phones in pockets are nobody's fault.
	expect(healthOf(room, of(4, 1), true).is).toBe("well");
	expect(healthOf({ ...room, phase: "ready" }, of(61, 20), true).is).toBe(
		"well",
	);
	expect(say(healthOf({ ...room, alarm: rush }, of(9, 9, 3), true))).toBe(
		"Newcomers wait. Let them in below.",
	);
	expect(healthOf(room, of(61, 61), false).is).toBe("lost");
});

test("[IP1645] the sums of a room count the votes that count, of those who are in it and answered", () => {
	const round = (
		round: number,
		answered: number,
		right: number | null,
		counting = true,
	) => ({
		round,
		answered,
		right,
		counting,
		openedAt: 0,
		closedAt: 1,
		distribution: { answered },
		difficulty: null,
		partly: 0,
		offered: 0,
	});
	const question = (rounds: ReturnType<typeof round>[], index: number) => ({
		index,
		kind: "single",
		text: "",
		ask: {},
		key: {},
		explanation: "",
		points: 1,
		corrections: [],
		rounds,
	});
	const answer = (round: number, correct: boolean | null, counting = true) => ({
		index: 0,
		round,
		value: 0,
		said: "",
		at: 0,
		correct,
		points: 0,
		counting,
	});
	const student = (answers: ReturnType<typeof answer>[], removed = false) => ({
		seat: "",
		name: "",
		joinedAt: 0,
		removed,
		score: 0,
		rank: 1,
		answers,
	});
	const sums = sumsOf({
		questions: [
			question([round(1, 2, 0, false), round(2, 2, 1)], 0),
			question([round(3, 2, 2)], 1),
			question([round(4, 2, null)], 2),
		],
		students: [
			student([answer(1, true, false), answer(2, true), answer(3, true)]),
			student([answer(2, false), answer(3, true), answer(4, null)]),
			student([answer(3, true)], true),
			student([]),
		],
	});
	expect(sums).toEqual({
		answered: 2,
		judged: 2,
		mean: 1.5,
		share: 0.75,
		spread: [0, 1, 1],
	});
	expect(sumsOf({ questions: [], students: [] })).toMatchObject({
		mean: null,
		share: null,
		spread: [],
	});
});
