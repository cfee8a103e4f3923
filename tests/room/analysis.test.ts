import * as oracle from "simple-statistics";
import { describe, expect, test } from "vitest";
import { analysisOf } from "../../server/room/analysis/analysis.ts";
import {
	gainOf,
	type Placed,
	quantileOf,
	thirdsOf,
	upperLowerOf,
	varianceOf,
} from "../../server/room/analysis/statistics.ts";
import type { Answered } from "../../server/room/marks.ts";
import type { SeatRecord } from "../../server/room/results.ts";
import type { Room } from "../../server/room/state.ts";
import type { Analysis } from "../../shared/analysis.ts";
import type { Question } from "../../shared/quiz.ts";
import { type Dice, diceOf } from "./dice.ts";
import { asked, dawn, question, room } from "./example.ts";

/** One row per student: of each question the option chosen, or what was written; null: not answered. */
type Choices = readonly (readonly (number | string | null)[])[];

const seatOf = (student: number, more: Partial<SeatRecord> = {}) => ({
	id: `seat-${student}`,
	name: `Student ${student}`,
	joinedAt: dawn,
	removed: false,
	...more,
});

/** A room in which these were chosen, all questions revealed in their order; option 0 is right. */
function lecture(
	choices: Choices,
	{
		sheet = (choices[0] ?? []).map((_, index) =>
			question("single", [0], { id: `q${index}` }),
		),
		seats = choices.map((_, student) => seatOf(student)),
	}: { sheet?: Question[]; seats?: SeatRecord[] } = {},
) {
	let so: Room = room();
	const answers = new Map<number, Answered[]>();
	for (const index of sheet.keys()) {
		const rows = choices.flatMap((row, student) => {
			const chosen = row[index];
			return chosen === null || chosen === undefined
				? []
				: [
						{
							seat: `seat-${student}`,
							value: typeof chosen === "number" ? [chosen] : chosen,
							at: dawn + 1_000 * (student + 1),
						},
					];
		});
		const counts: Record<string, number> = {};
		for (const { value } of rows)
			counts[JSON.stringify(value)] = (counts[JSON.stringify(value)] ?? 0) + 1;
		so = asked(so, index, counts, dawn, sheet);
		answers.set(so.rounds.length, rows);
	}
	return { room: so, sheet, seats, answers };
}

function analysed(of: ReturnType<typeof lecture>): Analysis {
	return analysisOf(of.room, of.sheet, of.seats, of.answers);
}

/** From rows of right (1) and not right (0). */
const fromRights = (rows: readonly string[]): Choices =>
	rows.map((row) => [...row].map((right) => (right === "1" ? 0 : 1)));

/** Pattern counts of section 6 of the LSAT (Bock and Lieberman 1970, Psychometrika 35, 179), 00000 to 11111. */
const lsat6 = [
	3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15,
	80, 16, 56, 21, 173, 11, 61, 28, 298,
].flatMap((count, pattern) =>
	new Array<string>(count).fill(pattern.toString(2).padStart(5, "0")),
);

const printed = (value: number | null | undefined, digits = 4) =>
	value?.toFixed(digits);

