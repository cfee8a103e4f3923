import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { render } from "../../server/text/render.ts";

const docs = readFileSync(
	new URL("../../docs/WRITING.md", import.meta.url),
	"utf8",
);
const sectionOf = (title: string) =>
	docs.split(/^## /m).find((one) => one.startsWith(`${title}\n`)) ?? "";
/** What is shown there as one would type it: with the fence of three backticks that such a block may hold. */
const blocksOf = (title: string) =>
	[...sectionOf(title).matchAll(/^(`{3,})\n([\s\S]*?)\n\1$/gm)].map(
		([, , text = ""]) => text,
	);
/** Of the cells that hold nothing but code, that code. */
const codeIn = (line: string) =>
	[...line.matchAll(/(?:`` (.+?) ``|`([^`]+)`)/g)].map(
		([, spaced, plain]) => spaced ?? plain ?? "",
	);
const htmlOf = (source: string) => {
	const look = render(source);
	expect(look, source).toHaveProperty("html");
	return "html" in look ? (look.html ?? "") : "";
};

describe("docs/WRITING.md", () => {
	test("[TX1852] each formula that it names is one, and its prices are prices", () => {
		const rows = sectionOf("Formulas")
			.split("\n")
			.filter((line) => line.startsWith("| ") && line.includes("`"));
		const formulas = rows.flatMap(codeIn).map((tex) => `$${tex}$`);
		expect(formulas.length).toBeGreaterThan(8);
		const [block = "", ...others] = blocksOf("Formulas");
		expect(others).toEqual([]);
		for (const one of [...formulas, block, "$E = mc^2$"]) {
			expect(htmlOf(one), one).toContain("<math");
			expect(htmlOf(one), one).not.toContain("<merror");
		}
		for (const prices of ["$5 or $6", "It is \\$5 and \\$6."]) {
			expect(docs).toContain(prices.split(" ")[0]);
			expect(htmlOf(prices)).not.toContain("<math");
		}
	});

	test("[TX1852] its code has colours, in each language that it names, and its table has sides", () => {
		const [code = ""] = blocksOf("Code");
		expect(htmlOf(code)).toContain("hljs-keyword");
		expect(htmlOf(code)).toContain("    <span");
		const [, named = ""] =
			/known \((.*?) and so on\)/.exec(sectionOf("Code")) ?? [];
		const languages = named.split(/, /).map((one) => one.toLowerCase());
		expect(languages.length).toBeGreaterThan(8);
		for (const language of languages) {
			const line = language === "html" ? "<b>one</b>" : 'f = "one"';
			const text = `\`\`\`${language}\n${line}\n\`\`\``;
			expect(htmlOf(text), language).toContain("hljs-");
		}
		const [table = ""] = blocksOf("Tables");
		for (const part of ["<table", "rich-right"])
			expect(htmlOf(table)).toContain(part);
	});

	test("[TX1852] what is typed becomes what stands beside it", () => {
		const html = (typed: string) => {
			expect(docs).toContain(typed);
			return htmlOf(typed);
		};
		expect(html("**important**")).toBe("<strong>important</strong>");
		expect(html("*gently*")).toBe("<em>gently</em>");
		expect(html("~~wrong~~")).toBe("<s>wrong</s>");
		expect(html("[the standard](https://example.org)")).toMatch(/^<a /);
		expect(html("`x = 1`")).toBe("<code>x = 1</code>");
		expect(htmlOf("- one\n- two")).toContain("<ul>");
		expect(htmlOf("1. one\n2. two")).toContain("<ol>");
		expect(htmlOf("> said")).toContain("<blockquote>");
		for (const sign of ["*", "$", "_"]) {
			expect(docs).toContain(`\`\\${sign}\``);
			expect(htmlOf(`a \\${sign}b\\${sign} c`)).toBe(`a ${sign}b${sign} c`);
		}
	});
});
