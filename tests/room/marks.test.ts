import { describe, expect, test } from "vitest";
import {
	type Answered,
	countingRound,
	markAnswer,
	scoreOf,
	scoreRoom,
	topOf,
} from "../../server/room/marks.ts";
import { type Room, roundOf } from "../../server/room/state.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { diceOf } from "./dice.ts";
import {
	anyAnswer,
	asked,
	counted,
	dawn,
	question,
	room,
	run,
	sheet,
} from "./example.ts";

const lobby = room();
const scored = (scoring: Room["settings"]["scoring"], from = lobby): Room => ({
	...from,
	settings: { ...defaultSettings, scoring },
});

describe("one answer", () => {
	const mark = (
		kind: Parameters<typeof question>[0],
		correct: number[],
		value: number[],
	) => {
		const asking = [question(kind, correct, { points: 2 })];
		const so = run(lobby, [{ do: "open", question: 0 }], dawn, asking);
		const answer = { seat: "s", value, at: dawn };
		return markAnswer(so, asking, roundOf(so, 1), answer);
	};

	test("[RM20] the points are for exactly the correct options, and nothing for a part of them", () => {
		expect(mark("single", [1], [1])).toMatchObject({
			correct: true,
			points: 2,
		});
		expect(mark("single", [1], [0])).toMatchObject({
			correct: false,
			points: 0,
		});
		expect(mark("truefalse", [1], [1])).toMatchObject({
			correct: true,
			points: 2,
		});
		expect(mark("truefalse", [1], [0])).toMatchObject({
			correct: false,
			points: 0,
		});
		expect(mark("multiple", [0, 2], [0, 2])).toMatchObject({
			correct: true,
			points: 2,
		});
		for (const value of [[0], [2], [0, 1], [0, 1, 2], [1, 3], [0, 1, 2, 3]])
			expect(mark("multiple", [0, 2], value)).toMatchObject({
				correct: false,
				points: 0,
			});
	});

	test("[RM20] a poll is neither right nor wrong and earns nothing", () => {
		expect(mark("poll", [], [1])).toEqual({
			value: [1],
			correct: null,
			points: 0,
		});
	});

	test("[RM21] without scoring right and wrong are told all the same", () => {
		const so = run(scored("none"), [{ do: "open", question: 0 }]);
		const answer = { seat: "s", value: [1], at: dawn };
		expect(markAnswer(so, sheet, roundOf(so, 1), answer)).toEqual({
			value: [1],
			correct: true,
			points: 0,
		});
	});
});

describe("speed", () => {
	const open = run(scored("speed"), [{ do: "open", question: 1 }]);
	const points = (so: Room, afterMs: number, value = [0, 2]) => {
		const answer = { seat: "s", value, at: dawn + afterMs };
		return markAnswer(so, sheet, roundOf(so, 1), answer).points;
	};

	test("[RM22] full points at once, half of them at the deadline, a straight line between", () => {
		expect(points(open, 0)).toBe(2);
		expect(points(open, 15_000)).toBe(1.5);
		expect(points(open, 30_000)).toBe(1);
		expect(points(open, 7_000)).toBe(1.77);
		expect(points(open, 15_000, [0])).toBe(0);
	});

	test("[RM22] in the grace it is as at the deadline; a clock that steps back gives no more than full points", () => {
		expect(points(open, 30_400)).toBe(1);
		expect(points(open, -5000)).toBe(2);
	});

	test("[RM22] more time stretches the line for everyone", () => {
		const longer = run(open, [{ do: "extend", seconds: 30 }], dawn + 1000);
		expect(points(longer, 30_000)).toBe(1.5);
		expect(points(longer, 60_000)).toBe(1);
	});

	test("[RM22] without a time limit, also where the clock was stopped, the points are full", () => {
		const stopped = run(open, [{ do: "untime" }], dawn + 1000);
		expect(points(stopped, 29_000)).toBe(2);
		expect(points(stopped, 10 ** 7)).toBe(2);
	});
});

describe("the round that counts", () => {
	const some = { "[1]": 2 };

	test("[RM23] is the last revealed one that anybody answered", () => {
		expect(countingRound(lobby, 0)).toBeNull();
		const first = asked(lobby, 0, some);
		expect(countingRound(first, 0)?.round).toBe(1);
		const again = run(first, [{ do: "open", question: 0 }]);
		expect(countingRound(again, 0)?.round).toBe(1);
		const closed = run(again, [
			{ do: "close" },
			{ do: "count", round: 2, counted: counted(some) },
		]);
		expect(countingRound(closed, 0)?.round).toBe(1);
		const revealed = run(closed, [{ do: "reveal" }]);
		expect(countingRound(revealed, 0)?.round).toBe(2);
		expect(countingRound(run(closed, [{ do: "end" }]), 0)?.round).toBe(2);
		expect(countingRound(revealed, 1)).toBeNull();
	});

	test("[RM23] a vote that nobody took part in takes nothing away", () => {
		const unanswered = asked(asked(lobby, 0, some), 0, {});
		expect(countingRound(unanswered, 0)?.round).toBe(1);
		expect(countingRound(asked(unanswered, 0, some), 0)?.round).toBe(3);
		expect(countingRound(asked(asked(lobby, 0), 0), 0)?.round).toBe(2);
	});

	test("[RM23] only its answers earn points", () => {
		const so = asked(asked(lobby, 0, some), 0, some);
		const answers = new Map([
			[
				1,
				[
					{ seat: "a", value: [1], at: dawn },
					{ seat: "b", value: [1], at: dawn },
				],
			],
			[
				2,
				[
					{ seat: "a", value: [0], at: dawn },
					{ seat: "c", value: [1], at: dawn },
				],
			],
		]);
		const seats = ["a", "b", "c"].map((id) => ({
			id,
			name: id,
			removed: false,
		}));
		const { bySeat } = scoreRoom(so, sheet, seats, answers);
		expect([...bySeat].map(([seat, { score }]) => [seat, score])).toEqual([
			["c", 1],
			["a", 0],
			["b", 0],
		]);
	});
});