describe("known data", () => {
	const lsat = analysed(lecture(fromRights(lsat6)));

	test("[RM2100] section 6 of the LSAT gives the printed figures: items, mean, alpha, alpha without each, item-rest correlations", () => {
		expect(lsat6).toHaveLength(1_000);
		expect(lsat.took).toBe(1_000);
		expect(lsat.questions.map(({ difficulty }) => difficulty)).toEqual([
			0.924, 0.709, 0.553, 0.763, 0.87,
		]);
		expect(lsat.points?.mean).toBeCloseTo(3.819, 10);
		expect(lsat.reliability).toMatchObject({
			is: "kr-20",
			students: 1_000,
			questions: 5,
		});
		expect(printed(lsat.reliability?.value)).toBe("0.2950");
		expect(
			lsat.questions.map(({ alphaWithout }) => printed(alphaWithout)),
		).toEqual(["0.2754", "0.2376", "0.2168", "0.2459", "0.2663"]);
		expect(
			lsat.questions.map(({ discrimination }) => printed(discrimination)),
		).toEqual(["0.1128", "0.1532", "0.1728", "0.1444", "0.1216"]);
	});

	test("[RM2101] Wuensch's table gives its variance and its KR-20", () => {
		const rows = [
			"1111110110",
			"1011011101",
			"1111011001",
			"0010001000",
			"0000010010",
			"1110111111",
			"1101110111",
			"1111111101",
			"0101111101",
			"1101101110",
		];
		const { points, reliability } = analysed(lecture(fromRights(rows)));
		expect((points?.deviation ?? 0) ** 2).toBeCloseTo(5.84, 10);
		expect(printed(reliability?.value)).toBe("0.6963");
	});

	test("[RM2102] the upper-lower index and the gain give their textbook values", () => {
		const classOf = (size: number, group: number, a: number, b: number) =>
			Array.from({ length: size }, (_, at): Placed => {
				const right =
					at < group ? at < b : at >= size - group && at >= size - a;
				return { mark: right ? 1 : 0, sum: at };
			});
		const hundred = upperLowerOf(classOf(100, 27, 22, 11));
		expect(hundred).toMatchObject({ size: 27, isTied: false });
		expect(printed(hundred?.difference, 3)).toBe("0.407");
		const forty = upperLowerOf(classOf(40, 11, 9, 3));
		expect(forty?.size).toBe(11);
		expect(printed(forty?.difference, 3)).toBe("0.545");
		expect(printed(gainOf(0.7, 0.8), 3)).toBe("0.333");
		expect(gainOf(0.9, 0.95)).toBeCloseTo(0.5, 10);
		expect(gainOf(1, 1)).toBeNull();
	});
});

/** Choices among four options of some students who know more or less; some do not answer all. */
function byChance(dice: Dice): Choices {
	const students = 2 + dice.roll(60);
	const questions = 2 + dice.roll(8);
	return Array.from({ length: students }, () => {
		const ability = dice();
		return Array.from({ length: questions }, () => {
			if (dice.chance(10)) return null;
			return dice() < ability ? 0 : 1 + dice.roll(3);
		});
	});
}

const shuffled = <T>(all: readonly T[], dice: Dice): T[] =>
	all
		.map((one) => [dice(), one] as const)
		.sort(([one], [other]) => one - other)
		.map(([, one]) => one);

