import { limits } from "../limits.ts";
import type { Question } from "../quiz.ts";
import type { Choice, Distribution, Groups } from "./kind.ts";

/** What the kinds that answer by choosing options have in common. */

export function optionProblems(question: Question): string[] {
	const problems: string[] = [];
	if (question.text.trim() === "") problems.push("The question has no text.");
	question.options.forEach((option, index) => {
		if (option.text.trim() === "")
			problems.push(`Option ${letter(index)} is empty.`);
	});
	const texts = question.options
		.map((option) => option.text.trim())
		.filter((text) => text !== "");
	if (new Set(texts).size < texts.length)
		problems.push("Two options have the same text.");
	return problems;
}

export function correctOf(question: Question): number[] {
	return question.options.flatMap((option, index) =>
		option.correct ? [index] : [],
	);
}

export function readIndexes(
	question: Question,
	raw: unknown,
	most: number,
): Choice | null {
	if (!Array.isArray(raw) || raw.length < 1 || raw.length > most) return null;
	const inRange = (value: unknown): value is number =>
		Number.isInteger(value) &&
		(value as number) >= 0 &&
		(value as number) < question.options.length;
	// A copy: `every` passes over the holes of a sparse array.
	const indexes: unknown[] = [...raw];
	if (!indexes.every(inRange)) return null;
	const sorted = [...new Set(indexes)].sort((a, b) => a - b);
	return sorted.length === indexes.length ? sorted : null;
}

/** All or nothing: exactly the correct options. */
export function markExact(question: Question, choice: Choice): number {
	const correct = correctOf(question);
	return correct.length === choice.length &&
		correct.every((index, at) => choice[at] === index)
		? 1
		: 0;
}

export function countOptions(question: Question, groups: Groups): Distribution {
	const counts = question.options.map(() => 0);
	let answered = 0;
	for (const [key, number] of Object.entries(groups)) {
		answered += number;
		for (const index of JSON.parse(key) as number[])
			counts[index] = (counts[index] ?? 0) + number;
	}
	return { answered, counts };
}

/** A to J. */
export function letter(index: number): string {
	return "ABCDEFGHIJ"[index] ?? String(index + 1);
}

export const mostOptions = limits.optionsMax;
