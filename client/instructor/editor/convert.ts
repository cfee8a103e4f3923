import { canonical } from "../../../shared/canonical.ts";
import type { Question } from "../../../shared/quiz.ts";
import { deskOf } from "../../kinds/desks.ts";

/** What a kind makes of a question. */
type Content = Pick<Question, "kind" | "ask" | "key">;

/** What a change of kind took something from, and what it left of it: the way back. */
export interface Lost {
	readonly before: Content;
	readonly after: Content;
}

/**
 * The question as one of another kind. Whatever the new kind can hold stays; when the way back would not give what was before,
 * that is handed back as `lost`, and given again to the conversion that leads back.
 */
export function convert(
	question: Question,
	kind: string,
	lost: Lost | null,
): { question: Question; lost: Lost | null } {
	const before = wayBack(question, lost);
	const after = held({ ...question, ...before }, kind);
	const converted = { ...question, ...after };
	return {
		question: converted,
		lost: isSame(held(converted, before.kind), before)
			? null
			: { before, after },
	};
}

function wayBack({ kind, ask, key }: Question, lost: Lost | null): Content {
	const now = { kind, ask, key };
	if (lost === null || !isSame(ask, lost.after.ask)) return now;
	// Only the key was lost, and the author has set it anew since: the newer one holds.
	if (isSame(lost.before.ask, lost.after.ask) && !isSame(key, lost.after.key))
		return now;
	return lost.before;
}

function held(question: Question, kind: string): Content {
	if (question.kind === kind)
		return { kind, ask: question.ask, key: question.key };
	return { kind, ...deskOf(kind).hold(question) };
}

function isSame(one: unknown, other: unknown): boolean {
	return canonical(one) === canonical(other);
}