describe("properties, 100 classes by chance", () => {
	test("[RM2103] correlations, quantiles and deviations are those of an independent library", () => {
		for (let seed = 1; seed <= 100; seed++) {
			const choices = byChance(diceOf(seed));
			const told = analysed(lecture(choices));
			const marks = choices.map((row) => row.map((one) => Number(one === 0)));
			const sums = marks.map((row) => oracle.sum(row));
			for (const item of told.questions) {
				const there = choices.flatMap((row, at) =>
					row[item.index] === null ? [] : [at],
				);
				const own = there.map((at) => marks[at]?.[item.index] ?? 0);
				const rest = there.map(
					(at, place) => (sums[at] ?? 0) - (own[place] ?? 0),
				);
				const isFlat = new Set(own).size < 2 || new Set(rest).size < 2;
				if (isFlat) expect(item.discrimination).toBeNull();
				else
					expect(item.discrimination).toBeCloseTo(
						oracle.sampleCorrelation(own, rest),
						9,
					);
			}
			const took = choices.flatMap((row, at) =>
				row.some((one) => one !== null) ? [sums[at] ?? 0] : [],
			);
			expect(told.points?.deviation).toBeCloseTo(
				oracle.standardDeviation(took),
				9,
			);
			expect(told.points?.median).toBeCloseTo(oracle.median(took), 9);
			expect(varianceOf(took)).toBeCloseTo(oracle.variance(took), 9);
		}
	});

	test("[RM2104] every figure is within its bounds, and the spread counts each who took part once", () => {
		for (let seed = 1; seed <= 100; seed++) {
			const choices = byChance(diceOf(seed));
			const best = (choices[0] ?? []).map(() => 0);
			// In every other class there are too many different points for a bar of each.
			const sheet = best.map((_, index) =>
				question("single", [0], {
					id: `q${index}`,
					points: index === 0 && seed % 2 === 0 ? 30 : 1,
				}),
			);
			const told = analysed(lecture([...choices, best], { sheet }));
			for (const item of told.questions) {
				expect(item.answered).toBeLessThanOrEqual(item.present);
				expect(item.difficulty).toBeGreaterThanOrEqual(
					item.difficultyOfPresent,
				);
				for (const bounded of [
					item.discrimination,
					item.upperLower?.difference ?? null,
				])
					expect(Math.abs(bounded ?? 0)).toBeLessThanOrEqual(1);
				const { thirds } = item;
				if (thirds === null) continue;
				expect(oracle.sum(thirds.students)).toBe(item.answered);
				for (const [third, students] of thirds.students.entries()) {
					expect(thirds.right[third]).toBeLessThanOrEqual(students);
					const chosen = thirds.choices.map((one) => one.students[third] ?? 0);
					expect(oracle.sum(chosen)).toBe(students);
				}
			}
			expect(told.reliability?.value ?? 0).toBeLessThanOrEqual(1);
			const spread = told.points?.steps.map(({ students }) => students) ?? [];
			expect(oracle.sum(spread)).toBe(told.took);
		}
	});

	test("[RM2105] neither the order of students nor that of options changes a figure", () => {
		for (let seed = 1; seed <= 100; seed++) {
			const dice = diceOf(seed);
			const choices = byChance(dice);
			const plain = analysed(lecture(choices));
			const mixed = analysed(lecture(shuffled(choices, dice)));
			expect(figuresOf(mixed)).toEqual(figuresOf(plain));
			// Option 3 is right and stands where 0 stood.
			const turned = choices.map((row) =>
				row.map((one) => (one === null ? null : 3 - Number(one))),
			);
			const sheet = (choices[0] ?? []).map((_, index) =>
				question("single", [3], { id: `q${index}` }),
			);
			expect(figuresOf(analysed(lecture(turned, { sheet })))).toEqual(
				figuresOf(plain),
			);
		}
	});

	test("[RM2106] a key by chance destroys the discrimination that the right one has", () => {
		const means: number[] = [];
		const shuffledMeans: number[] = [];
		for (let seed = 1; seed <= 20; seed++) {
			const dice = diceOf(seed);
			const choices = Array.from({ length: 200 }, () => {
				const ability = dice();
				return Array.from({ length: 12 }, () =>
					dice() < ability ? 0 : 1 + dice.roll(3),
				);
			});
			const sheet = Array.from({ length: 12 }, (_, index) =>
				question("single", [index === 0 ? 1 + dice.roll(3) : 0], {
					id: `q${index}`,
				}),
			);
			const right = analysed(lecture(choices));
			const wrong = analysed(lecture(choices, { sheet }));
			means.push(right.questions[0]?.discrimination ?? 0);
			shuffledMeans.push(wrong.questions[0]?.discrimination ?? 0);
		}
		expect(oracle.mean(means)).toBeGreaterThan(0.4);
		expect(oracle.mean(shuffledMeans)).toBeLessThan(0);
	});
});

/** Rounded, as sums in another order differ in their last bits; without the words of options and what is drawn of them. */
function figuresOf({ questions, ...rest }: Analysis): unknown {
	const bare = questions.map(({ thirds, flags, ...figures }) => ({
		...figures,
		thirds: thirds && [thirds.students, thirds.right],
		flags: flags.map(({ is }) => is),
	}));
	return JSON.parse(
		JSON.stringify({ ...rest, asked: [], bare }, (_, value) =>
			typeof value === "number" ? Math.round(value * 1e9) / 1e9 : value,
		),
	);
}

