import type { Strictness } from "../../../shared/kinds/text/spelling.ts";
import { type Content, type PlainForm, readShare, sayShare } from "../plain.ts";
import { holdAsText, keyOf, strictnessOf } from "./edit.ts";
import * as words from "./words.en.ts";

const signs: readonly (readonly [keyof Strictness, string])[] = [
	["caseCounts", words.caseSign],
	["accentsCount", words.accentsSign],
	["spacesCount", words.spacesSign],
];

/** What is right as `= Rome`, and below it how exactly: `- [case counts]`, `- [slips] 1`. */
export const plain: PlainForm = {
	write(content) {
		const { accepted, typos } = keyOf(content);
		const strict = strictnessOf(content);
		return [
			...accepted.map(({ text, share }) => ({
				sign: "=",
				text: text + sayShare(share),
			})),
			...signs.flatMap(([name, sign]) =>
				strict[name] ? [{ sign, text: "" }] : [],
			),
			...(typos === 0 ? [] : [{ sign: "slips", text: String(typos) }]),
		];
	},
	read(items) {
		const known = ["=", "slips", ...signs.map(([, sign]) => sign)];
		if (items.some(({ sign }) => !known.includes(sign))) return null;
		const counts = (wanted: string) =>
			items.some(({ sign }) => sign === wanted);
		const slips = items.find(({ sign }) => sign === "slips")?.text ?? "0";
		return {
			ask: Object.fromEntries(
				signs.map(([name, sign]) => [name, counts(sign)]),
			),
			key: {
				accepted: items
					.filter(({ sign }) => sign === "=")
					.map(({ text }) => readShare(text)),
				typos: Number(slips),
			},
		};
	},
	take: ({ options, answer }) =>
		options.length > 0 || answer === null ? null : holdAs(answersIn(answer)),
};

function holdAs(options: readonly string[]): Content {
	return holdAsText({
		ask: { options },
		key: { correct: options.map((_, place) => place) },
	});
}

/** "ADH (also accept: vasopressin, antidiuretic hormone)" and "ADH / vasopressin" are several. */
function answersIn(answer: string): string[] {
	const [, first, others = ""] =
		/^(.+?)\s*[([](?:also|or|accept(?:ed)?|auch|oder)\b(?:\s+accept(?:ed|able)?)?\s*:?\s*(.+)[)\]]\.?$/i.exec(
			answer,
		) ?? [];
	return first === undefined
		? answer.split(" / ")
		: [...first.split(" / "), ...others.split(/\s*[,;]\s*|\s+(?:or|oder)\s+/)];
}
