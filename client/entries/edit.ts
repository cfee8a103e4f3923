import type { Asking, Most } from "../../shared/kinds/entries.ts";
import type { Question } from "../../shared/quiz.ts";
import { askingOf } from "./value.ts";
import * as words from "./words.en.ts";

/** An edit that changes nothing gives the very same question. */
export function withAsking(
	question: Question,
	change: Partial<Asking>,
): Question {
	const before = askingOf(question.ask);
	const ask = { ...before, ...change };
	return ask.entries === before.entries && ask.moderated === before.moderated
		? question
		: { ...question, ask };
}

/** Of another such kind as many entries as this one has; else as a new question. */
export function holdAs(blank: Asking, most: Most, { ask }: Question) {
	const { entries, moderated } = (ask ?? {}) as Partial<Asking>;
	return {
		ask: {
			entries:
				typeof entries === "number"
					? Math.min(entries, most.entries)
					: blank.entries,
			moderated: typeof moderated === "boolean" ? moderated : blank.moderated,
		},
		key: {},
	};
}

/** In which parts two versions of a question differ; `theirs` may be of another kind. */
export function differences(mine: Question, theirs: Question): string[] {
	const [one, other] = [mine, theirs].map(
		({ ask }) => (ask ?? {}) as Partial<Asking>,
	);
	return [
		...(one?.entries === other?.entries ? [] : [words.howManyEntries]),
		...(one?.moderated === other?.moderated ? [] : [words.whetherHeld]),
	];
}
