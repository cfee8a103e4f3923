import type { Accepted, Key } from "../../../shared/kinds/text/accepted.ts";
import {
	most,
	type Strictness,
	tidy,
} from "../../../shared/kinds/text/spelling.ts";
import type { Question } from "../../../shared/quiz.ts";
import { inserted, replaced, without } from "../../fields/lists.ts";
import * as words from "./words.en.ts";

type Held = Pick<Question, "ask" | "key">;

export const keyOf = ({ key }: Pick<Question, "key">) => key as Key;
export const strictnessOf = ({ ask }: Pick<Question, "ask">) =>
	ask as Strictness;

const empty: Accepted = { text: "", share: 1 };

/** What an author does to what is right. An edit that is not possible, or changes nothing, gives the very same question. */
export function withAccepted(
	question: Question,
	at: number,
	change: Partial<Accepted>,
): Question {
	const { accepted } = keyOf(question);
	const before = accepted[at];
	if (before === undefined) return question;
	const after = { ...before, ...change };
	return after.text === before.text && after.share === before.share
		? question
		: withAll(question, replaced(accepted, at, after));
}

/** An empty one after this one. */
export function addAccepted(question: Question, after: number): Question {
	const { accepted } = keyOf(question);
	return accepted.length >= most.accepted
		? question
		: withAll(question, inserted(accepted, after + 1, empty));
}

export function removeAccepted(question: Question, at: number): Question {
	const { accepted } = keyOf(question);
	return accepted[at] === undefined || accepted.length === 1
		? question
		: withAll(question, without(accepted, at));
}

function withAll(question: Question, accepted: Key["accepted"]): Question {
	return { ...question, key: { ...keyOf(question), accepted } };
}

export function withTypos(question: Question, typos: number): Question {
	const key = keyOf(question);
	return typos === key.typos
		? question
		: { ...question, key: { ...key, typos } };
}

export function withStrictness(
	question: Question,
	change: Partial<Strictness>,
): Question {
	return { ...question, ask: { ...strictnessOf(question), ...change } };
}

/** Of a question with options, those that are marked correct are what is right. */
export function holdAsText({ ask, key }: Held): Held {
	const { options = [] } = (ask ?? {}) as {
		readonly options?: readonly (string | null)[];
	};
	const { correct = [] } = (key ?? {}) as {
		readonly correct?: readonly number[];
	};
	const texts = correct
		.map((index) => tidy(options[index] ?? "").replace(/[\\*]/g, "\\$&"))
		.filter((text) => text !== "" && text.length <= most.text);
	const accepted = texts.map((text): Accepted => ({ text, share: 1 }));
	return {
		ask: { caseCounts: false, accentsCount: false, spacesCount: false },
		key: { accepted: accepted.length === 0 ? [empty] : accepted, typos: 0 },
	};
}

/** In which parts two versions of a question differ; `theirs` may be of another kind. */
export function differences(mine: Question, theirs: Question): string[] {
	const differ = (part: (of: Partial<Strictness & Key>) => unknown) => {
		const [one, other] = [mine, theirs].map(({ ask, key }) =>
			JSON.stringify(part({ ...(ask as Strictness), ...(key as Key) })),
		);
		return one !== other;
	};
	const exactness = differ(
		({ caseCounts, accentsCount, spacesCount, typos }) => [
			caseCounts,
			accentsCount,
			spacesCount,
			typos,
		],
	);
	const accepted = differ(({ accepted }) =>
		accepted?.map(({ text, share }) => [text, share]),
	);
	return [
		...(exactness ? [words.howExactly] : []),
		...(accepted ? [words.whatIsCorrect] : []),
	];
}
