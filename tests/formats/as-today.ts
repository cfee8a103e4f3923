import { escapeOlder } from "../../shared/older-text.ts";
import type {
	QuestionResult,
	Results,
	StudentResult,
} from "../../shared/rest.ts";
import type { Facts, RoomFacts } from "./facts.ts";

/**
 * What an older program told, as today's has to tell it: written down once more here, so that the product's own translation is
 * held against another. What is in today's form stays as it is.
 */
export function asToday(facts: Facts): Facts {
	return {
		...facts,
		quizzes: facts.quizzes.map(({ id, quiz }) => ({
			id,
			quiz: quizToday(quiz as Quiz1),
		})),
		ended: roomToday(facts.ended),
		running: roomToday(facts.running),
	};
}

interface Option1 {
	readonly text: string;
	readonly correct: boolean;
}

interface Question1 {
	readonly kind: string;
	readonly text: string;
	readonly explanation: string;
	readonly options: readonly Option1[];
}

interface Quiz1 {
	readonly v?: number;
	readonly questions: readonly Question1[];
}

export function quizToday(quiz: Quiz1): unknown {
	if (quiz.v !== undefined) return quiz;
	return { ...quiz, v: 2, questions: quiz.questions.map(questionToday) };
}

function questionToday({ options, ...question }: Question1) {
	const correct = [...options.keys()].filter((at) => options[at]?.correct);
	return {
		...question,
		// What would mean something in Markdown means what it did (TX1169).
		text: escapeOlder(question.text),
		explanation: escapeOlder(question.explanation),
		ask: { options: options.map(({ text }) => escapeOlder(text)) },
		key: question.kind === "poll" ? {} : { correct },
	};
}

function roomToday(room: RoomFacts): RoomFacts {
	return {
		...room,
		results: resultsToday(room.results),
		csv: csvToday(room.csv, room.results),
	};
}

function resultsToday(results: Results): Results {
	return {
		...results,
		questions: results.questions.map((question) =>
			"options" in question ? resultToday(question) : question,
		),
		students: results.students.map((student) => ({
			...student,
			answers: student.answers.map(answerToday),
		})),
	};
}

function resultToday(question: object): QuestionResult {
	const { rounds, ...rest } = question as Question1 & {
		rounds: readonly { answered: number; counts: number[] }[];
	};
	return {
		...questionToday(rest),
		rounds: rounds.map(({ counts, ...round }) => ({
			...round,
			distribution: { answered: round.answered, counts },
		})),
	} as unknown as QuestionResult;
}

type Answer = StudentResult["answers"][number];

function answerToday(answer: Answer): Answer {
	if (!("choice" in answer)) return answer;
	const { choice, ...rest } = answer as Answer & { choice: number[] };
	const said = choice.map((at) => "ABCDEFGHIJ"[at]).join(", ");
	return { ...rest, value: choice, said };
}

/** Letters were told apart by blanks, no head said which vote is not counted, and two were called otherwise. */
function csvToday(csv: string, { questions }: Results): string {
	const leftOut = questions.flatMap(({ rounds }, index) =>
		rounds.flatMap(({ counting }, vote) =>
			rounds.length > 1 && !counting
				? [`Q${index + 1} vote ${vote + 1} points`]
				: [],
		),
	);
	const withLetters = csv.replace(
		/(?<=,)[A-J]( [A-J])+(?=,|\r)/g,
		(letters) => `"${letters.replaceAll(" ", ", ")}"`,
	);
	return leftOut.reduce(
		(text, head) => text.replace(`${head},`, `${head} (not counted),`),
		withLetters.replace("Name,Score,Rank,", "Name,Points,Place,"),
	);
}
