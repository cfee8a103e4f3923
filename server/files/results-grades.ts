import type { Filling } from "../../shared/gradebook.ts";
import { roundPoints } from "../../shared/points.ts";
import type { StudentResult } from "../../shared/rest.ts";
import type { GradesQuery } from "../../shared/results-files.ts";
import * as words from "../../shared/words/files.en.ts";
import type { ResultsInParts } from "../room/results.ts";
import { defused } from "./defused.ts";
import { line, writerOf } from "./results-csv.ts";

/** What is filled in for a student; null: nothing, as for a place where nobody has any. `possible`: what all right answers come to. */
export function gradeOf(
	{ score, rank }: Pick<StudentResult, "score" | "rank">,
	fill: Filling,
	possible: number,
): number | null {
	switch (fill) {
		case "points":
			return roundPoints(score);
		case "percent":
			return possible === 0 ? null : roundPoints((score / possible) * 100);
		case "place":
			return rank;
	}
}

/**
 * A gradebook that Moodle imports: the column that tells a student, the room's as the grade, and a feedback, as Moodle loses the one it has
 * where there is no such column. Removed students are not in it.
 */
export function* gradesParts(
	results: ResultsInParts,
	{ by, fill }: GradesQuery,
	possible: number,
): Generator<string> {
	const { write } = writerOf({
		separator: "comma",
		decimal: "point",
		ids: "plain",
	});
	const asked = results.questions.filter(({ rounds }) =>
		rounds.some(({ counting }) => counting),
	).length;
	const title = defused(line(results.room.title));
	yield `\uFEFF${write([words.columns[by], title, words.feedback])}`;
	for (const student of results.students) {
		if (student.removed || (by === "email" && !isAddress(student.name)))
			continue;
		const right = student.answers.filter(
			({ correct, partly, counting }) => counting && correct && !partly,
		).length;
		yield write([
			defused(student.name),
			gradeOf(student, fill, possible) ?? "",
			words.feedbackOf(right, asked),
		]);
	}
}

export function isAddress(name: string): boolean {
	return /^[^\s@]+@[^\s@]+$/.test(name);
}
