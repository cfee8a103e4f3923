import { fold, type Strictness, tidy, visible } from "../spelling.ts";

export {
	comparable,
	fold,
	type Strictness,
	tidy,
	visible,
} from "../spelling.ts";

/** Bounds of the kind; lengths in UTF-16 units, as fields count them. */
export const most = {
	/** Of an answer, and of an accepted answer with its wildcards. */
	text: 200,
	accepted: 20,
	/** With those that are accepted afterwards. */
	acceptedInAll: 60,
	typos: 2,
	/** Of a group's name. */
	group: 60,
} as const;

/** An answer in canonical form; null when there is nothing to see in it, or too much. */
export function canonical(raw: string): string | null {
	const text = tidy(raw);
	return text.length <= most.text && visible.test(text) ? text : null;
}

/** The name of the group that an answer is counted in: what it is folded to, or how a long one begins. */
export function groupOf(text: string, strictness: Strictness): string {
	const folded = fold(text, strictness);
	if (folded.length < most.group - 1) return folded;
	return `${folded.slice(0, most.group - 1).replace(/\p{Cs}$/u, "")}…`;
}

/** How the answers of a group begin where its name is not all of them; null where it is. */
export function beginningOf(group: string): string | null {
	return group.length < most.group - 1 ? null : group.slice(0, -1);
}
