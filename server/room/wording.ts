import { canonical } from "../../shared/canonical.ts";
import type { Json } from "../../shared/json.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import type { Question } from "../../shared/quiz.ts";
import type { SheetQuestion } from "../../shared/views.ts";
import type { Round } from "./state.ts";

/** The question in the words in which this round asked it. */
export function asWorded(
	question: SheetQuestion,
	{ revision = 0 }: Pick<Round, "revision">,
): SheetQuestion {
	const former = question.former?.find(({ until }) => revision < until);
	if (former === undefined) return question;
	const { text, ask } = former;
	return { ...question, text, ask };
}

/** Whether answers to the one are read, counted and marked as those to the other: nothing but words is another. */
export function isReadAlike(one: Question, other: Question): boolean {
	if (one.kind !== other.kind || one.points !== other.points) return false;
	if (canonical(one.key) !== canonical(other.key)) return false;
	const { bare } = kindOf(one);
	const form = bare(one.ask);
	return (
		canonical(form) === canonical(bare(other.ask)) &&
		differsInWords(one.ask, other.ask, form)
	);
}

/** `form`: the first without its words. What is not in it at all is no words. */
function differsInWords(one: Json, other: Json, form: Json): boolean {
	if (typeof one === "string" && typeof other === "string")
		return one === other || one !== form;
	if (!isNested(one) || !isNested(other)) return one === other;
	const names = Object.keys(one);
	return (
		Array.isArray(one) === Array.isArray(other) &&
		names.length === Object.keys(other).length &&
		names.every((name) => {
			if (!Object.hasOwn(other, name)) return false;
			const part = one[name] ?? null;
			const isForm = isNested(form) && Object.hasOwn(form, name);
			return differsInWords(
				part,
				other[name] ?? null,
				isForm ? (form[name] ?? null) : part,
			);
		})
	);
}

function isNested(value: Json): value is { readonly [name: string]: Json } {
	return typeof value === "object" && value !== null;
}
