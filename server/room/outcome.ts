import type { Analysis } from "../../shared/analysis.ts";
import type { QuestionResult } from "../../shared/rest.ts";
import type { ResultRow, Sums } from "../../shared/results.ts";
import type { Sheet } from "../../shared/views.ts";
import { analysisInSteps } from "./analysis/analysis.ts";
import { type AnswersByRound, type Scores, scoreOf } from "./marks.ts";
import {
	type OfferedByRound,
	questionsInSteps,
	type SeatRecord,
} from "./results.ts";
import { type Room, roundsOf } from "./state.ts";
import { mapInSteps, type Steps } from "./steps.ts";
import { scoresInSteps } from "./student-results.ts";

/** What all answers of a room come to, without the answers. */
export interface Outcome {
	readonly questions: QuestionResult[];
	readonly sums: Sums;
	/** By seat. */
	readonly students: ReadonlyMap<string, Attained>;
	readonly analysis: Analysis;
}

/** What one student has come to. */
export type Attained = Pick<ResultRow, "score" | "rank" | "answered">;

export function* outcomeInSteps(
	room: Room,
	sheet: Sheet,
	seats: readonly SeatRecord[],
	answers: AnswersByRound,
	offered: OfferedByRound,
): Steps<Outcome> {
	const questions = yield* questionsInSteps(room, sheet, answers, offered);
	const scores = yield* scoresInSteps(room, sheet, seats, answers);
	const answered = yield* answeredInSteps(room, sheet, answers);
	const sums = yield* sumsInSteps(questions, seats, scores, answered);
	const students = yield* mapInSteps(seats, ({ id }): [string, Attained] => [
		id,
		{
			score: scores.bySeat.get(id)?.score ?? scoreOf(scores.marks, id),
			rank: scores.bySeat.get(id)?.rank ?? null,
			answered: answered.get(id) ?? 0,
		},
	]);
	return {
		questions,
		sums,
		students: new Map(students),
		analysis: yield* analysisInSteps(room, sheet, seats, answers),
	};
}

/** By seat: how many questions there is an answer to, however often one was asked. */
function* answeredInSteps(
	room: Room,
	sheet: Sheet,
	answers: AnswersByRound,
): Steps<Map<string, number>> {
	const answered = new Map<string, number>();
	for (const question of sheet.keys()) {
		const seats = new Set<string>();
		for (const { round } of roundsOf(room, question))
			for (const { seat } of answers.get(round) ?? []) seats.add(seat);
		for (const seat of seats) answered.set(seat, (answered.get(seat) ?? 0) + 1);
		yield;
	}
	return answered;
}

/** What the whole room comes to, in the votes that count. */
function* sumsInSteps(
	questions: readonly QuestionResult[],
	seats: readonly SeatRecord[],
	{ marks }: Scores,
	answered: ReadonlyMap<string, number>,
): Steps<Sums> {
	const rounds = questions.flatMap((question) =>
		question.rounds.filter(({ counting, right }) => counting && right !== null),
	);
	const judged = rounds.length;
	const given = rounds.reduce((sum, round) => sum + round.answered, 0);
	const right = rounds.reduce((sum, round) => sum + (round.right ?? 0), 0);
	const active = seats.filter(
		({ id, removed }) => !removed && answered.has(id),
	);
	const all = [...marks.values()];
	const own = yield* mapInSteps(
		active,
		({ id }) =>
			all.filter((round) => round.given.get(id)?.correct === true).length,
	);
	const spread: number[] = Array(judged + 1).fill(0);
	for (const count of own) {
		const place = Math.min(count, judged);
		spread[place] = (spread[place] ?? 0) + 1;
	}
	const total = own.reduce((sum, count) => sum + Math.min(count, judged), 0);
	return {
		answered: active.length,
		judged,
		mean: active.length === 0 || judged === 0 ? null : total / active.length,
		share: given === 0 ? null : right / given,
		spread: judged === 0 ? [] : spread,
	};
}
