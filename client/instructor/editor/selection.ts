import { useCallback, useRef, useState } from "preact/hooks";
import type { Quiz } from "../../../shared/quiz.ts";
import { indexOf } from "./edit.ts";

export interface Selection {
	/** In the quiz's order; those that are gone are none any more. */
	readonly ids: readonly string[];
	/** `all`: with everything between this one and the one selected last. */
	select(question: string, on: boolean, all: boolean): void;
	clear(): void;
}

/** Which questions are selected. Its functions stay the same. */
export function useSelection(quiz: Quiz): Selection {
	const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
	const last = useRef<string | null>(null);
	const now = useRef(quiz);
	now.current = quiz;
	const select = useCallback((question: string, on: boolean, all: boolean) => {
		const { questions } = now.current;
		const at = indexOf(now.current, question);
		const from = indexOf(now.current, last.current ?? "");
		const [start, end] =
			all && from !== -1 ? [Math.min(at, from), Math.max(at, from)] : [at, at];
		const these = questions.slice(start, end + 1).map(({ id }) => id);
		last.current = question;
		setChosen((before) => {
			const after = new Set(before);
			for (const id of these) {
				if (on) after.add(id);
				else after.delete(id);
			}
			return after;
		});
	}, []);
	const clear = useCallback(() => setChosen(new Set()), []);
	const ids = quiz.questions.map(({ id }) => id).filter((id) => chosen.has(id));
	return { ids, select, clear };
}
