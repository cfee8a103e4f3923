import * as words from "../../shared/words/formulas.en.ts";

/** A formula's element, or the characters of one. */
interface Part {
	readonly name: string;
	readonly attributes: string;
	readonly parts: Part[];
	text: string;
	/** Asked for more than once at each depth. */
	said?: string;
}

/** What MathML says, in words. Signs stay as they are where they stand in a line: a name has to hold what is seen. */
export function sayFormula(mathml: string): string {
	return say(readParts(mathml))
		.normalize("NFC")
		.replace(/[\u{1d400}-\u{1d7ff}]/gu, (sign) => sign.normalize("NFKC"))
		.replace(/[\u2061-\u2064\u200b]/g, "")
		.replace(/\s+/g, " ")
		.replace(/(?<=[([]) | (?=[,;)\]}])/g, "")
		.replace(/,(?=[,;)])/g, "")
		.trim()
		.replace(/,$/, "");
}

/** Of what the library makes, which is well formed. */
function readParts(mathml: string): Part {
	const root = partOf("", "");
	const open = [root];
	for (const [, closing, name = "", attributes = "", text] of mathml.matchAll(
		/<(\/?)(\w+)([^>]*)>|([^<]+)/g,
	)) {
		const inside = open.at(-1) ?? root;
		if (text !== undefined) inside.text += unescaped(text);
		else if (closing !== "") open.pop();
		else {
			const part = partOf(name, attributes);
			inside.parts.push(part);
			open.push(part);
		}
	}
	return root;
}

function partOf(name: string, attributes: string): Part {
	return { name, attributes, parts: [], text: "" };
}

function unescaped(text: string): string {
	return text
		.replace(/&lt;/g, "<")
		.replace(/&gt;/g, ">")
		.replace(/&quot;/g, '"')
		.replace(/&#x27;|&#39;/g, "'")
		.replace(/&amp;/g, "&");
}

const big = /^[∑∏∐∫∬∭∮⋃⋂⨁⨂]$/u;
const overs: readonly (readonly [RegExp, (of: string) => string])[] = [
	[/^(?:→|\u20d7|⟶|⇀)$/u, words.vector],
	[/^(?:\^|ˆ|\u0302)$/u, words.hat],
	[/^(?:¯|‾|ˉ|_|\u0305|―|─)$/u, words.bar],
];

function say(part: Part): string {
	part.said ??= sayAnew(part);
	return part.said;
}

function sayAnew(part: Part): string {
	const { name, parts, text } = part;
	const [first, second, third, fourth] = parts.map((inner) =>
		say(inner).trim(),
	);
	switch (name) {
		case "annotation":
		case "mphantom":
			return "";
		case "mspace":
			return / width="0[."p]/.test(part.attributes) ? " " : "";
		case "mo":
			return sayOperator(part);
		case "mfrac":
			return spaced(
				words.fraction(first ?? "", second ?? "", areShort(parts.slice(0, 2))),
			);
		case "msqrt":
			return spaced(words.root(sayAll(parts), areShort(parts)));
		case "mroot":
			return spaced(
				words.rootOf(second ?? "", first ?? "", areShort(parts.slice(0, 1))),
			);
		case "msup":
			return `${first}${raised(first, second, parts[1])}`;
		case "msub":
			return `${first}${lowered(first, second, parts[1])}`;
		case "msubsup":
		case "munderover":
			return big.test(first ?? "") || name === "munderover"
				? spaced(`${first} ${words.fromTo(second ?? "", third ?? "")}`)
				: `${first}${lowered(first, second, parts[1])}${raised(first, third, parts[2])}`;
		// To the left of what follows: there is nothing else in it.
		case "mmultiscripts":
			return [
				fourth && spaced(words.raised(fourth)),
				third && spaced(words.index(third, true)),
			].join("");
		case "munder":
			return second ? spaced(`${first} ${words.below(second)}`) : (first ?? "");
		case "mover":
			return second ? spaced(sayOver(first ?? "", second)) : sayAll(parts);
		case "menclose":
			return /strike/.test(part.attributes)
				? spaced(words.crossedOut(sayAll(parts)))
				: sayAll(parts);
		case "mtable":
			return spaced(
				parts
					.map((row, index) =>
						parts.length === 1
							? say(row)
							: words.row(index + 1, say(row).trim()),
					)
					.join("; "),
			);
		case "mtr":
			return (
				parts
					.map((cell) => say(cell).trim())
					.filter((cell) => cell !== "")
					.join(", ")
					// One that goes on is no cell of its own to an ear.
					.replace(/, (?=[=<>≤≥≈≠→])/gu, " ")
			);
		default:
			return text + sayAll(parts);
	}
}

function sayAll(parts: readonly Part[]): string {
	return parts.map(say).join("");
}

/** With a space on both sides where it stands between two. */
function sayOperator({ text, attributes }: Part): string {
	if (text === "\u2061") return " ";
	if (/ form="(?:prefix|postfix)"/.test(attributes)) return text;
	if (/^[,;]$/.test(text)) return `${text} `;
	return /^[()[\]{}|!′″./:]?$/u.test(text) ? text : spaced(text);
}

function raised(base = "", exponent = "", part?: Part): string {
	if (exponent === "") return "";
	if (/^[′″‴*†]+$/u.test(exponent)) return exponent;
	// Of a charge, and of what stands beside nothing.
	if (base === "" || /^\d*[+−]$/.test(exponent))
		return spaced(words.raised(exponent));
	if (exponent === "2") return spaced(words.squared);
	if (exponent === "3") return spaced(words.cubed);
	return spaced(words.power(exponent, part === undefined || isShort(part)));
}

function lowered(base = "", index = "", part?: Part): string {
	if (index === "") return "";
	// How many there are of an atom.
	if (base === "") return `${index} `;
	return spaced(words.index(index, part === undefined || isShort(part)));
}

function sayOver(base: string, over: string): string {
	const known = overs.find(([sign]) => sign.test(over));
	return known === undefined ? `${base} ${words.above(over)}` : known[1](base);
}

function spaced(text: string): string {
	return ` ${text} `;
}

/** Whether it needs no word for its end: a number, a letter or a few. */
function areShort(parts: readonly Part[]): boolean {
	return parts.every(isShort);
}

function isShort(part: Part): boolean {
	return /^\S{1,4}$/.test(say(part).trim());
}
