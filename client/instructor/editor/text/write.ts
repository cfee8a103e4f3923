import { canonical } from "../../../../shared/canonical.ts";
import type { Question, Quiz } from "../../../../shared/quiz.ts";
import { writeTags } from "../../../../shared/tags.ts";
import { tidy } from "../../../fields/tidy.ts";
import { deskOf } from "../../../kinds/desks.ts";
import type { Item } from "../../../kinds/plain.ts";
import {
	explanationSign,
	notesSign,
	tagsSign,
} from "../../../words/quiz-text.en.ts";
import { writeBranding } from "./branding.ts";
import { writeHeading } from "./heading.ts";
import { type Line, linesOf } from "./lines.ts";
import { blockSign, readQuestion, storedAs, type Written } from "./question.ts";
import { type Head, isHeading, readHead } from "./read.ts";

/**
 * The quiz as a text to be read and written by people (docs/QUIZ-TEXT.md). Each part is written plainly where reading that gives the
 * very same again, and as data where it would not, so whatever a quiz holds comes back as it was.
 */
export function writeQuiz({ v: _, questions, ...head }: Quiz): string {
	return [writeHead(head), ...questions.map(writeQuestion)]
		.map((part) => `${part}\n`)
		.join("\n");
}

function writeHead(head: Head): string {
	const { title, description, tags, branding } = head;
	const lines = [
		tags === undefined ? "" : `${tagsSign} ${writeTags(tags)}`,
		...writeBranding(branding),
	].filter((line) => line !== "");
	const plain = [`# ${title}`.trimEnd(), lines.join("\n"), description]
		.filter((part) => part !== "")
		.join("\n\n");
	const said = tidy(plain);
	const read = readHead(linesOf(said));
	return isApart(linesOf(said)) &&
		read.fault === null &&
		canonical(read.head) === canonical(head)
		? plain
		: `# \n\n${block(head)}`;
}

function writeQuestion(whole: Question): string {
	const { id: _, ...question } = whole;
	return (
		forms.map((write) => write(question)).find((text) => says(text, whole)) ??
		asData(question)
	);
}

/** From the plainest on. */
const forms: readonly ((question: Written) => string)[] = [
	(question) => {
		const { write, prose } = deskOf(question.kind).plain ?? {};
		const items = write?.(question) ?? null;
		if (items === null) return "";
		const text = prose?.join(question.text, question) ?? question.text;
		return inParts({ ...question, text }, items.map(itemText).join("\n"));
	},
	(question) => {
		const { ask, key } = question;
		return inParts(question, block({ ask, key }));
	},
	(question) => {
		const { kind: _, seconds: __, points: ___, ...rest } = question;
		return [writeHeading(question), block(rest)].join("\n\n");
	},
];

/** The last resort says all there is, so nothing can be read otherwise. */
function asData(question: Written): string {
	return ["##", block(question)].join("\n\n");
}

function inParts(question: Written, content: string): string {
	const { text, explanation, notes } = question;
	return [
		writeHeading(question),
		text,
		content,
		explanation === "" ? "" : `${explanationSign} ${explanation}`,
		notes === undefined ? "" : `${notesSign} ${notes}`.trimEnd(),
	]
		.filter((part) => part !== "")
		.join("\n\n");
}

function itemText({ sign, text }: Item): string {
	const head = sign === "=" ? sign : `- [${sign}]`;
	return `${head} ${text}`.trimEnd().replace(/\n(?=[^\n])/g, "\n  ");
}

/** Whether this text, as a field would take it, is that question and no other. */
function says(text: string, question: Question): boolean {
	const lines = linesOf(tidy(text));
	const [first, ...rest] = lines;
	if (first === undefined || !isHeading(first) || !isApart(rest)) return false;
	// With another question before it, lest anything be taken from there.
	const other = { ...question, kind: "", seconds: 7, points: 7 };
	const read = readQuestion(lines, other);
	const stored = storedAs({ id: question.id, ...read.question }, read.isPlain);
	return read.fault === null && canonical(stored) === canonical(question);
}

/** Whether what follows these lines is not taken for a part of them, nor any of them for what follows. */
function isApart(lines: readonly Line[]): boolean {
	const text = lines.map((line) => line.text).join("\n");
	const all = linesOf(`${text}\n##`);
	return all.findIndex(isHeading) === all.length - 1;
}

/** Letters that a field would not take, or nobody sees, stand as their numbers. */
function block(data: object): string {
	const json = JSON.stringify(data).replace(
		/[\u0080-\u009F\u2028\u2029\u202A-\u202E\u200B\uFEFF\u007F]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
	return [`\`\`\`${blockSign}`, json, "```"].join("\n");
}
