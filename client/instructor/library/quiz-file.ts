import { letter } from "../../../shared/kinds/letter.ts";
import { limits } from "../../../shared/limits.ts";
import type { Quiz } from "../../../shared/quiz.ts";
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
			fault: texts.notAQuizFile(placeOf(error, json)),
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
function placeOf(error: unknown, json: string): string {
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

/** A server's line about a fault in a quiz ("questions.2.ask.options.0: …") in the words of a person who mends it. */
export function sayFault(detail: string): string {
	return detail
		.replace(
			/^questions\.(\d+)((?:\.\w+)*):/,
			(_, index: string, rest: string) =>
				texts.inQuestion(Number(index) + 1, sayPlace(rest)),
		)
		.replace(
			/Invalid key: Expected "(\w+)" but received undefined/,
			texts.isMissing,
		)
		.replace(
			/Invalid key: Expected never but received "([^"]*)"/,
			texts.doesNotBelongHere,
		)
		.replace(
			/Invalid length: Expected <=(\d+) but received (\d+)/,
			texts.tooLongAtMost,
		)
		.replace(
			/Invalid length: Expected >=(\d+) but received (\d+)/,
			texts.tooFewAtLeast,
		)
		.replace(
			/Invalid (?:type|value): Expected (.+) but received (.+)/,
			texts.shouldBeIs,
		)
		.replace(/should be >=(\S+)/, texts.shouldBeAtLeast)
		.replace(/should be <=(\S+)/, texts.shouldBeAtMost);
}

/** The rest of a path, within a question: ".ask.options.1" is ", option B". */
function sayPlace(path: string): string {
	return path
		.replace(/^\.ask\b/, "")
		.replace(/^\.key\b(\.correct\b)?/, texts.whatIsCorrect)
		.replace(/\.options\.(\d+)/, (_, index: string) =>
			texts.option(letter(Number(index))),
		)
		.replace(/\.(\d+)/g, (_, index: string) => `.${Number(index) + 1}`)
		.replaceAll(".", ", ");
}
