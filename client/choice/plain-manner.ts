import { type Credit, credits } from "../../shared/kinds/multiple/credit.ts";
import type { Content, Item } from "../kinds/plain.ts";
import { creditOf, type Manner, mannerOf, type Rules } from "./edit.ts";
import * as words from "./words.en.ts";

/** What is said beside the options. */
interface Said {
	readonly manner: Manner;
	readonly credit: Credit | null;
}

/** How options are offered and what a part of the right ones earns, as lines below them: `- [shuffled] but the last 1`. */
export function writeManner(content: Content, rules: Rules): Item[] {
	const { shuffled, pinned, unsure, other, otherShown } = mannerOf(
		content,
		rules,
	);
	const credit = rules.marks === "many" ? creditOf(content) : null;
	const line = (isSaid: unknown, sign: string, text = ""): Item[] =>
		isSaid ? [{ sign, text }] : [];
	return [
		...line(
			shuffled,
			words.shuffledSign,
			pinned === undefined ? "" : words.butTheLast(pinned),
		),
		...line(unsure, words.unsureSign),
		...line(other, words.otherSign, otherShown ? words.shownSign : ""),
		...line(credit, words.creditSign, credit ?? ""),
	];
}

/** Null where these are no such lines, or not of a kind with these rules. */
export function readManner(items: readonly Item[], rules: Rules): Said | null {
	const signs = items.map(({ sign }) => sign);
	if (new Set(signs).size < signs.length) return null;
	let said: Said = { manner: {}, credit: null };
	for (const { sign, text } of items) {
		const manner = readLine(sign, text);
		const credit = credits.find((one) => one === text);
		if (manner !== null)
			said = { ...said, manner: { ...said.manner, ...manner } };
		else if (sign === words.creditSign && credit !== undefined)
			said = { ...said, credit };
		else return null;
	}
	const { manner, credit } = said;
	const held = mannerOf({ ask: { options: [], ...manner } }, rules);
	const isHeld = Object.keys(held).length === Object.keys(manner).length;
	return isHeld && (credit === null || rules.marks === "many") ? said : null;
}

const pinnedLine = new RegExp(`^${words.butTheLast("(\\d{1,2})")}$`);

function readLine(sign: string, text: string): Manner | null {
	const [, pinned] = pinnedLine.exec(text) ?? [];
	if (sign === words.shuffledSign && pinned !== undefined)
		return { shuffled: true, pinned: Number(pinned) };
	if (sign === words.otherSign && text === words.shownSign)
		return { other: true, otherShown: true };
	if (text !== "") return null;
	if (sign === words.shuffledSign) return { shuffled: true };
	if (sign === words.unsureSign) return { unsure: true };
	return sign === words.otherSign ? { other: true } : null;
}
