import { kinds } from "../../../shared/kinds/kinds.ts";
import type { KindName, Option, Question } from "../../../shared/quiz.ts";

/** Options that a change of kind took something from, and what it left of them: the way back. */
export interface Lost {
	readonly before: readonly Option[];
	readonly after: readonly Option[];
}

/**
 * The question as one of another kind. Texts and marks stay wherever the new kind can hold them; what it cannot hold
 * is handed back as `lost`, and given again to the conversion that leads back.
 */
export function convert(
	question: Question,
	kind: KindName,
	lost: Lost | null,
): { question: Question; lost: Lost | null } {
	const before = wayBack(question.options, lost);
	const after = held(before, kind);
	return {
		question: { ...question, kind, options: after },
		lost: sameOptions(before, after) ? null : { before, after },
	};
}

function wayBack(
	options: readonly Option[],
	lost: Lost | null,
): readonly Option[] {
	if (lost === null || !sameTexts(options, lost.after)) return options;
	// Only marks were lost, and the author has marked anew since: the newer marks hold.
	if (
		sameTexts(lost.before, lost.after) &&
		options.some((option) => option.correct)
	)
		return options;
	return lost.before;
}

function held(options: readonly Option[], kind: KindName): Option[] {
	const { correct, fixedOptions } = kinds[kind].editor;
	const texts =
		fixedOptions === undefined
			? options
			: fixedOptions.map((text) => ({
					text,
					correct: options.some(
						(option) => option.correct && alike(option.text, text),
					),
				}));
	// Several marks do not become one by choosing for the author: none is kept, and the question says that one is missing.
	const marks = texts.filter((option) => option.correct).length;
	const keep = correct === "many" || (correct === "one" && marks === 1);
	return texts.map((option) => ({
		text: option.text,
		correct: keep && option.correct,
	}));
}

function alike(one: string, other: string): boolean {
	return one.trim().toLowerCase() === other.toLowerCase();
}

function sameTexts(one: readonly Option[], other: readonly Option[]): boolean {
	return (
		one.length === other.length &&
		one.every((option, index) => option.text === other[index]?.text)
	);
}

function sameOptions(
	one: readonly Option[],
	other: readonly Option[],
): boolean {
	return (
		sameTexts(one, other) &&
		one.every((option, index) => option.correct === other[index]?.correct)
	);
}
