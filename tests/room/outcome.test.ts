import { describe, expect, test } from "vitest";
import { outcomeInSteps } from "../../server/room/outcome.ts";
import type { SeatRecord } from "../../server/room/results.ts";
import { atOnce } from "../../server/room/steps.ts";
import type { Results } from "../../shared/rest.ts";
import { diceOf } from "./dice.ts";
import { asked, dawn, room, sheet } from "./example.ts";
import { resultsOf } from "./whole.ts";

const seats: SeatRecord[] = Array.from({ length: 12 }, (_, index) => ({
	id: `seat-${index}`,
	name: `Student ${index}`,
	joinedAt: dawn + index,
	removed: index % 5 === 4,
}));

/** The first question twice, then the second; who answers what is by chance. */
function lecture(seed: number) {
	const dice = diceOf(seed);
	let so = room();
	const answers = new Map();
	for (const [index, options] of [
		[0, [[0], [1], [2]]],
		[0, [[0], [1]]],
		[
			1,
			[
				[0, 2],
				[0, 1],
			],
		],
		[3, [[0], [3]]],
	] as const) {
		const rows = seats
			.filter(() => dice.roll(4) > 0)
			.map(({ id }) => ({
				seat: id,
				value: [...(options[dice.roll(options.length)] ?? [])],
				at: dawn,
			}));
		const counts: Record<string, number> = {};
		for (const { value } of rows)
			counts[JSON.stringify(value)] = (counts[JSON.stringify(value)] ?? 0) + 1;
		so = asked(so, index, counts, dawn + so.rounds.length);
		answers.set(so.rounds.length, rows);
	}
	return { so, answers };
}

/** The same, counted from every answer of every student. */
function counted({ questions, students }: Results) {
	const rounds = questions.flatMap((question) =>
		question.rounds.filter(({ counting, right }) => counting && right !== null),
	);
	const active = students.filter(
		({ removed, answers }) => !removed && answers.length > 0,
	);
	const own = active.map(
		({ answers }) =>
			answers.filter(({ counting, correct }) => counting && correct).length,
	);
	const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
	return {
		answered: active.length,
		judged: rounds.length,
		mean: active.length === 0 ? null : sum(own) / active.length,
		share:
			sum(rounds.map((round) => round.right ?? 0)) /
			sum(rounds.map(({ answered }) => answered)),
		spread: Array.from(
			{ length: rounds.length + 1 },
			(_, right) => own.filter((one) => one === right).length,
		),
	};
}

describe("what all answers of a room come to", () => {
	test("[RM2130] is what its whole results tell: sums of the votes that count, and of every student points, place and questions answered", () => {
		for (let seed = 1; seed <= 20; seed++) {
			const { so, answers } = lecture(seed);
			const results = resultsOf(so, sheet, seats, answers);
			const outcome = atOnce(
				outcomeInSteps(so, sheet, seats, answers, new Map()),
			);
			expect(outcome.questions).toEqual(results.questions);
			expect(outcome.sums).toEqual(counted(results));
			expect([...outcome.students]).toEqual(
				results.students.map(({ seat, score, rank, answers: given }) => [
					seat,
					{
						score,
						rank,
						answered: new Set(given.map(({ index }) => index)).size,
					},
				]),
			);
		}
	});

	test("[RM2130] of nobody is nothing", () => {
		const { sums } = atOnce(
			outcomeInSteps(room(), sheet, [], new Map(), new Map()),
		);
		expect(sums).toEqual({
			answered: 0,
			judged: 0,
			mean: null,
			share: null,
			spread: [],
		});
	});
});
