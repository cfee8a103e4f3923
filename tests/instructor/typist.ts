import type { Page } from "playwright-core";

/** Somebody who writes with the keyboard alone, and counts. */
export class Typist {
	/** Keys that are no text. */
	keys = 0;
	/** Keys that end a line of what is written: from one option to the next. */
	lines = 0;
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	/** What is to be read in the quiz, letter by letter; a new line within it is a part of it. */
	async write(text: string): Promise<void> {
		await this.#page.keyboard.insertText(text);
	}

	async press(key: string): Promise<void> {
		this.keys++;
		await this.#page.keyboard.press(key);
	}

	async nextLine(): Promise<void> {
		this.lines++;
		await this.#page.keyboard.press("Enter");
	}
}

/** A lecture's quiz, as its lecturer has it in mind: the prompt, four options, which is right. */
export const tenQuestions: readonly (readonly [
	prompt: string,
	options: readonly [string, string, string, string],
	right: number,
])[] = [
	[
		"What is $\\int_0^1 x^2\\,dx$?",
		["$1$", "$\\frac12$", "$\\frac13$", "$\\frac14$"],
		2,
	],
	["Which is $\\binom{5}{2}$?", ["$5$", "$10$", "$20$", "$25$"], 1],
	[
		"What does this print?\n\n```python\nprint([1, 2][-1])\n```",
		["`1`", "`2`", "nothing", "an error"],
		1,
	],
	["Which is **not** a prime?", ["$91$", "$97$", "$101$", "$103$"], 0],
	[
		"$\\det\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$ is",
		["$-2$", "$2$", "$10$", "$-10$"],
		0,
	],
	[
		"Which is balanced: $\\ce{H2 + O2 -> H2O}$?",
		["as it is", "$2,1,2$", "$1,2,1$", "$2,2,1$"],
		1,
	],
	['What does `len("ab" * 2)` give?', ["`2`", "`3`", "`4`", "`5`"], 2],
	[
		"$\\lim_{n\\to\\infty}(1+\\frac1n)^n$ is",
		["$1$", "$2$", "$e$", "$\\infty$"],
		2,
	],
	[
		"Which loop never ends?",
		["`for (;;)`", "`while (0)`", "`do {} while (0)`", "none"],
		0,
	],
	[
		"$P(A\\mid B)$ is",
		["$P(A)$", "$P(B)$", "$P(A)P(B)$", "$\\frac{P(A\\cap B)}{P(B)}$"],
		3,
	],
];
