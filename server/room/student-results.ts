import { kindOf } from "../../shared/kinds/kinds.ts";
import type { StudentResult } from "../../shared/rest.ts";
import type { Sheet } from "../../shared/views.ts";
import { ofAlike } from "./alike.ts";
import { confidenceOf } from "./analysis/confidence.ts";
import {
	type Answered,
	type AnswersByRound,
	countingRounds,
	markerOf,
	markRound,
	type RoundMarks,
	rankInSteps,
	type Scores,
	scoreOf,
} from "./marks.ts";
import type { SeatRecord } from "./results.ts";
import { questionAt } from "./sheet.ts";
import type { Room, Round } from "./state.ts";
import type { Steps } from "./steps.ts";

/** A round that a student answered, and what. */
type Given = readonly [Round, Answered];

/** Everyone's marks and places. */
export function* scoresInSteps(
	room: Room,
	sheet: Sheet,
	seats: readonly SeatRecord[],
	answers: AnswersByRound,
): Steps<Scores> {
	const marks = new Map<number, RoundMarks>();
	for (const [question, round] of countingRounds(room, sheet)) {
		const given = answers.get(round.round) ?? [];
		marks.set(question, yield* markRound(room, sheet, round, given));
	}
	const scores = yield* rankInSteps(seats, marks);
	yield;
	return scores;
}

/** Each student with every answer, which is marked when the student is told. */
export function* studentsInSteps(
	room: Room,
	sheet: Sheet,
	seats: readonly SeatRecord[],
	answers: AnswersByRound,
): Steps<Iterable<StudentResult>> {
	const scores = yield* scoresInSteps(room, sheet, seats, answers);
	const bySeat = new Map<string, Given[]>(seats.map(({ id }) => [id, []]));
	for (const round of room.rounds) {
		for (const row of answers.get(round.round) ?? [])
			bySeat.get(row.seat)?.push([round, row]);
		yield;
	}
	const tell = answersTold(room, sheet);
	return {
		*[Symbol.iterator]() {
			for (const { id, name, joinedAt, removed } of seats)
				yield {
					seat: id,
					name,
					joinedAt,
					removed,
					score: scoreOf(scores.marks, id),
					rank: scores.bySeat.get(id)?.rank ?? null,
					answers: (bySeat.get(id) ?? []).map(tell),
				};
		},
	};
}

/** How an answer of this room is told. */
export function answersTold(room: Room, sheet: Sheet) {
	const counting = new Set(countingRounds(room, sheet).values());
	const tellers = new Map(
		room.rounds.map((round) => {
			const question = questionAt(sheet, round.question);
			const say = ofAlike((value) => kindOf(question).say(question.ask, value));
			return [round, { mark: markerOf(room, sheet, round), say }];
		}),
	);
	return ([round, row]: Given): StudentResult["answers"][number] => {
		const teller = tellers.get(round);
		if (teller === undefined)
			throw new Error(`room ${room.id} has no round ${round.round}`);
		const mark = teller.mark(row);
		const confidence = confidenceOf(row);
		return {
			index: round.question,
			round: round.round,
			value: row.value,
			said: teller.say(row.value),
			at: row.at,
			correct: mark.correct,
			...(mark.partly && { partly: mark.partly }),
			points: mark.points,
			counting: counting.has(round),
			...(confidence !== null && { confidence }),
		};
	};
}
