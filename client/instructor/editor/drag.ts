import type { TargetedDragEvent } from "preact";
import { useRef, useState } from "preact/hooks";

/** Where dragged questions would go: before this one, or null: behind the last. */
type Goal = { readonly before: string | null } | null;

/** Dragging of questions by their grips; `drop` moves them. Whoever has no mouse moves them by keys and buttons. */
export function useDrag(
	ids: readonly string[],
	movedWith: (question: string) => readonly string[],
	drop: (questions: readonly string[], before: string | null) => void,
) {
	const dragged = useRef<readonly string[] | null>(null);
	const [goal, setGoal] = useState<Goal>(null);
	const goalOf = (event: TargetedDragEvent<HTMLElement>): Goal => {
		const card =
			event.target instanceof Element
				? event.target.closest<HTMLElement>("[data-question]")
				: null;
		const id = card?.dataset.question;
		if (card === null || id === undefined) return goal;
		const { top, height } = card.getBoundingClientRect();
		const isBefore = event.clientY < top + height / 2;
		return { before: isBefore ? id : (ids[ids.indexOf(id) + 1] ?? null) };
	};
	const end = () => {
		dragged.current = null;
		setGoal(null);
	};
	return {
		goal,
		listeners: {
			onDragStart(event: TargetedDragEvent<HTMLElement>) {
				const grip = event.target instanceof Element ? event.target : null;
				const id =
					grip?.closest<HTMLElement>("[data-question]")?.dataset.question;
				if (grip?.classList.contains("question-grip") !== true || !id) return;
				dragged.current = movedWith(id);
				event.dataTransfer?.setData("text/plain", "");
				if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
			},
			onDragOver(event: TargetedDragEvent<HTMLElement>) {
				if (dragged.current === null) return;
				event.preventDefault();
				const next = goalOf(event);
				if (next?.before !== goal?.before || goal === null) setGoal(next);
			},
			onDrop(event: TargetedDragEvent<HTMLElement>) {
				if (dragged.current === null) return;
				event.preventDefault();
				const to = goalOf(event);
				if (to !== null) drop(dragged.current, to.before);
				end();
			},
			onDragEnd: end,
		},
	};
}
