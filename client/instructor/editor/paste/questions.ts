import * as v from "valibot";
import { kinds } from "../../../../shared/kinds/kinds.ts";
import { Question } from "../../../../shared/quiz.ts";
import { deskOf } from "../../../kinds/desks.ts";
import type { Pasted, PastedQuestion } from "./pasted.ts";

/** What was pasted as questions of a quiz; those that no quiz can hold are told by their place in the text. */
export interface Taken {
	readonly questions: readonly Question[];
	readonly tooLong: readonly number[];
}

/** Time and points that the text does not say are those of the question before, as for questions that are written. */
export function questionsOf(
	{ questions }: Pasted,
	before: Question | undefined,
	newId: () => string,
): Taken {
	const taken: Question[] = [];
	const tooLong: number[] = [];
	questions.forEach((pasted, index) => {
		const last = taken.at(-1) ?? before;
		const question: Question = {
			id: newId(),
			...contentOf(pasted),
			text: pasted.text,
			explanation: pasted.explanation,
			seconds: pasted.seconds ?? last?.seconds ?? null,
			points: pasted.points ?? last?.points ?? 1,
			...(pasted.notes === "" ? {} : { notes: pasted.notes }),
		};
		if (v.is(Question, question)) taken.push(question);
		else tooLong.push(index);
	});
	return { questions: taken, tooLong };
}

/** Of the first kind that takes it; what none does is still to be written. */
function contentOf(
	found: PastedQuestion,
): Pick<Question, "kind" | "ask" | "key"> {
	for (const { name } of kinds) {
		const content = deskOf(name).plain?.take?.(found) ?? null;
		if (content !== null) return { kind: name, ...content };
	}
	const [first] = kinds;
	return {
		kind: first?.name ?? "",
		...(first?.blank() ?? { ask: null, key: null }),
	};
}
