import { describe, expect, test } from "vitest";
import { plainText } from "../../shared/plain-text.ts";
import { formulaAt } from "../../shared/texts.ts";

/** What is typed, and its words. */
const said: readonly (readonly [typed: string, words: string])[] = [
	["What is HTTP?", "What is HTTP?"],
	["**Which** of _these_ is *not* ~~true~~?", "Which of these is not true?"],
	["2 * 3 * 4 = 24, and 2*3 is 6", "2 * 3 * 4 = 24, and 2*3 is 6"],
	["snake_case_name and __init__", "snake_case_name and init"],
	["`a_b_c` and ``a ` b``", "a_b_c and a ` b"],
	["Solve $x^2 = 4$.", "Solve x^2 = 4."],
	["$$\n\\frac{1}{2}\n$$", "\\frac{1}{2}"],
	["It costs $5, not $6.", "It costs $5, not $6."],
	["[the RFC](https://example.org/x) says", "the RFC says"],
	["![a heart](image:abc123) beats", "a heart beats"],
	["<https://example.org>", "https://example.org"],
	["1 < 2 > 0 & 5", "1 < 2 > 0 & 5"],
	["a &amp; b \\*c\\*", "a & b *c*"],
	["# Title\n\nText", "Title\n\nText"],
	["- one\n- two", "one\ntwo"],
	["1. one\n2. two", "1. one\n2. two"],
	["> said **so**", "said so"],
	["| a | b |\n|---|:-:|\n| 1 | 2 |", "a, b\n1, 2"],
	["```js\nif (a) {\n  b_c_d();\n}\n```", "if (a) {\n  b_c_d();\n}"],
	["a\n\n---\n\nb", "a\n\n\nb"],
	["**open", "**open"],
	["C:\\new", "C:\\new"],
];

describe("a text in words alone", () => {
	test.each(said)("[TX1160] %j says %j", (typed, words) => {
		expect(plainText(typed)).toBe(words);
	});

	test("[TX1160] of whatever is typed it has no longer one, in bounded time", () => {
		const bombs = [
			"*",
			"_a",
			"`",
			"$",
			"$$",
			"[",
			"![",
			"<",
			"&",
			"\\",
			"| ",
			"> ",
			"*_~~`[$",
			"**a",
		];
		for (const bomb of bombs) {
			const typed = bomb.repeat(10_000 / bomb.length);
			const begun = performance.now();
			expect(plainText(typed).length).toBeLessThanOrEqual(typed.length);
			expect(performance.now() - begun, bomb).toBeLessThan(500);
		}
	});
});

describe("dollars", () => {
	test("[TX1161] a price begins no formula", () => {
		for (const text of [
			"$5",
			"$5 and $6",
			"$5-$6",
			"$ x $",
			"$$",
			"$$$$",
			"$",
			"$a\n\nb$",
		])
			expect(formulaAt(text, 0), text).toBeNull();
	});

	test("[TX1161] a formula ends at its dollar, and not at an escaped one", () => {
		expect(formulaAt("$x$.", 0)).toEqual({ tex: "x", end: 3, wide: false });
		expect(formulaAt("$$x\n+y$$", 0)).toEqual({
			tex: "x\n+y",
			end: 8,
			wide: true,
		});
		expect(formulaAt("$5\\$ + x$", 0)?.tex).toBe("5\\$ + x");
		expect(formulaAt("$\\\\$", 0)?.tex).toBe("\\\\");
	});
});
