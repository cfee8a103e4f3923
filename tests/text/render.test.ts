import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { render } from "../../server/text/render.ts";
import { limits } from "../../shared/limits.ts";
import { escapeOlder, unescapeOlder } from "../../shared/older-text.ts";
import { mayBeMore } from "../../shared/texts.ts";
import { diceOf } from "../room/dice.ts";
import { bombs } from "./bombs.ts";
import { formulas } from "./formulas.ts";
import { fuzz } from "./fuzz.ts";
import { hostileText, pictured, wrongIn } from "./hostile.ts";

function htmlOf(source: string, images = {}): string | null {
	const look = render(source, images);
	if ("fault" in look) throw new Error(look.fault);
	return look.html;
}

describe("what a text looks like", () => {
	test.each([
		[
			"**b** *i* ~~s~~ `c`",
			"<strong>b</strong> <em>i</em> <s>s</s> <code>c</code>",
		],
		["**a**\nb", "<strong>a</strong><br />\nb"],
		["- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"],
		["3. a", '<ol start="3">\n<li>a</li>\n</ol>'],
		["## T", '<p class="rich-heading">T</p>'],
		["<b>x</b>", null],
		["a < b && c > d", null],
		[
			"[l](https://a.example/?b&c)",
			'<a href="https://a.example/?b&amp;c" rel="noopener noreferrer nofollow" target="_blank">l</a>',
		],
		["https://a.example", null],
		["[l](javascript:x)", null],
	])("[TX1162] %j", (source, html) => {
		expect(htmlOf(source)).toBe(html);
	});

	test("[TX1162] a table's columns have their sides by class", () => {
		const html = htmlOf("|a|b|\n|:-:|-:|\n|1|2|") ?? "";
		expect(html).toContain('<th class="rich-center">a</th>');
		expect(html).toContain('<td class="rich-right">2</td>');
		expect(html).not.toContain("style");
	});

	test("[TX1163] code keeps every space and line, and is coloured by classes", () => {
		const code = 'if (a) {\n\tb();\n\n    c("  x");\n}\n';
		const html = htmlOf(`\`\`\`js\n${code}\`\`\``) ?? "";
		const words = html.replace(/<[^>]*>/g, "").replace(/&quot;/g, '"');
		expect(words).toBe(code);
		expect(html).toContain('<span class="hljs-keyword">if</span>');
		expect(htmlOf("```nolanguage\n  a\n```")).toBe(
			"<pre><code>  a\n</code></pre>",
		);
	});

	test.each(formulas)(
		"[TX1164] the formula %s is MathML with its source, without a style",
		(_name, tex) => {
			for (const source of [
				`$${tex}$`,
				`$$${tex}$$`,
				`$$\n${tex}\n$$`,
				`- $${tex}$`,
			]) {
				const html = htmlOf(source) ?? "";
				expect(wrongIn(html)).toEqual([]);
				expect(html).toMatch(/<math [^>]*alttext="[^"]+"/);
				expect(html).toContain('<annotation encoding="application/x-tex">');
				expect(html).not.toMatch(/ style=|<code/);
			}
		},
	);

	test("[TX1164] what a formula's styles say is said by classes, of which the pages' sheet has each", () => {
		const sheet = readFileSync("client/text/maths.css", "utf8");
		const styled = [
			["\\begin{pmatrix}a&b\\end{pmatrix}", "m-pl0 m-pr1"],
			["\\begin{cases}a&b\\end{cases}", "m-pl2"],
			[
				"\\begin{array}{|c:c|}\\hline a&b\\\\ \\hdashline c&d\\end{array}",
				"m-bl",
			],
			["\\boxed{x}", "m-box"],
			["\\color{red}x", "m-red"],
			["\\color{#123456}x", "m-blue"],
			[
				"\\textcolor{green}{x}\\color{orange}y\\color{purple}z\\color{gray}w",
				"m-green",
			],
			["\\hat{x}", "m-flat"],
		];
		for (const [tex, its] of styled) {
			const html = htmlOf(`$${tex}$`) ?? "";
			expect(html, tex).toContain(its);
			for (const [one] of html.matchAll(/\bm-\w+/g))
				expect(sheet, one).toMatch(new RegExp(`\\.${one}\\b`));
		}
		expect(htmlOf("$\\color{black}x$")).not.toContain("class");
	});

	test("[TX1977] numbers to the left of a sign stand there by MathML's own element", () => {
		const html = htmlOf("$\\ce{^{238}_{92}U -> ^4_2He + ^{14}C}$") ?? "";
		const scripts = [
			...html.matchAll(/<mmultiscripts>(.*?)<\/mmultiscripts>/g),
		].map(([, inner]) => inner);
		const left = "<mrow></mrow><mprescripts></mprescripts>";
		expect(scripts).toEqual([
			`${left}<mn>92</mn><mn>238</mn>`,
			`${left}<mn>2</mn><mn>4</mn>`,
			`${left}<mrow></mrow><mn>14</mn>`,
		]);
		expect(html).not.toContain("mphantom");
		expect(wrongIn(html)).toEqual([]);
	});

	test("[TX1164] a formula that cannot be read is shown as it was typed", () => {
		expect(htmlOf("$\\frac{1$")).toBe('<code class="tex">\\frac{1</code>');
		expect(htmlOf("It costs $5 or $6.")).toBeNull();
	});

	test("[TX1164] lines of a formula begin no list and no heading", () => {
		for (const sign of ["-", "+", "=", "> ", "#"]) {
			const html = htmlOf(`$$\na\n${sign} b\n$$`) ?? "";
			expect(html, sign).toMatch(/^<(math|code class="tex")/);
		}
	});

	test("[TX1165] a picture is shown where it is known, its words where it is not, and no other address is asked", () => {
		const images = { [pictured]: { width: 640, height: 480 } };
		expect(htmlOf(`![a "heart"](image:${pictured})`, images)).toBe(
			`<img class="rich-image" src="/image/${pictured}/1920" alt="a &quot;heart&quot;" width="640" height="480" loading="eager" decoding="async" />`,
		);
		expect(htmlOf(`![a heart](image:${pictured})`)).toBe("a heart");
		expect(htmlOf("![a heart](https://evil.example/x.png)", images)).toBe(
			"a heart",
		);
		expect(htmlOf("![x](image:constructor)", images)).toBe("x");
	});

	test("[TX1166] what is in no way more than it says has no look, and costs no rendering", () => {
		const plain = [
			"What is HTTP?",
			"Two\nlines\n\nand a paragraph",
			"3 < 4, a*b, c_d & e",
			"100 % — “x”",
			"(1) [0] {2}",
		];
		for (const source of plain) expect(htmlOf(source), source).toBeNull();
		const dice = diceOf(3);
		let unlooked = 0;
		for (let count = 0; count < 1_000; count++) {
			const source = hostileText(dice);
			// Markdown has another character for what is none.
			if (mayBeMore(source) || source.includes("\u0000")) continue;
			unlooked++;
			expect(htmlOf(source), source).toBeNull();
		}
		expect(unlooked).toBeGreaterThan(20);
	});
});