/** A room whose first question was answered rightly by those seats that are worth a point. */
function standing(worth: Record<string, 0 | 1>, removed: string[] = []) {
	const so = asked(lobby, 0);
	const seats = Object.keys(worth).map((id) => ({
		id,
		name: `Name ${id}`,
		removed: removed.includes(id),
	}));
	const rows = Object.entries(worth).map(([seat, right]) => ({
		seat,
		value: [right],
		at: dawn,
	}));
	return scoreRoom(so, sheet, seats, new Map([[1, rows]]));
}

describe("ranks", () => {
	test("[RM24] equal scores share a rank, the next one counts all before it; ties stand by name", () => {
		const { standings, bySeat } = standing({ d: 0, b: 1, a: 1, c: 0 });
		expect(standings).toEqual([
			{ seat: "a", name: "Name a", score: 1, rank: 1 },
			{ seat: "b", name: "Name b", score: 1, rank: 1 },
			{ seat: "c", name: "Name c", score: 0, rank: 3 },
			{ seat: "d", name: "Name d", score: 0, rank: 3 },
		]);
		expect(bySeat.get("d")).toEqual({ score: 0, rank: 3 });
	});

	test("[RM25] a removed seat has its marks, but no place among the others", () => {
		const scores = standing({ a: 1, b: 1, c: 0 }, ["a"]);
		expect(scores.standings.map(({ seat, rank }) => [seat, rank])).toEqual([
			["b", 1],
			["c", 2],
		]);
		expect(scores.bySeat.has("a")).toBe(false);
		expect(scoreOf(scores.marks, "a")).toBe(1);
	});

	test("[RM26] the best few come with all who tie with the last of them, up to twice as many", () => {
		const worth = (right: number, wrong: number) =>
			Object.fromEntries([
				...Array.from({ length: right }, (_, index) => [
					`r${index}`,
					1 as const,
				]),
				...Array.from({ length: wrong }, (_, index) => [
					`w${index}`,
					0 as const,
				]),
			]);
		expect(topOf(standing(worth(2, 1)), 5)).toHaveLength(3);
		expect(topOf(standing(worth(5, 3)), 5)).toHaveLength(5);
		expect(topOf(standing(worth(7, 3)), 5)).toHaveLength(7);
		expect(topOf(standing(worth(3, 20)), 5)).toHaveLength(10);
		expect(Object.keys(topOf(standing(worth(1, 0)), 5)[0] ?? {})).toEqual([
			"rank",
			"name",
			"score",
		]);
	});

	test("[RM27] a score is exact to hundredths, however many marks it sums up", () => {
		const marks = new Map(
			Array.from({ length: 200 }, (_, index) => [
				index,
				{
					given: new Map([["a", { value: [0], correct: true, points: 0.1 }]]),
					others: null,
				},
			]),
		);
		expect(scoreOf(marks, "a")).toBe(20);
		expect(scoreOf(marks, "b")).toBe(0);
	});

	test("[RM28] random lectures are scored as a second, plainer account says", () => {
		for (let seed = 1; seed <= 40; seed++) {
			const dice = diceOf(seed);
			let so = scored(dice.pick(["none", "correctness", "speed"]));
			const seats = Array.from({ length: 12 }, (_, index) => ({
				id: `s${index}`,
				name: `n${index}`,
				removed: dice.chance(20),
			}));
			const answers = new Map<number, Answered[]>();
			for (let round = 1; round <= 6; round++) {
				const index = dice.roll(sheet.length);
				const asking = sheet[index] ?? question("poll", []);
				const turnout = dice.pick([0, 0, 50, 90]);
				const rows = seats
					.filter(() => dice.chance(turnout))
					.map(({ id }) => ({
						seat: id,
						value: anyAnswer(dice, asking),
						at: dawn + dice.roll(31_000),
					}));
				answers.set(round, rows);
				const groups: Record<string, number> = {};
				for (const { value } of rows)
					groups[JSON.stringify(value)] =
						(groups[JSON.stringify(value)] ?? 0) + 1;
				so = asked(so, index, groups);
			}
			const plain = (seat: string) => {
				let sum = 0;
				sheet.forEach((asking, index) => {
					const last = so.rounds.findLast(
						(one) =>
							one.question === index && answers.get(one.round)?.length !== 0,
					);
					const row = answers
						.get(last?.round ?? 0)
						?.find((one) => one.seat === seat);
					const { correct = [] } = asking.key as { correct?: number[] };
					const right =
						row !== undefined &&
						asking.kind !== "poll" &&
						JSON.stringify(row.value) === JSON.stringify(correct);
					if (!right || so.settings.scoring === "none") return;
					const line =
						so.settings.scoring === "speed" && asking.seconds !== null
							? 1 - Math.min((row.at - dawn) / (asking.seconds * 1000), 1) * 0.5
							: 1;
					sum += Math.round(asking.points * line * 100);
				});
				return sum / 100;
			};
			const { bySeat } = scoreRoom(so, sheet, seats, answers);
			const active = seats.filter((seat) => !seat.removed);
			expect(bySeat.size).toBe(active.length);
			for (const { id } of active) {
				const score = plain(id);
				const rank =
					1 + active.filter((other) => plain(other.id) > score).length;
				expect(bySeat.get(id), `seed ${seed}, ${id}`).toEqual({ score, rank });
			}
		}
	});
});
