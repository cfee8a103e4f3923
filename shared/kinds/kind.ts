import type { KindName, Question } from "../quiz.ts";

/** A choice in canonical form: the indexes of the chosen options, ascending, without repeats. */
export type Choice = readonly number[];

/** How many answers made each choice: canonical choice as JSON text → number of answers. What stores count. */
export type Groups = Readonly<Record<string, number>>;

/** Answers per option, in the question's order. With several choices per answer the counts add up to more than `answered`. */
export interface Distribution {
	readonly answered: number;
	readonly counts: readonly number[];
}

/** Everything that tells one kind of question from another. A new kind is one more file and its line in `kinds.ts`. */
export interface Kind {
	readonly name: KindName;
	/** What the editor calls it. */
	readonly label: string;
	readonly hint: string;
	/** How a phone takes the answer: one tap on one option, or several options and a button. */
	readonly input: "one" | "many";
	/** What the editor lets an author do. */
	readonly editor: {
		/** How many options can be marked correct. */
		readonly correct: "one" | "many" | "none";
		/** The option texts, where the kind prescribes them. */
		readonly fixedOptions?: readonly string[];
	};
	/** What keeps this question from being asked, one sentence per fault. Empty when it is ready. */
	problems(question: Question): string[];
	/** Parses what a phone sent. Null when it is no possible answer to this question. */
	readChoice(question: Question, raw: unknown): Choice | null;
	/** The share of the points that this choice earns, 0 to 1; null when there is nothing to be right about. */
	mark(question: Question, choice: Choice): number | null;
	count(question: Question, groups: Groups): Distribution;
}
