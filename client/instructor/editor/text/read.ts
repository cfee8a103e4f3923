import * as v from "valibot";
import { type Quiz, quizFormat } from "../../../../shared/quiz.ts";
import { Quiz as Readable } from "../../shell/stored-quiz.ts";
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
		const read = readQuestion(part, written.at(-1));
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

/** Title and description. */
export function readHead(lines: readonly Line[]): {
	head: Pick<Quiz, "title" | "description">;
	fault: TextFault | null;
} {
	const at = lines.findIndex(({ text }) => text.trim() !== "");
	const first = at === -1 ? "" : (lines[at]?.text ?? "");
	const isTitled = /^#(?!#)/.test(first);
	const rest = isTitled ? lines.slice(at + 1) : lines;
	const title = isTitled ? first.slice(1).trim() : "";
	const description = joined(rest);
	const [, data] =
		new RegExp(`^\`\`\`${blockSign}\\n(.*)\\n\`\`\`$`).exec(description) ?? [];
	if (data === undefined) return { head: { title, description }, fault: null };
	try {
		const head = v.parse(Head, JSON.parse(data));
		return { head, fault: null };
	} catch {
		return {
			head: { title, description },
			fault: { line: at, why: { is: "block" } },
		};
	}
}

const Head = v.strictObject({ title: v.string(), description: v.string() });

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