describe("what is told of a class", () => {
	/** Thirty students: the first ten are best. In the last question the best choose option 2, which earns nothing. */
	const turned = Array.from({ length: 30 }, (_, student) => {
		const knows = student < 10 ? 4 : student < 20 ? 2 : 0;
		const row = [0, 1, 2, 3].map((at) => (at < knows ? 0 : 1));
		return [...row, student < 10 ? 2 : student < 20 ? 0 : 1];
	});

	test("[RM2107] an answer that draws the best is told, an option that nobody chose, and an item that turns", () => {
		const { questions } = analysed(lecture(turned));
		expect(questions.at(-1)?.flags).toEqual([
			{ is: "draws-the-best", said: "C", students: 10 },
			{ is: "never-chosen", said: "D" },
		]);
		expect(questions[0]?.flags).toEqual([
			{ is: "never-chosen", said: "C" },
			{ is: "never-chosen", said: "D" },
		]);
		const upsideDown = turned.map((row, student) => [
			...row.slice(0, 4),
			student < 12 ? 1 + (student % 3) : 0,
		]);
		expect(
			analysed(lecture(upsideDown)).questions.at(-1)?.flags,
		).toContainEqual({ is: "backwards" });
		/** Of whom each knows so many of the first four, and then chooses this. */
		const flagsOf = (students: readonly (readonly [number, number])[]) =>
			analysed(
				lecture(
					students.map(([knows, last]) => [
						...[0, 1, 2, 3].map((at) => (at < knows ? 0 : 1)),
						last,
					]),
				),
			).questions.at(-1)?.flags;
		const times = (count: number, knows: number, last: number) =>
			new Array<readonly [number, number]>(count).fill([knows, last]);
		const drawing = { is: "draws-the-best", said: "C" };
		const bestInFifty = (count: number) =>
			flagsOf([...times(count, 4, 2), ...times(25, 2, 0), ...times(25, 2, 1)]);
		expect(bestInFifty(6)).toContainEqual({ ...drawing, students: 6 });
		expect(bestInFifty(5)).not.toContainEqual({ ...drawing, students: 5 });
		const hardlyAhead = (ahead: number) =>
			flagsOf([
				...[...times(ahead, 3, 2), ...times(10 - ahead, 2, 2)],
				...[...times(10, 2, 0), ...times(5, 0, 1), ...times(5, 4, 1)],
			]);
		expect(hardlyAhead(7)).toContainEqual({ ...drawing, students: 10 });
		expect(hardlyAhead(2)).not.toContainEqual({ ...drawing, students: 10 });
	});

	test("[RM2108] of small classes nothing is said that chance may have done", () => {
		const four = turned.filter((_, student) => student % 8 === 0);
		expect(four).toHaveLength(4);
		for (const { flags, thirds } of analysed(lecture(four)).questions) {
			expect(flags).toEqual([]);
			expect(thirds).toBeNull();
		}
	});

	test("[RM2109] thirds are by what one has in all, equals in the same one", () => {
		expect(thirdsOf([1, 2, 3, 4, 5, 6])).toEqual([0, 0, 1, 1, 2, 2]);
		expect(thirdsOf([5, 5, 5, 5])).toEqual([1, 1, 1, 1]);
		expect(thirdsOf([0, 0, 0, 0, 1, 2])).toEqual([1, 1, 1, 1, 2, 2]);
		const [item] = analysed(lecture(turned)).questions.slice(-1);
		expect(item?.thirds).toEqual({
			students: [10, 10, 10],
			right: [0, 10, 0],
			choices: [
				{ said: "A", words: "Option 1", isRight: true, students: [0, 10, 0] },
				{ said: "B", words: "Option 2", isRight: false, students: [10, 0, 0] },
				{ said: "C", words: "Option 3", isRight: false, students: [0, 0, 10] },
				{ said: "D", words: "Option 4", isRight: false, students: [0, 0, 0] },
			],
			others: [0, 0, 0],
		});
		// A tenth and two are as much as three, though not to a computer; an answer that was not offered is told beside.
		const sheet = [0.1, 0.2, 0.3].map(
			(share, index): Question => ({
				...question("single", [0], { id: `q${index}` }),
				kind: "text",
				ask: { caseCounts: false, accentsCount: false, spacesCount: false },
				key: {
					accepted: [
						{ text: "Bern", share: 1 },
						{ text: "Basel", share },
					],
					typos: 0,
				},
			}),
		);
		const written = [0, 1, 2, 3, 4, 5].map((student) =>
			student < 3 ? ["Basel", "Basel", "Rome"] : ["Rome", "Rome", "Basel"],
		);
		const [first] = analysed(lecture(written, { sheet })).questions;
		expect(first?.thirds?.students).toEqual([0, 6, 0]);
		expect(first?.thirds?.choices.at(-1)).toMatchObject({
			said: "Rome",
			students: [0, 3, 0],
		});
	});

	test("[RM2110] no student, one, all alike, nobody right, nothing to be right about: each has its figures or none", () => {
		const nobody = analysed(lecture([], { sheet: [question("single", [0])] }));
		expect(nobody).toMatchObject({ took: 0, points: null, hardest: null });
		const one = analysed(lecture([[0, 1]]));
		expect(one.points).toMatchObject({ mean: 1, deviation: 0, median: 1 });
		expect(one.reliability).toMatchObject({ value: null, students: 1 });
		expect(one.questions.map(({ discrimination }) => discrimination)).toEqual([
			null,
			null,
		]);
		const alike = analysed(lecture(fromRights(new Array(12).fill("101"))));
		expect(alike.reliability?.value).toBeNull();
		expect(alike.questions.map(({ flags }) => flags)).toEqual([
			[{ is: "everybody-right" }],
			[{ is: "nobody-right" }],
			[{ is: "everybody-right" }],
		]);
		const polled = analysed(
			lecture([[0], [1]], { sheet: [question("poll", [])] }),
		);
		expect(polled).toMatchObject({ took: 2, points: null, questions: [] });
		expect(polled.asked).toMatchObject([{ index: 0, gained: null }]);
	});

	test("[RM2111] who was removed counts nowhere, and who came later is no one who was there", () => {
		const seats = turned.map((_, student) =>
			seatOf(student, {
				removed: student === 0,
				joinedAt: student === 1 ? dawn + 1 : dawn,
			}),
		);
		const late = turned.map((row, student) =>
			student === 1 ? [null, ...row.slice(1)] : row,
		);
		const told = analysed(lecture(late, { seats }));
		expect(told).toMatchObject({ joined: 29, took: 29 });
		expect(told.questions[0]).toMatchObject({ answered: 28, present: 28 });
		expect(told.reliability?.students).toBe(28);
	});

	test("[RM2112] a second vote is compared with the first by those who voted both times", () => {
		const sheet = [question("single", [0])];
		const value = (right: boolean) => [right ? 0 : 1];
		const rowsOf = (rights: readonly (boolean | null)[]) =>
			rights.flatMap((right, student) =>
				right === null
					? []
					: [{ seat: `seat-${student}`, value: value(right), at: dawn }],
			);
		const votes = [
			// Nobody voted; then one votes once, one comes late, and one is removed.
			[],
			[true, true, false, false, false, null, true, false],
			[true, true, true, true, false, true, null, true],
		];
		let so = room();
		for (const rights of votes) {
			const right = rights.filter((one) => one === true).length;
			const wrong = rights.filter((one) => one === false).length;
			so = asked(so, 0, { "[0]": right, "[1]": wrong }, dawn, sheet);
		}
		const answers = new Map(
			votes.map((rights, at) => [at + 1, rowsOf(rights)]),
		);
		const seats = [0, 1, 2, 3, 4, 5, 6, 7].map((student) =>
			seatOf(student, { removed: student === 7 }),
		);
		const told = analysed({ room: so, sheet, seats, answers });
		expect(told.asked[0]?.gained).toMatchObject({
			paired: 5,
			before: 0.4,
			after: 0.8,
		});
		expect(told.asked[0]?.gained?.gain).toBeCloseTo(2 / 3, 10);
		expect(told.bestTalk).toBe(0);
		const strangers = new Map([
			[2, rowsOf([true, null])],
			[3, rowsOf([null, true])],
		]);
		expect(
			analysed({ room: so, sheet, seats, answers: strangers }).asked[0]?.gained,
		).toEqual({ paired: 0, before: null, after: null, gain: null });
		const polled = { room: so, sheet: [question("poll", [])], seats, answers };
		expect(analysed(polled).asked[0]?.gained).toBeNull();
	});

	test("[RM2113] times are told by their quartiles", () => {
		expect(quantileOf([1, 2, 3, 4], 0.5)).toBe(2.5);
		expect(quantileOf([], 0.5)).toBeNull();
		const { answers, ...rest } = lecture([[0], [0], [0], [1], [1]]);
		const told = analysed({
			...rest,
			answers: new Map([[1, answers.get(1)?.toReversed() ?? []]]),
		});
		expect(told.asked[0]?.times).toEqual({
			lower: 2_000,
			median: 3_000,
			upper: 4_000,
		});
	});
});
