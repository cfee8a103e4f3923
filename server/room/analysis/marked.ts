import type { Json } from "../../../shared/json.ts";
import { isJudged, isKeyless, shareOf } from "../../../shared/kinds/kinds.ts";
import type { Sheet } from "../../../shared/views.ts";
import { ofAlike } from "../alike.ts";
import {
	type Answered,
	type AnswersByRound,
	countingRounds,
	markerOf,
} from "../marks.ts";
import type { SeatRecord } from "../results.ts";
import { questionAt } from "../sheet.ts";
import type { Room, Round } from "../state.ts";
import { mapInSteps, type Steps } from "../steps.ts";

/** One student's answer to an item. */
export interface Given {
	/** By their place among those who answered any item. */
	readonly student: number;
	readonly value: Json;
	/** Share of the marks, 0 to 1, whatever it weighs in points. */
	readonly mark: number;
	readonly row: Answered;
}

/** A question that scores, in the vote that does. */
export interface Item {
	readonly index: number;
	readonly round: Round;
	readonly given: readonly Given[];
}

/** Which of those who are not removed answered which item how well: what all statistics are made of. */
export interface Marked {
	readonly items: readonly Item[];
	/** By student: the marks of all items; who did not answer one has none there. */
	readonly sums: readonly number[];
	/** By student: of how many items there is an answer. */
	readonly counts: readonly number[];
	/** By student: their points in all, exact to hundredths. */
	readonly points: readonly number[];
}

/** Questions with something to be right about that bring points by what was answered, in the order of the quiz. */
export function* markedInSteps(
	room: Room,
	sheet: Sheet,
	seats: readonly SeatRecord[],
	answers: AnswersByRound,
): Steps<Marked> {
	const rounds = [...countingRounds(room, sheet)]
		.filter(([index]) => scores(sheet, index))
		.sort(([one], [other]) => one - other);
	const there = new Set(
		seats.filter(({ removed }) => !removed).map(({ id }) => id),
	);
	const places = new Map<string, number>();
	const hundredths: number[] = [];
	const items: Item[] = [];
	for (const [index, round] of rounds) {
		const question = questionAt(sheet, index);
		const rows = (answers.get(round.round) ?? []).filter(({ seat }) =>
			there.has(seat),
		);
		const markOf = markerOf(room, sheet, round);
		const shareOfAlike = ofAlike((value) => shareOf(question, value) ?? 0);
		const given = yield* mapInSteps(rows, (row): Given => {
			const student = places.get(row.seat) ?? places.size;
			places.set(row.seat, student);
			const mark = shareOfAlike(row.value);
			const { points } = markOf(row);
			hundredths[student] =
				(hundredths[student] ?? 0) + Math.round(points * 100);
			return { student, value: row.value, mark, row };
		});
		items.push({ index, round, given });
	}
	const sums = [...places].map(() => 0);
	const counts = [...places].map(() => 0);
	for (const { given } of items) {
		for (const { student, mark } of given) {
			sums[student] = (sums[student] ?? 0) + mark;
			counts[student] = (counts[student] ?? 0) + 1;
		}
		yield;
	}
	return {
		items,
		// Sums of fractions in another order are not the same number, and equals are to be equal.
		sums: sums.map((sum) => Math.round(sum * 1e9) / 1e9),
		counts,
		points: hundredths.map((sum) => sum / 100),
	};
}

function scores(sheet: Sheet, index: number): boolean {
	const question = questionAt(sheet, index);
	return (
		isJudged(question) &&
		!isKeyless(question) &&
		question.points > 0 &&
		question.toAll !== true
	);
}
