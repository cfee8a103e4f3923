import * as v from "valibot";
import { withBranding } from "../../../../shared/branding.ts";
import { isSlide } from "../../../../shared/kinds/kinds.ts";
import { limits } from "../../../../shared/limits.ts";
import { Quiz, quizFormat } from "../../../../shared/quiz.ts";
import { readTags, splitTags, withTags } from "../../../../shared/tags.ts";
import { tagsSign } from "../../../words/quiz-text.en.ts";
import { Quiz as Readable } from "../../shell/stored-quiz.ts";
import { takeBranding } from "./branding.ts";
import { keepIds } from "./ids.ts";
import { cut, joined, type Line, linesOf } from "./lines.ts";
import {
	blockSign,
	readQuestion,
	storedAs,
	type TextFault,
	type Written,
} from "./question.ts";

export interface ReadText {
	/** Null as long as something in the text cannot be kept. */
	readonly quiz: Quiz | null;
	readonly faults: readonly TextFault[];
}

/** The line of each question's heading. */
export function startsOf(text: string): number[] {
	return linesOf(text)
		.filter(isHeading)
		.map(({ at }) => at);
}

export function isHeading({ text, isCode }: Line): boolean {
	return !isCode && /^##(?!#)/.test(text);
}

/** Reads the text of a quiz. Questions keep the ids that they have in `before`; `newId` makes one for each that is not there. */
export function readQuiz(
	text: string,
	before: Quiz,
	newId: (taken: ReadonlySet<string>) => string,
): ReadText {
	const [front, parts] = cut(linesOf(text), isHeading);
	const { head, fault } = readHead(front);
	const faults: TextFault[] = fault === null ? [] : [fault];
	const written: Written[] = [];
	const isPlain: boolean[] = [];
	for (const part of parts) {
		// A slide has nothing that a question would take over.
		const before = written.filter((one) => !isSlide(one)).at(-1);
		const read = readQuestion(part, before);
		written.push(read.question);
		isPlain.push(read.isPlain);
		if (read.fault !== null) faults.push(read.fault);
	}
	const starts = parts.map(([heading]) => heading?.at ?? 0);
	const questions = keepIds(written, before.questions, newId).map(
		(question, index) => storedAs(question, isPlain[index] ?? false),
	);
	const quiz = { v: quizFormat, ...head, questions };
	if (faults.length > 0) return { quiz: null, faults };
	const parsed = v.safeParse(Readable, quiz);
	if (parsed.success) return { quiz: parsed.output, faults };
	return {
		quiz: null,
		faults: parsed.issues.map((issue) => faultOf(issue, starts)),
	};
}

export type Head = Omit<Quiz, "v" | "questions">;

/** Title, tags, what it shows of its course, and description. */
export function readHead(lines: readonly Line[]): {
	head: Head;
	fault: TextFault | null;
} {
	const at = lines.findIndex(({ text }) => text.trim() !== "");
	const first = at === -1 ? "" : (lines[at]?.text ?? "");
	const isTitled = /^#(?!#)/.test(first);
	const above = takeBranding(isTitled ? lines.slice(at + 1) : lines);
	const { rest } = above;
	const title = isTitled ? first.slice(1).trim() : "";
	const tagged = rest.findIndex(({ text }) => text.trim() !== "");
	const line = rest[tagged];
	const tags = line?.text.startsWith(tagsSign)
		? line.text.slice(tagsSign.length)
		: null;
	const below = takeBranding(
		tags === null ? rest : rest.slice(tagged + 1),
		above.branding,
	);
	const description = joined(below.rest);
	const head = withBranding(
		withTags({ title, description }, readTags(tags ?? "")),
		below.branding,
	);
	const many = line !== undefined && tags !== null ? faultIn(tags, line) : null;
	const fault = above.fault ?? many ?? below.fault;
	if (fault !== null) return { head, fault };
	const [, data] =
		new RegExp(`^\`\`\`${blockSign}\\n(.*)\\n\`\`\`$`).exec(description) ?? [];
	if (data === undefined) return { head, fault: null };
	try {
		return { head: v.parse(InBlock, JSON.parse(data)), fault: null };
	} catch {
		return { head, fault: { line: at, why: { is: "block" } } };
	}
}

/** What would not be kept of a line of tags. */
function faultIn(typed: string, { at: line }: Line): TextFault | null {
	const all = splitTags(typed);
	if (all.some((tag) => tag.trim().length > limits.tag))
		return { line, why: { is: "long", most: limits.tag } };
	return all.length > limits.tags
		? { line, why: { is: "many", most: limits.tags } }
		: null;
}

const InBlock = v.strictObject({
	title: v.string(),
	description: v.string(),
	tags: Quiz.entries.tags,
	branding: Quiz.entries.branding,
});

function faultOf(
	issue: v.BaseIssue<unknown>,
	starts: readonly number[],
): TextFault {
	const path = issue.path?.map(({ key }) => key) ?? [];
	const line = path[0] === "questions" ? (starts[Number(path[1])] ?? 0) : 0;
	const most = Number(issue.requirement);
	if (issue.type !== "max_length" || Number.isNaN(most))
		return { line, why: { is: "form" } };
	const is = typeof issue.input === "string" ? "long" : "many";
	return { line, why: { is, most } };
}
