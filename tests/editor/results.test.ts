import { describe, expect, test } from "vitest";
import {
	arrange,
	firstOrder,
} from "../../client/instructor/results/students.ts";
import {
	sayQuestion,
	shareRight,
} from "../../client/instructor/results/words.ts";
import type { QuestionResult } from "../../shared/rest.ts";
import type { ResultRow } from "../../shared/results.ts";

/** A question whose options A, B, … were chosen so often in each vote; `correct` are the right ones, null in a poll. */
function asked(
	correct: readonly number[] | null,
	...votes: {
		counts: number[];
		answered?: number;
		right?: number;
		partly?: number;
	}[]
): QuestionResult {
	return {
		index: 0,
		kind: correct === null ? "poll" : "single",
		text: "?",
		ask: { options: (votes[0]?.counts ?? [0, 0]).map(String) },
		key: correct === null ? {} : { correct },
		explanation: "",
		corrections: [],
		points: 1,
		rounds: votes.map(({ counts, answered, right, partly = 0 }, index) => {
			const all = answered ?? counts.reduce((sum, count) => sum + count, 0);
			const good =
				right ??
				(correct ?? []).reduce((sum, at) => sum + (counts[at] ?? 0), 0);
			return {
				round: index + 1,
				openedAt: 0,
				closedAt: 1,
				answered: all,
				distribution: { answered: all, counts },
				difficulty:
					correct === null || all === 0 ? null : (good + partly / 2) / all,
				right: correct === null ? null : good,
				partly,
				counting: index === votes.length - 1,
				offered: 0,
			};
		}),
	};
}

describe("a question's sentence", () => {
	test("[ED25] says how many were right, how hard that is, and where the others went", () => {
		expect(sayQuestion(asked([0], { counts: [18, 20, 4] }))).toBe(
			"18 of 42 had it right: hard. Most of the others chose B.",
		);
		expect(sayQuestion(asked([0], { counts: [1204, 626, 0] }))).toBe(
			"1,204 of 1,830 had it right: fair. All the others chose B.",
		);
		expect(sayQuestion(asked([0], { counts: [2, 3, 3] }))).toBe(
			"2 of 8 had it right: very hard.",
		);
		expect(sayQuestion(asked([0], { counts: [9, 1, 0] }))).toBe(
			"9 of 10 had it right: very easy.",
		);
	});

	test("[ED25] with several correct options it names the wrong one chosen most", () => {
		expect(
			sayQuestion(
				asked([0, 1], { counts: [9, 8, 5, 1], answered: 10, right: 4 }),
			),
		).toBe(
			"4 of 10 had it right: hard. Of those not right C was chosen most, 5 times.",
		);
	});

	test("[ED25] after a second vote it tells both", () => {
		expect(
			sayQuestion(asked([1], { counts: [23, 17] }, { counts: [4, 35] })),
		).toBe(
			"17 of 40 had it right at first, then 35 of 39: easy. All the others chose A.",
		);
	});

	test("[ED1040] what is right in part is told beside what is right, not among it", () => {
		const halves = asked([0], { counts: [8, 16], partly: 8 });
		expect(sayQuestion(halves)).toBe(
			"8 of 24 (and 8 in part: 50\u00a0% of the points on average) had it right: fair. All the others chose B.",
		);
		const [round] = halves.rounds;
		expect(round && shareRight(round)).toBe("33\u00a0%");
	});

	test("[ED1250] who did not know and who said something else is told apart from the options", () => {
		const said = (one: QuestionResult, more: object) => {
			const [round] = one.rounds;
			if (round === undefined) throw new Error("not asked");
			const distribution = { ...round.distribution, ...more };
			return sayQuestion({ ...one, rounds: [{ ...round, distribution }] });
		};
		const single = asked([0], { counts: [4, 3, 1], answered: 10, right: 4 });
		expect(said(single, { unsure: 2 })).toBe(
			"4 of 10 had it right: hard. Of those not right B was chosen most, 3 times. 2 did not know.",
		);
		const most = asked([0], { counts: [4, 4, 0], answered: 10, right: 4 });
		expect(said(most, { unsure: 2 })).toBe(
			"4 of 10 had it right: hard. Most of the others chose B. 2 did not know.",
		);
		const poll = asked(null, { counts: [3, 1], answered: 9 });
		expect(said(poll, { other: 4, unsure: 1 })).toBe(
			"9 answered. A was chosen most, 3 times. 4 said something else. 1 did not know.",
		);
		const none = asked(null, { counts: [0, 0], answered: 2 });
		expect(said(none, { other: 2 })).toBe("2 answered. 2 said something else.");
	});

	test("[ED25] a poll has no right and wrong", () => {
		expect(sayQuestion(asked(null, { counts: [3, 9, 2] }))).toBe(
			"14 answered. B was chosen most, 9 times.",
		);
		expect(sayQuestion(asked(null, { counts: [5, 5, 2] }))).toBe(
			"12 answered. A and B were chosen most, 5 times each.",
		);
	});

	test("[ED25] what was not asked or not answered is said", () => {
		expect(sayQuestion(asked([0]))).toBe("Not asked.");
		expect(sayQuestion(asked([0], { counts: [0, 0] }))).toBe(
			"Nobody answered.",
		);
	});
});

function student(name: string, score: number, rank: number | null): ResultRow {
	const removed = rank === null && { removed: true as const };
	return { seat: name, name, ...removed, score, rank, answered: 0 };
}

describe("the table of students", () => {
	const all = [
		student("ben", 3, 2),
		student("Anna 10", 3, 2),
		student("Anna 2", 5, 1),
		student("Out", 9, null),
	];
	const names = (students: ResultRow[]) => students.map(({ name }) => name);

	test("[ED26] sorts by every column, equal ones by name, removed ones last", () => {
		expect(names(arrange(all, "", firstOrder("name")))).toEqual([
			"Anna 2",
			"Anna 10",
			"ben",
			"Out",
		]);
		expect(names(arrange(all, "", firstOrder("score")))).toEqual([
			"Anna 2",
			"Anna 10",
			"ben",
			"Out",
		]);
		expect(names(arrange(all, "", { by: "rank", descending: true }))).toEqual([
			"Anna 10",
			"ben",
			"Anna 2",
			"Out",
		]);
	});

	test("[ED26] the search finds parts of names in any case", () => {
		expect(names(arrange(all, "ANNA", firstOrder("name")))).toEqual([
			"Anna 2",
			"Anna 10",
		]);
	});
});
