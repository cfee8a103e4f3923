import { type Fault, sayFaultIn } from "../../../shared/fault.ts";
import { letter } from "../../../shared/kinds/letter.ts";
import { limits } from "../../../shared/limits.ts";
import type { Quiz } from "../../../shared/quiz.ts";
import { formFaults } from "../../../shared/words/faults.en.ts";
import * as texts from "../../words/library.en.ts";

/** A file's content on its way to the server, or the sentence that says why it is no quiz file and where. */
export type QuizFile =
	| { readonly content: unknown }
	| { readonly fault: string };

/** Reads a quiz file as far as the browser can judge it; whether it is a quiz is the server's word. */
export function readQuizFile(text: string): QuizFile {
	const json = text.replace(/^\uFEFF/, "");
	if (json.trim() === "") return { fault: texts.fileIsEmpty };
	if (new TextEncoder().encode(json).length > limits.bodyBytes) {
		return {
			fault: texts.fileIsTooLarge,
		};
	}
	let content: unknown;
	try {
		content = JSON.parse(json);
	} catch (error) {
		return {
			fault: texts.notAQuizFile(whereIn(error, json)),
		};
	}
	if (!hasAll(content, "title", "questions")) {
		return {
			fault: hasAll(content, "room", "students")
				? texts.fileOfResults
				: texts.notOfAQuiz,
		};
	}
	return { content };
}

function hasAll(content: unknown, ...keys: string[]): boolean {
	return (
		typeof content === "object" &&
		content !== null &&
		keys.every((key) => key in content)
	);
}

/** Browsers name the place of a fault in JSON in their own ways: by line and column, by position, or not at all. */
function whereIn(error: unknown, json: string): string {
	const words = error instanceof Error ? error.message : "";
	const [, line, column] = /line (\d+) column (\d+)/.exec(words) ?? [];
	if (line !== undefined) return texts.stoppedAt(Number(line), Number(column));
	const [, position] = /position (\d+)/.exec(words) ?? [];
	if (position === undefined)
		return /end of|Unterminated|EOF/i.test(words)
			? texts.endsTooEarly
			: texts.stopped;
	const lines = json.slice(0, Number(position)).split("\n");
	return texts.stoppedAt(lines.length, (lines.at(-1)?.length ?? 0) + 1);
}

/** The quiz as a file for the disk: name and content. */
export function writeQuizFile(quiz: Quiz): { name: string; content: string } {
	const name = quiz.title
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "")
		.slice(0, 60);
	return {
		name: `${name || "quiz"}.json`,
		content: `${JSON.stringify(quiz, null, 2)}\n`,
	};
}

/** What the server found wrong in a quiz file, in the words of a person who mends it. */
export function sayFileFault(fault: Fault): string {
	const { is, expected } = fault.values ?? {};
	if (fault.path === "v" && Number(is) > Number(expected))
		return texts.fileOfNewer(Number(is), Number(expected));
	return texts.atPlace(sayPlace(fault.path), sayFaultIn(formFaults, fault));
}

/** "questions.2.ask.options.1" is "Question 3, option B". */
function sayPlace(path: string): string {
	const [first, index, ...rest] = path.split(".");
	return first !== "questions" || index === undefined
		? path
		: [texts.question(Number(index) + 1), ...placesIn(rest)].join(", ");
}

/** The places within a question, from the widest on. */
function placesIn([first, ...rest]: readonly string[]): string[] {
	const [second = "", ...others] = rest;
	if (first === undefined) return [];
	if (first === "ask") return placesIn(rest);
	if (first === "key")
		return [
			texts.whatIsCorrect,
			...placesIn(second === "correct" ? others : rest),
		];
	if (first === "options" && isNumber(second))
		return [texts.option(letter(Number(second))), ...placesIn(others)];
	return [
		isNumber(first) ? String(Number(first) + 1) : first,
		...placesIn(rest),
	];
}

function isNumber(text: string): boolean {
	return /^\d+$/.test(text);
}
