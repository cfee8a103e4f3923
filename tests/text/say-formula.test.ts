import { describe, expect, test } from "vitest";
import { render } from "../../server/text/render.ts";
import { formulas } from "./formulas.ts";

function saidOf(source: string): string {
	const look = render(source);
	const html = "html" in look ? look.html : null;
	return /<math [^>]*alttext="([^"]*)"/.exec(html ?? "")?.[1] ?? "";
}

describe("a formula in words", () => {
	test.each([
		["-95\\,\\text{mV}", "−95 mV"],
		["\\ce{HCl}", "HCl"],
		["\\ce{2 H2 + O2 -> 2 H2O}", "2 H2 + O2 → 2 H2 O"],
		["\\ce{SO4^2-}", "SO4 super 2 −"],
		["\\ce{^{227}_{90}Th+}", "super 227 sub 90 Th super +"],
		["\\ce{^{14}C}", "super 14 C"],
		["\\sqrt{n}", "square root of n"],
		["n^2", "n squared"],
		["O(n\\log n)", "O(n log n)"],
		["\\frac{RT}{zF}\\ln\\frac{a}{b}", "RT over zF, ln a over b"],
		[
			"x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}",
			"x = fraction −b ± square root of b squared − 4ac, end of root, over 2a, end of fraction",
		],
		["10^{-3}", "10 to the power of −3"],
		["\\mathbf{E}", "E"],
		["\\vec{a}", "vector a"],
		["\\int_0^\\infty f", "∫ from 0 to ∞ of f"],
		[
			"\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}",
			"(row 1: a, b; row 2: c, d)",
		],
		["a < b", "a &lt; b"],
	])("[TX1470] %s", (tex, words) => {
		expect(saidOf(`$${tex}$`)).toBe(words);
	});

	test("[TX1470] no formula is said by its TeX, and each says something", () => {
		for (const [name, tex] of formulas) {
			expect(saidOf(`$${tex}$`), name).not.toBe("");
			expect(saidOf(`$${tex}$`), name).not.toMatch(/\\[a-z]/);
		}
	});

	test("[TX1470] one within many others is said in time", () => {
		const deep = (part: string) => `${part.repeat(20)}x${"}".repeat(20)}`;
		const begun = performance.now();
		for (const part of ["\\sqrt{", "\\frac{1}{", "x^{"])
			expect(saidOf(`$${deep(part)}$`)).toContain("x");
		expect(performance.now() - begun).toBeLessThan(1_000);
	});

	test.each([
		["Is it $x$?", "Is it ", "x?"],
		["Is it ($x$)?", "Is it ", "(x)?"],
		["Is it **$x$**.", "Is it ", null],
		["$x$-th", "", "x-"],
		["$x$ and", "", null],
		["$x$ ?", "", null],
	])(
		"[TX1471] %s: punctuation stays with its formula",
		(source, before, kept) => {
			const look = render(source);
			const html = ("html" in look ? look.html : null) ?? "";
			const words = html
				.replace(/<math.*<\/math>/, "x")
				.replace(/<span class="m-keep">([^<]*)<\/span>/, "[$1]");
			if (kept === null) expect(words).not.toContain("[");
			else expect(words).toContain(`${before}[${kept}]`);
		},
	);

	test("[TX1471] beside what cannot be read, and beside a formula with lines of its own, it stays in the text", () => {
		for (const source of ["($\\frac{1$)?", "a ($$x$$)?"]) {
			const look = render(source);
			const html = ("html" in look ? look.html : null) ?? "";
			expect(html).not.toContain("m-keep");
			expect(html.replace(/<(math|code).*<\/\1>/, "F")).toMatch(/\(F\)\?$/);
		}
	});
});
