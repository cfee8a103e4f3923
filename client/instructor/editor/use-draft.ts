import { useCallback, useRef, useState } from "preact/hooks";
import type { Quiz } from "../../../shared/quiz.ts";
import { type Action, type Draft, openDraft, reduceDraft } from "./draft.ts";

/**
 * The draft on the page. Each edit goes to `onEdit` in the same breath, not after the page is drawn: it is kept even
 * when the page is left before that. `latest`: as it is now, drawn or not.
 */
export function useDraft(
	first: Quiz,
	onEdit: (quiz: Quiz) => void,
): [Draft, (action: Action) => void, latest: () => Draft] {
	const held = useRef<Draft | null>(null);
	held.current ??= openDraft(first);
	const tell = useRef(onEdit);
	tell.current = onEdit;
	const [, draw] = useState(held.current);
	const latest = useCallback(() => held.current ?? openDraft(first), []);
	const act = useCallback((action: Action) => {
		const before = latest();
		const after = reduceDraft(before, action, performance.now());
		if (after === before) return;
		held.current = after;
		if (action.edit !== "load" && after.quiz !== before.quiz)
			tell.current(after.quiz);
		draw(after);
	}, []);
	return [held.current, act, latest];
}
