import { describe, expect, test } from "vitest";
import { scoreRoom } from "../../server/room/marks.ts";
import { type SeatRecord, summaryOf } from "../../server/room/results.ts";
import type { Room } from "../../server/room/state.ts";
import { viewForOne } from "../../server/room/student-view.ts";
import type { Question } from "../../shared/quiz.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { asked, dawn, question, room, run, sheet } from "./example.ts";
import { resultsOf } from "./whole.ts";

const seats: SeatRecord[] = ["ann", "bob", "cy"].map((id, index) => ({
	id,
	name: id.toUpperCase(),
	joinedAt: dawn + index,
	removed: id === "cy",
}));
const row = (seat: string, value: number[], at = dawn) => ({
	seat,
	value,
	at,
});

/** The first question asked twice, the multiple one once, the poll still open. */
const so = run(
	asked(
		asked(
			asked(room(), 0, { "[1]": 2, "[0]": 1 }),
			0,
			{ "[1]": 1, "[2]": 1 },
			dawn + 10,
		),
		1,
		{ "[0,2]": 1, "[0,1]": 1 },
	),
	[{ do: "open", question: 3 }],
);
const answers = new Map([
	[1, [row("ann", [1]), row("bob", [0]), row("cy", [1])]],
	[2, [row("bob", [1], dawn + 20), row("ann", [2], dawn + 21)]],
	[3, [row("ann", [0, 2]), row("cy", [0, 1])]],
	[4, [row("bob", [3])]],
]);
const results = resultsOf(so, sheet, seats, answers);
const [first, second, third, poll] = results.questions;

describe("per question", () => {
	test("[RM30] every round stands with its times, its answers per option and its difficulty", () => {
		expect(first?.rounds).toEqual([
			{
				round: 1,
				openedAt: dawn,
				closedAt: dawn,
				answered: 3,
				distribution: { answered: 3, counts: [1, 2, 0, 0] },
				difficulty: 2 / 3,
				right: 2,
				partly: 0,
				counting: false,
				offered: 0,
			},
			{
				round: 2,
				openedAt: dawn + 10,
				closedAt: dawn + 10,
				answered: 2,
				distribution: { answered: 2, counts: [0, 1, 1, 0] },
				difficulty: 0.5,
				right: 1,
				partly: 0,
				counting: true,
				offered: 0,
			},
		]);
		expect(second?.rounds).toMatchObject([
			{
				answered: 2,
				distribution: { answered: 2, counts: [2, 1, 1, 0] },
				difficulty: 0.5,
				counting: true,
			},
		]);
	});

	test("[RM30] a question that was not asked has no round; an open one counts what is there", () => {
		expect(third?.rounds).toEqual([]);
		expect(poll?.rounds).toMatchObject([
			{
				closedAt: null,
				answered: 1,
				distribution: { answered: 1, counts: [0, 0, 0, 1] },
				difficulty: null,
				counting: false,
			},
		]);
	});

	test("[RM31] nothing has a difficulty where nobody answered or nothing is correct", () => {
		const empty = resultsOf(asked(room(), 0), sheet, seats, new Map());
		expect(empty.questions[0]?.rounds[0]).toMatchObject({
			answered: 0,
			distribution: { answered: 0, counts: [0, 0, 0, 0] },
			difficulty: null,
		});
		expect(poll?.rounds[0]?.difficulty).toBeNull();
	});

	test("[RM30] the question stands with it as it was asked, with what is correct", () => {
		expect(second).toMatchObject({
			index: 1,
			kind: "multiple",
			text: sheet[1]?.text,
			ask: sheet[1]?.ask,
			key: { correct: [0, 2] },
			explanation: sheet[1]?.explanation,
			points: 2,
		});
	});
});

describe("what is right in part", () => {
	const numeric: Question = {
		...question("single", [1]),
		kind: "numeric",
		ask: { unit: "m/s" },
		key: {
			bands: [
				{ is: "around", value: 343, by: 2, per: "one", share: 1 },
				{ is: "range", least: 330, most: 360, share: 0.5 },
			],
		},
	};
	const given = [343, 350, 331, 1000].map((value, index) => ({
		seat: `s${index}`,
		value,
		at: dawn,
	}));

	test("[RM1040] is counted beside what is right, and is marked so in a room without points too", () => {
		for (const scoring of ["correctness", "none"] as const) {
			const settings = { ...defaultSettings, scoring };
			const whole = asked(room({ settings }), 0, {
				343: 1,
				350: 1,
				331: 1,
				1000: 1,
			});
			const there = given.map(({ seat }) => ({
				id: seat,
				name: seat,
				joinedAt: dawn,
				removed: false,
			}));
			const answers = new Map([[1, given]]);
			const { questions, students } = resultsOf(
				whole,
				[numeric],
				there,
				answers,
			);
			expect(questions[0]?.rounds[0]).toMatchObject({
				right: 1,
				partly: 2,
				difficulty: 0.5,
			});
			expect(
				students.map(({ answers: [answer] }) => [
					answer?.correct,
					answer?.partly ?? false,
				]),
			).toEqual([
				[true, false],
				[false, true],
				[false, true],
				[false, false],
			]);
			const scores = scoreRoom(whole, [numeric], there, answers);
			const me = viewForOne(
				{ room: whole, sheet: [numeric] },
				"e",
				{ id: "s1", name: "s1" },
				{ round: 1, seq: 1, value: 350 },
				scores,
			);
			expect(me.mark).toMatchObject({ correct: false, partly: true });
		}
		expect(poll?.rounds[0]).toMatchObject({ right: null, partly: 0 });
	});
});