describe("hostile texts", () => {
	test("[TX1167] in no text is a script, a style, a handler or an address elsewhere, and no bracket can be read in two ways", () => {
		const { wrong, looked, slowest } = fuzz(6_000, 1);
		expect(wrong).toEqual([]);
		expect(looked).toBeGreaterThan(3_000);
		expect(slowest).toBeLessThan(1_000);
	});

	test("[TX1167] the check sees what it looks for", () => {
		for (const html of [
			"<script>x</script>",
			'<p style="x">y</p>',
			'<p onclick="x">y</p>',
			'<a href="javascript:x">y</a>',
			'<img src="//evil.example" />',
			'<p class="a"b="c">x</p>',
			"<p>x",
			"<em>a<p>b</em></p>",
			"a < b",
			'<math><mi><img src="/image/a/1" /></mi></math>',
		])
			expect(wrongIn(html), html).not.toEqual([]);
	});

	test.each(Object.entries(bombs))(
		"[TX1168] a bomb of %s is small, or refused, at once",
		(_name, source) => {
			expect(source.length).toBeLessThanOrEqual(limits.questionText);
			const begun = performance.now();
			const look = render(source);
			expect(performance.now() - begun).toBeLessThan(1_500);
			if ("fault" in look) expect(look.fault).toBe("text-too-rich");
			else
				expect(Buffer.byteLength(look.html ?? "")).toBeLessThanOrEqual(
					limits.renderedText,
				);
		},
	);
});

describe("texts of before Markdown", () => {
	const words = (html: string) =>
		html
			.replace(/<br \/>\n?|<\/p>\n?<p>/g, "\n")
			.replace(/<\/?p>/g, "")
			.replace(/&lt;/g, "<")
			.replace(/&gt;/g, ">")
			.replace(/&quot;/g, '"')
			.replace(/&amp;/g, "&");
	const bare = (text: string) =>
		text
			.replaceAll("\u0000", "")
			.replaceAll("\ufffd", "")
			.replace(/\s+/g, " ")
			.trim();

	test("[TX1169] whatever was typed looks as it did, and goes back as it was", () => {
		const dice = diceOf(11);
		let escaped = 0;
		for (let count = 0; count < 3_000; count++) {
			const typed = hostileText(dice)
				.slice(0, 900)
				.replace(/[\t\u00a0]/g, " ");
			const source = escapeOlder(typed);
			if (source !== typed) escaped++;
			expect(unescapeOlder(source)).toBe(typed);
			const look = render(source);
			if (!("html" in look)) throw new Error(look.fault);
			const shown = look.html === null ? source : words(look.html);
			expect(shown, JSON.stringify(typed)).not.toMatch(
				/<(?!\w*[^>]*$)[a-z]+ class=/,
			);
			expect(bare(shown), JSON.stringify(typed)).toBe(bare(typed));
		}
		expect(escaped).toBeGreaterThan(500);
	});

	test("[TX1169] indented lines stay so", () => {
		const source = escapeOlder("for x:\n    *y*\n        z");
		expect(htmlOf(source)).toBe(
			"for x:<br />\n\u00a0\u00a0\u00a0\u00a0*y*<br />\n\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0z",
		);
	});
});
