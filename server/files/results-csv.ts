import { stringify } from "csv-stringify/sync";
import { plainText } from "../../shared/plain-text.ts";
import type { QuestionResult, StudentResult } from "../../shared/rest.ts";
import type { TableQuery } from "../../shared/results-files.ts";
import * as words from "../../shared/words/files.en.ts";
import type { ResultsInParts } from "../room/results.ts";
import { defused } from "./defused.ts";
import { isMistaken } from "./mistaken.ts";

export type TableForm = Omit<TableQuery, "decimal"> & {
	readonly decimal: "point" | "comma";
};

const separators = { comma: ",", semicolon: ";", tab: "\t" } as const;

/** As asked for; where nobody says which, decimals have a comma where that separates no cells. */
export function tableForm(query: TableQuery): TableForm {
	const usual = query.separator === "semicolon" ? "comma" : "point";
	return { ...query, decimal: query.decimal ?? usual };
}

const usual = tableForm({
	separator: "comma",
	heads: "numbers",
	ids: "plain",
});

/** Where not all rounds of a question were asked in the same words: in those of which revision. */
function inWords(
	{ rounds }: QuestionResult,
	{ revision = 0 }: QuestionResult["rounds"][number],
): string {
	const isMended = rounds.some(({ asked }) => asked !== undefined);
	return isMended ? words.revision(revision) : "";
}

/**
 * Results as a table, a row at a time: one row per student, per round a column with the answer in words and one with the points, and where the room
 * asks it a third with how sure they were. Of several votes
 * on a question one counts for the points in all: the columns of the others say that they do not.
 * Cells that a spreadsheet would run as a formula are defused with a leading apostrophe (OWASP, CSV injection).
 */
export function* csvParts(
	results: ResultsInParts,
	form: TableForm = usual,
): Generator<string> {
	const { write, text, worded } = writerOf(form);
	const isSureAsked = results.settings.confidence;
	const sure = (one: StudentResult["answers"][number] | undefined) =>
		isSureAsked ? [howSureOf(one)] : [];
	// Slides are none of the questions, and not counted.
	const rounds = results.questions.flatMap((question, index) =>
		question.rounds.map((round, vote) => ({
			round: round.round,
			title: `${words.questionShort(index + 1)}${question.rounds.length > 1 ? words.vote(vote + 1) : ""}${inWords(question, round)}`,
			text: line(plainText(round.asked?.text ?? question.text)),
			// Whoever adds up the columns should not be surprised by the sum.
			isLeftOut: question.rounds.length > 1 && !round.counting,
			// Where everyone has the points, who did not answer has them, too.
			others: (round.counting ? question.toAll : undefined) ?? "",
		})),
	);
	const head = [
		words.name,
		words.points,
		words.place,
		words.removedHead,
		...rounds.flatMap(({ title, text, isLeftOut }) => [
			form.heads === "texts" ? words.withText(title, text) : title,
			words.pointsOf(title) + (isLeftOut ? words.notCounted : ""),
			...(isSureAsked ? [words.howSureOf(title)] : []),
		]),
	];
	const rowOf = (student: StudentResult) => {
		const byRound = new Map(
			student.answers.map((answer) => [answer.round, answer]),
		);
		return [
			text(student.name),
			student.score,
			student.rank ?? "",
			student.removed ? words.removed : "",
			...rounds.flatMap(({ round, others }) => {
				const answer = byRound.get(round);
				return answer === undefined
					? ["", others, ...sure(answer)]
					: [worded(answer), answer.points, ...sure(answer)];
			}),
		];
	};
	yield `\uFEFF${write(head)}`;
	for (const student of results.students) yield write(rowOf(student));
}

/** Empty where nothing was said of it. */
export function howSureOf(
	answer: StudentResult["answers"][number] | undefined,
): string {
	const { confidence } = answer ?? {};
	return confidence === undefined ? "" : words.howSure[confidence];
}

/** How cells and rows of such a table are written. */
export function writerOf({
	separator,
	decimal,
	ids,
}: Pick<TableForm, "separator" | "decimal" | "ids">) {
	const number = (value: number) =>
		decimal === "comma" && !Number.isInteger(value)
			? { value: String(value).replace(".", ","), quoted_match: [] }
			: String(value);
	const text = (said: string) =>
		ids === "text" && isMistaken(said) ? `="${said}"` : defused(said);
	return {
		text,
		/** An answer that is a number stays one. */
		worded: ({ value, said }: StudentResult["answers"][number]) =>
			typeof value === "number" && String(value) === said ? value : text(said),
		write: (row: readonly (string | number)[]) =>
			stringify([row], {
				delimiter: separators[separator],
				record_delimiter: "windows",
				cast: { number },
				// What parts cells for spreadsheets of other countries stays within its cell, so that no formula begins behind it.
				quoted_match: /[,;\t]/,
			}),
	};
}

/** Heads are a line each. */
export function line(text: string): string {
	return text.replace(/\s+/gu, " ").trim();
}
