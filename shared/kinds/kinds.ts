import * as v from "valibot";
import type { Json } from "../json.ts";
import type { Fault, Kind } from "./kind.ts";
import { multiple } from "./multiple/model.ts";
import { numeric } from "./numeric/model.ts";
import { poll } from "./poll/model.ts";
import { scale } from "./scale/model.ts";
import { single } from "./single/model.ts";
import { text } from "./text/model.ts";
import { truefalse } from "./truefalse/model.ts";
import { unknownKind } from "./unknown.ts";

/** Every kind, in the order in which the editor offers them. */
export const kinds: readonly Kind[] = [
	single,
	multiple,
	truefalse,
	poll,
	numeric,
	text,
	scale,
];

const byName: ReadonlyMap<string, Kind> = new Map(
	kinds.map((kind) => [kind.name, kind]),
);

/** A stored question may be of a kind that only a newer version knows. */
export function kindOf(question: { readonly kind: string }): Kind {
	return byName.get(question.kind) ?? unknownKind;
}

export function isKeyTo(question: { readonly kind: string }, raw: Json) {
	return v.is(kindOf(question).key, raw);
}

interface Written {
	readonly kind: string;
	readonly text: string;
	readonly ask: Parameters<Kind["faults"]>[0];
	readonly key: Parameters<Kind["faults"]>[1];
}

/** What keeps this question from being asked. Empty when it is ready. */
export function faultsOf(question: Written): Fault[] {
	const textless = { path: "text", text: "The question has no text." };
	return [
		...(question.text.trim() === "" ? [textless] : []),
		...kindOf(question).faults(question.ask, question.key),
	];
}

/** What keeps a quiz from being asked; paths begin with "title" or "questions.3". Empty when it is ready. */
export function faultsOfQuiz(quiz: {
	readonly title: string;
	readonly questions: readonly Written[];
}): Fault[] {
	const faults: Fault[] = [];
	if (quiz.title.trim() === "")
		faults.push({ path: "title", text: "The quiz has no title." });
	if (quiz.questions.length === 0)
		faults.push({ path: "questions", text: "The quiz has no questions." });
	quiz.questions.forEach((question, index) => {
		for (const { path, text } of faultsOf(question))
			faults.push({
				path: `questions.${index}.${path}`,
				text: `Question ${index + 1}: ${text}`,
			});
	});
	return faults;
}
