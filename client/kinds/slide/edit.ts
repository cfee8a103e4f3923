import type { Slide } from "../../../shared/kinds/slide/model.ts";
import type { Question } from "../../../shared/quiz.ts";
import * as words from "./words.en.ts";

export const slideOf = (ask: Question["ask"]) => ask as unknown as Slide;

/** An edit that changes nothing gives the very same slide. */
export function withSlide(
	question: Question,
	change: Partial<Slide>,
): Question {
	const before = slideOf(question.ask);
	const ask = { ...before, ...change };
	return ask.body === before.body && ask.phones === before.phones
		? question
		: { ...question, ask };
}

/** Of a question nothing but its text, which becomes the heading. */
export function hold({ ask }: Question) {
	const { body, phones } = (ask ?? {}) as Partial<Slide>;
	return {
		ask: {
			body: typeof body === "string" ? body : "",
			phones: phones === true,
		},
		key: {},
	};
}

/** In which parts two versions differ; `theirs` may be a question. */
export function differences(mine: Question, theirs: Question): string[] {
	const [one, other] = [mine, theirs].map(
		({ ask }) => (ask ?? {}) as Partial<Slide>,
	);
	return [
		...(one?.body === other?.body ? [] : [words.itsBody]),
		...(one?.phones === other?.phones ? [] : [words.whetherOnPhones]),
	];
}
