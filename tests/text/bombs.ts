/** Texts of at most 10,000 characters that are made to cost, by what they are. */
const full = (piece: string, frame: readonly [string, string] = ["", ""]) =>
	frame[0] +
	piece.repeat(
		Math.floor((10_000 - frame[0].length - frame[1].length) / piece.length),
	) +
	frame[1];
const code = (language: string, piece: string) =>
	full(piece, [`\`\`\`${language}\n`, "\n```"]);

export const bombs: Readonly<Record<string, string>> = {
	"formulas without end": full("$a"),
	"small formulas": full("$a$ "),
	"nested fractions": full("\\frac{", ["$", "$"]),
	"roots without braces": full("\\sqrt", ["$", "x$"]),
	"macros of macros": `$\\def\\a{xx}${[..."bcdefgh"].map((one, index) => `\\def\\${one}{${`\\${"abcdefg"[index]}`.repeat(10)}}`).join("")}\\h$`,
	"a macro of itself": "$\\def\\a{\\a\\a}\\a$",
	"a wide matrix": full("&", ["$\\begin{matrix}", "\\end{matrix}$"]),
	chemistry: full("->[a]", ["$\\ce{", "}$"]),
	emphasis: full("**a"),
	brackets: full("["),
	pictures: full("!["),
	links: full("[a]("),
	"code spans": full("`a"),
	quotations: full("> "),
	"lists in lists": full("- "),
	"a wide table": full("|a|b|\n|-|-|\n"),
	"a table that grows": `${"|a".repeat(120)}|\n${"|-".repeat(120)}|\n${"|\n".repeat(4000)}`,
	headings: full("# \n"),
	escapes: full("\\\\"),
	entities: full("&amp;"),
	JavaScript: code("js", "`${"),
	CSS: code("css", "a{"),
	"Markdown in code": code("markdown", "**a"),
	Perl: code("perl", "s/{"),
	XML: code("xml", "<a "),
	JSON: code("json", "["),
	Java: code("java", "a<b "),
};
