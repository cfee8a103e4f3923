import type { Question } from "../../shared/quiz.ts";

/** What a kind makes of a question: its own part of it. */
export type Content = Pick<Question, "ask" | "key">;

/** A line of a question's own part in the text view of a quiz: `- [sign] text`, or `= text` whose sign is "=". */
export interface Item {
	readonly sign: string;
	/** May have several lines. */
	readonly text: string;
}

/** What was found of a question in a text that somebody pasted. */
export interface Found {
	readonly options: readonly string[];
	/** Places of the options that are said to be right. */
	readonly correct: readonly number[];
	/** What is said to be right where there are no options. */
	readonly answer: string | null;
}

/** How a kind stands in the text of a quiz. What it cannot write stands there as data. */
export interface PlainForm {
	/** Null where lines cannot say it; what they say otherwise, whoever calls finds out by reading them. */
	write(content: Content): readonly Item[] | null;
	/** Null where these are no lines of this kind. */
	read(items: readonly Item[]): Content | null;
	/** Where more of it than its lines stands in the text: how both become one, and are told apart again. */
	readonly prose?: {
		join(text: string, content: Content): string;
		split(
			whole: string,
			content: Content,
		): { readonly text: string; readonly content: Content };
	};
	/**
	 * A question that was read of lines as it is stored under its id. Left out where the lines say all; else they do not tell, as in which order things
	 * stand on phones.
	 */
	arrange?(question: Question): Question;
	/** What was pasted, where it looks like a question of this kind. */
	take?(found: Found): Content | null;
}

/** A share of the points behind what earns it; nothing where it earns all. */
export function sayShare(share: number): string {
	return share === 1 ? "" : ` (${share * 100} %)`;
}

export function readShare(text: string): {
	readonly text: string;
	readonly share: number;
} {
	const [whole = "", percent] =
		/[ \u00a0]\(([\d.]+)[ \u00a0]?%\)$/.exec(text) ?? [];
	return percent === undefined
		? { text, share: 1 }
		: { text: text.slice(0, -whole.length), share: Number(percent) / 100 };
}
