import { stringify } from "csv-stringify/sync";
import type { QuestionResult, StudentResult } from "../../../shared/rest.ts";
import type { ResultsInParts } from "../../room/results.ts";

const form = {
	escape_formulas: true,
	record_delimiter: "windows",
	// What parts cells for spreadsheets of other countries stays within its cell, so that no formula begins behind it.
	quoted_match: /[;\t]/,
} as const;

/** Where not all rounds of a question were asked in the same words: in those of which revision. */
function inWords(
	{ rounds }: QuestionResult,
	{ revision = 0 }: QuestionResult["rounds"][number],
): string {
	const isMended = rounds.some(({ asked }) => asked !== undefined);
	return isMended ? ` revision ${revision}` : "";
}

/** What a table ends with that could not be made to its end: half of one looks like a whole one. */
export const cutTable =
	"\r\nThis table is not whole: the server failed while it was made. Download it again.\r\n";

/**
 * Results as a table, a row at a time: one row per student, per round a column with the answer in words and one with the points. Of several votes on a question one
 * counts for the points in all: the columns of the others say that they do not.
 * Cells that a spreadsheet would run as a formula are defused with a leading apostrophe (OWASP, CSV injection).
 */
export function* csvParts(results: ResultsInParts): Generator<string> {
	// Slides are none of the questions, and not counted.
	const rounds = results.questions.flatMap((question, index) =>
		question.rounds.map((round, vote) => ({
			round: round.round,
			title: `Q${index + 1}${question.rounds.length > 1 ? ` vote ${vote + 1}` : ""}${inWords(question, round)}`,
			// Whoever adds up the columns should not be surprised by the sum.
			isLeftOut: question.rounds.length > 1 && !round.counting,
			// Who did not answer has those, too.
			toAll: (round.counting ? question.toAll : undefined) ?? "",
		})),
	);
	const head = [
		"Name",
		"Points",
		"Place",
		"Removed",
		...rounds.flatMap(({ title, isLeftOut }) => [
			title,
			`${title} points${isLeftOut ? " (not counted)" : ""}`,
		]),
	];
	const rowOf = (student: StudentResult) => {
		const byRound = new Map(
			student.answers.map((answer) => [answer.round, answer]),
		);
		return [
			student.name,
			student.score,
			student.rank ?? "",
			student.removed ? "removed" : "",
			...rounds.flatMap(({ round, toAll }) => {
				const answer = byRound.get(round);
				return answer === undefined
					? ["", toAll]
					: [answer.said, answer.points];
			}),
		];
	};
	yield stringify([head], { ...form, bom: true });
	for (const student of results.students)
		yield stringify([rowOf(student)], form);
}
