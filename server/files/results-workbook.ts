import type { Analysis } from "../../shared/analysis.ts";
import { plainText } from "../../shared/plain-text.ts";
import type { QuestionResult, StudentResult } from "../../shared/rest.ts";
import * as words from "../../shared/words/files.en.ts";
import type { ResultsInParts } from "../room/results.ts";
import { howSureOf, line } from "./results-csv.ts";
import type { SheetOut, Value } from "./write-workbook.ts";

/** So many rows a sheet can hold, and a head. */
const mostRows = 1_000_000;

/** Results as sheets: the students, the questions with what the answers tell about them, every vote, every answer. `zone`: of its times. */
export function sheetsOf(
	results: ResultsInParts,
	analysis: Analysis,
	zone: string,
): SheetOut[] {
	return [
		studentSheet(results, analysis, zone),
		questionSheet(results, analysis),
		voteSheet(results, zone),
		...answerSheets(results, zone),
	];
}

function studentSheet(
	{ questions, students }: ResultsInParts,
	{ points }: Analysis,
	zone: string,
): SheetOut {
	const scoring = questions.flatMap(({ rounds, toAll = null }, index) => {
		const round = rounds.find(({ counting }) => counting)?.round;
		const title = words.pointsOf(words.questionShort(index + 1));
		return round === undefined ? [] : [{ round, title, toAll }];
	});
	const possible = points?.possible ?? 0;
	const rowOf = (student: StudentResult): Value[] => {
		const earned = new Map(
			student.answers.map(({ round, points }) => [round, points]),
		);
		return [
			student.name,
			student.score,
			possible === 0 || student.removed
				? null
				: { share: student.score / possible },
			student.rank,
			student.removed ? words.removed : null,
			new Set(student.answers.map(({ index }) => index)).size,
			{ at: student.joinedAt },
			...scoring.map(({ round, toAll }) => earned.get(round) ?? toAll),
		];
	};
	return {
		name: words.students,
		wide: [0],
		heads: [
			words.name,
			words.points,
			words.percent,
			words.place,
			words.removedHead,
			words.answeredHead,
			words.inZone(words.joinedHead, zone),
			...scoring.map(({ title }) => title),
		],
		rows: mapped(students, (student) => [rowOf(student)]),
	};
}

const share = (part: number | null | undefined): Value =>
	part == null ? null : { share: part };

function questionSheet(
	{ questions }: ResultsInParts,
	{ questions: figures, asked }: Analysis,
): SheetOut {
	const rowOf = (question: QuestionResult, number: number): Value[] => {
		const item = figures.find(({ index }) => index === question.index);
		const told = asked.find(({ index }) => index === question.index);
		const vote =
			question.rounds.find(({ counting }) => counting) ??
			question.rounds.at(-1);
		return [
			number,
			textOf(question),
			question.kind,
			question.points,
			vote?.answered ?? 0,
			item?.present ?? null,
			vote?.right ?? null,
			vote === undefined || vote.right === null ? null : vote.partly,
			share(item?.difficulty),
			share(item?.difficultyOfPresent),
			share(vote?.difficulty),
			item?.discrimination ?? null,
			item?.upperLower?.difference ?? null,
			item?.alphaWithout ?? null,
			told?.times == null ? null : told.times.median / 1000,
			share(told?.gained?.before),
			share(told?.gained?.after),
			told?.gained?.gain ?? null,
			question.corrections.length > 0 ? words.yes : null,
		];
	};
	return {
		name: words.questions,
		wide: [1],
		heads: [
			words.number,
			words.question,
			words.kind,
			words.possible,
			words.answeredCount,
			words.present,
			words.rightCount,
			words.partlyCount,
			words.difficulty,
			words.difficultyOfPresent,
			words.meanShare,
			words.discrimination,
			words.upperLower,
			words.alphaWithout,
			words.median,
			words.before,
			words.after,
			words.gain,
			words.corrected,
		],
		rows: questions.map((question, index) => rowOf(question, index + 1)),
	};
}

function voteSheet({ questions }: ResultsInParts, zone: string): SheetOut {
	return {
		name: words.votes,
		wide: [1],
		heads: [
			words.number,
			words.question,
			words.voteHead,
			words.revisionHead,
			words.inZone(words.opened, zone),
			words.inZone(words.closed, zone),
			words.answeredCount,
			words.rightCount,
			words.partlyCount,
			words.meanShare,
			words.counts,
		],
		rows: questions.flatMap((question, index) =>
			question.rounds.map((round, vote): Value[] => [
				index + 1,
				line(plainText(round.asked?.text ?? question.text)),
				vote + 1,
				round.revision ?? 0,
				{ at: round.openedAt },
				round.closedAt === null ? null : { at: round.closedAt },
				round.answered,
				round.right,
				round.right === null ? null : round.partly,
				share(round.difficulty),
				round.counting ? words.yes : words.no,
			]),
		),
	};
}

/** One row per answer; in several sheets where one cannot hold them. */
function answerSheets(
	{ questions, students, settings }: ResultsInParts,
	zone: string,
): SheetOut[] {
	const isSureAsked = settings.confidence;
	const rounds = new Map<
		number,
		{ number: number; vote: number; sheet: number }
	>();
	let sheet = 0;
	let held = 0;
	for (const [index, question] of questions.entries())
		for (const [vote, { round, answered }] of question.rounds.entries()) {
			held += answered;
			if (held > mostRows) {
				sheet += 1;
				held = answered;
			}
			rounds.set(round, { number: index + 1, vote: vote + 1, sheet });
		}
	return Array.from({ length: sheet + 1 }, (_, at) => ({
		name: at === 0 ? words.answers : `${words.answers} ${at + 1}`,
		wide: [0, 3],
		heads: [
			words.name,
			words.number,
			words.voteHead,
			words.answer,
			words.judged,
			words.points,
			words.counts,
			words.inZone(words.given, zone),
			...(isSureAsked ? [words.howSureHead] : []),
		],
		rows: mapped(students, ({ name, answers }) =>
			answers.flatMap((answer): Value[][] => {
				const asked = rounds.get(answer.round);
				if (asked?.sheet !== at) return [];
				return [
					[
						name,
						asked.number,
						asked.vote,
						saidOf(answer),
						judgedOf(answer),
						answer.points,
						answer.counting ? words.yes : words.no,
						{ at: answer.at },
						...(isSureAsked ? [howSureOf(answer)] : []),
					],
				];
			}),
		),
	}));
}

type Answer = StudentResult["answers"][number];

/** An answer that is a number stays one. */
function saidOf({ value, said }: Answer): Value {
	return typeof value === "number" && String(value) === said ? value : said;
}

function judgedOf({ correct, partly }: Answer): Value {
	if (correct === null) return null;
	if (partly) return words.partly;
	return correct ? words.right : words.wrong;
}

function textOf({ text }: QuestionResult): string {
	return line(plainText(text));
}

/** Made anew each time they are read. */
function mapped<T, R>(
	all: Iterable<T>,
	of: (one: T) => readonly R[],
): Iterable<R> {
	return {
		*[Symbol.iterator]() {
			for (const one of all) yield* of(one);
		},
	};
}
