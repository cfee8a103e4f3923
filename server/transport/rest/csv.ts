import { stringify } from "csv-stringify/sync";
import type {
	QuestionResult,
	Results,
	StudentResult,
} from "../../../shared/rest.ts";
import { partsOf } from "./parts.ts";

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

/**
 * Results as a table: one row per student, per round a column with the answer in words and one with the points. Of several votes on a question one
 * counts for the points in all: the columns of the others say that they do not.
 * Cells that a spreadsheet would run as a formula are defused with a leading apostrophe (OWASP, CSV injection).
 */
export function* csvInSteps(results: Results): Generator<void, string> {
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
	const parts = [stringify([head], { ...form, bom: true })];
	for (const students of partsOf(results.students)) {
		parts.push(stringify(students.map(rowOf), form));
		yield;
	}
	return parts.join("");
}