describe("per student", () => {
	test("[RM32] every stored answer stands in its round; only those of counting rounds make the score", () => {
		const ann = results.students[0];
		expect(ann).toMatchObject({
			seat: "ann",
			name: "ANN",
			joinedAt: dawn,
			score: 2,
			rank: 1,
		});
		expect(ann?.answers).toEqual([
			{
				index: 0,
				round: 1,
				value: [1],
				said: "B",
				at: dawn,
				correct: true,
				points: 1,
				counting: false,
			},
			{
				index: 0,
				round: 2,
				value: [2],
				said: "C",
				at: dawn + 21,
				correct: false,
				points: 0,
				counting: true,
			},
			{
				index: 1,
				round: 3,
				value: [0, 2],
				said: "A, C",
				at: dawn,
				correct: true,
				points: 2,
				counting: true,
			},
		]);
		expect(results.students[1]).toMatchObject({ seat: "bob", score: 1 });
		for (const student of results.students) {
			const sum = student.answers
				.filter((answer) => answer.counting)
				.reduce((total, answer) => total + answer.points, 0);
			expect(student.score).toBe(sum);
		}
	});

	test("[RM33] a removed student keeps answers and score, without a rank", () => {
		expect(results.students[2]).toMatchObject({
			seat: "cy",
			removed: true,
			rank: null,
			score: 0,
		});
		expect(results.students[2]?.answers).toHaveLength(2);
		expect(results.students.map((student) => student.rank)).toEqual([
			1,
			2,
			null,
		]);
	});

	test("[RM33] students stand in the order of joining, also those who never answered", () => {
		const none = resultsOf(room(), sheet, seats, new Map());
		expect(
			none.students.map(({ seat, answers }) => [seat, answers.length]),
		).toEqual([
			["ann", 0],
			["bob", 0],
			["cy", 0],
		]);
	});
});

describe("the summary", () => {
	test("[RM34] counts the seats that were not removed", () => {
		expect(results.room).toEqual(summaryOf(so, 2));
		expect(results.settings).toEqual(so.settings);
		expect(results.room).toEqual({
			id: "room-1",
			code: "R0CD12",
			title: "Lesson 1",
			quiz: "quiz-1",
			phase: "open",
			createdAt: dawn,
			endedAt: null,
			joined: 2,
			result: { answered: 2, right: null },
		});
	});
});

describe("a room in short", () => {
	/** As rooms of today note what was counted. */
	const counted = (
		of: Room,
		...counts: readonly (readonly [answered: number, right: number | null])[]
	): Room => ({
		...of,
		rounds: of.rounds.map((round, index) => {
			const [answered, right] = counts[index] ?? [0, null];
			return { ...round, counted: { answered, right } };
		}),
	});

	test("[RM1347] tells how many answered and which share of it is right, by the last round of each question that anybody answered", () => {
		const of = (one: Room) => summaryOf(one, 9).result;
		expect(of(counted(so, [3, 3], [2, 1], [2, 2], [9, null]))).toEqual({
			answered: 2,
			right: 0.75,
		});
		expect(of(so)).toEqual({ answered: 2, right: null });
		expect(summaryOf(room(), 3)).not.toHaveProperty("result");
		const open = run(room(), [{ do: "open", question: 0 }]);
		expect(summaryOf(open, 3)).not.toHaveProperty("result");
		// Nobody answered when it was asked again: the round before counts.
		const twice = asked(asked(room(), 0, { "[1]": 3 }), 0, {}, dawn + 10);
		const again = counted(twice, [4, 1], [0, 0]);
		expect(of(again)).toEqual({ answered: 4, right: 0.25 });
		const polled = counted(asked(room(), 3, { "[1]": 5 }), [5, null]);
		expect(of(polled)).toEqual({ answered: 5, right: null });
	});
});
