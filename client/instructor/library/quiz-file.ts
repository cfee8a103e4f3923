import { letter } from "../../../shared/kinds/letter.ts";
import { limits } from "../../../shared/limits.ts";
import type { Quiz } from "../../../shared/quiz.ts";

/** A file's content on its way to the server, or the sentence that says why it is no quiz file and where. */
export type QuizFile =
	| { readonly content: unknown }
	| { readonly fault: string };

/** Reads a quiz file as far as the browser can judge it; whether it is a quiz is the server's word. */
export function readQuizFile(text: string): QuizFile {
	const json = text.replace(/^\uFEFF/, "");
	if (json.trim() === "") return { fault: "The file is empty." };
	if (new TextEncoder().encode(json).length > limits.bodyBytes) {
		return {
			fault:
				"The file is larger than 1 MB. A quiz file is far smaller: this is probably another file.",
		};
	}
	let content: unknown;
	try {
		content = JSON.parse(json);
	} catch (error) {
		return {
			fault: `This is not a quiz file as “Export” writes it (JSON). ${placeOf(error, json)}`,
		};
	}
	if (!hasAll(content, "title", "questions")) {
		return {
			fault: hasAll(content, "room", "students")
				? "This is a file of results, not of a quiz. Export the quiz itself to import it here."
				: "This is a JSON file, but not one of a quiz: that has a title, a description and questions, as “Export” writes them.",
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
	if (line !== undefined)
		return `Reading stopped at line ${line}, column ${column}.`;
	const [, position] = /position (\d+)/.exec(words) ?? [];
	if (position === undefined)
		return /end of|Unterminated|EOF/i.test(words)
			? "It ends too early."
			: "Reading stopped.";
	const lines = json.slice(0, Number(position)).split("\n");
	return `Reading stopped at line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}.`;
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
				`Question ${Number(index) + 1}${sayPlace(rest)}:`,
		)
		.replace(
			/Invalid key: Expected "(\w+)" but received undefined/,
			"“$1” is missing.",
		)
		.replace(
			/Invalid key: Expected never but received "([^"]*)"/,
			"“$1” does not belong here.",
		)
		.replace(
			/Invalid length: Expected <=(\d+) but received (\d+)/,
			"too long: $2, at most $1.",
		)
		.replace(
			/Invalid length: Expected >=(\d+) but received (\d+)/,
			"too few: $2, at least $1.",
		)
		.replace(
			/Invalid (?:type|value): Expected (.+) but received (.+)/,
			"should be $1, is $2.",
		)
		.replace(/should be >=(\S+)/, "should be at least $1")
		.replace(/should be <=(\S+)/, "should be at most $1");
}

/** The rest of a path, within a question: ".ask.options.1" is ", option B". */
function sayPlace(path: string): string {
	return path
		.replace(/^\.ask\b/, "")
		.replace(/^\.key\b(\.correct\b)?/, ".what is correct")
		.replace(
			/\.options\.(\d+)/,
			(_, index: string) => `.option ${letter(Number(index))}`,
		)
		.replace(/\.(\d+)/g, (_, index: string) => `.${Number(index) + 1}`)
		.replaceAll(".", ", ");
}
