import type {
	QuestionAnalysis,
	Reliability,
} from "../../../shared/analysis.ts";
import type { Sheet } from "../../../shared/views.ts";
import type { SeatRecord } from "../results.ts";
import { questionAt } from "../sheet.ts";
import type { Steps } from "../steps.ts";
import { thirdsInSteps } from "./choices.ts";
import { flagsOf } from "./flags.ts";
import type { Given, Item, Marked } from "./marked.ts";
import {
	type Alphas,
	alphasInSteps,
	correlationOf,
	upperLowerOf,
} from "./statistics.ts";

export interface Items {
	readonly questions: readonly QuestionAnalysis[];
	readonly reliability: Reliability | null;
}

export function* itemsInSteps(
	sheet: Sheet,
	seats: readonly SeatRecord[],
	marked: Marked,
): Steps<Items> {
	const { items } = marked;
	const complete = completeMarks(marked);
	yield;
	const alphas = yield* alphasInSteps(complete);
	const { sums } = marked;
	const order = [...sums.keys()].sort(
		(one, other) => (sums[one] ?? 0) - (sums[other] ?? 0),
	);
	yield;
	const questions: QuestionAnalysis[] = [];
	for (const [place, item] of items.entries()) {
		const { index, round, given } = item;
		const question = questionAt(sheet, index);
		const right = given.filter(({ mark }) => mark === 1).length;
		const present = Math.max(given.length, presentAt(seats, item));
		const rests = restsOf(marked, given);
		const marks = given.map(({ mark }) => mark);
		const discrimination =
			items.length < 2 ? null : correlationOf(marks, rests);
		yield;
		questions.push({
			index,
			round: round.round,
			answered: given.length,
			present,
			difficulty: given.length === 0 ? 0 : right / given.length,
			difficultyOfPresent: present === 0 ? 0 : right / present,
			discrimination,
			upperLower: items.length < 2 ? null : upperLower(marked, given, order),
			alphaWithout: alphas.without[place] ?? null,
			thirds:
				items.length < 2 ? null : yield* thirdsInSteps(question, marked, given),
			flags: flagsOf(question, given, rests, discrimination),
		});
		yield;
	}
	return { questions, reliability: reliabilityOf(complete, alphas) };
}

/** Those who had joined before the vote closed. */
function presentAt(seats: readonly SeatRecord[], { round }: Item): number {
	const { closedAt } = round;
	return seats.filter(
		({ joinedAt, removed }) =>
			!removed && (closedAt === null || joinedAt <= closedAt),
	).length;
}

/** The marks in all other questions: an item agrees with a sum that it is part of, whatever it asks. */
function restsOf({ sums }: Marked, given: readonly Given[]): number[] {
	return given.map(({ student, mark }) => (sums[student] ?? 0) - mark);
}

/** `order`: all students by their sum, ascending. */
function upperLower(
	{ sums }: Marked,
	given: readonly Given[],
	order: readonly number[],
) {
	const marks: (number | undefined)[] = sums.map(() => undefined);
	for (const { student, mark } of given) marks[student] = mark;
	return upperLowerOf(
		order.flatMap((student) => {
			const mark = marks[student];
			return mark === undefined ? [] : [{ mark, sum: sums[student] ?? 0 }];
		}),
	);
}

/** By item: the marks of those who answered every one. */
function completeMarks({ items, counts }: Marked): number[][] {
	return items.map(({ given }) => {
		const marks: (number | undefined)[] = counts.map(() => undefined);
		for (const { student, mark } of given)
			if (counts[student] === items.length) marks[student] = mark;
		return marks.filter((mark) => mark !== undefined);
	});
}

function reliabilityOf(
	complete: readonly (readonly number[])[],
	{ alpha }: Alphas,
): Reliability | null {
	const questions = complete.length;
	if (questions < 2) return null;
	const isWhole = complete.every((marks) =>
		marks.every((mark) => mark === 0 || mark === 1),
	);
	return {
		is: isWhole ? "kr-20" : "alpha",
		value: alpha,
		students: complete[0]?.length ?? 0,
		questions,
	};
}
