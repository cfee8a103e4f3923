import { kindOf } from "../../shared/kinds/kinds.ts";
import type { PlainForm } from "../kinds/plain.ts";
import { askingOf } from "./value.ts";
import * as words from "./words.en.ts";

/** How many texts a student may write, `- [entries] 3`, and whether they are held until they pass: `- [held]`. */
export function plainOf(kind: string): PlainForm {
	return {
		write({ ask }) {
			const { entries, moderated } = askingOf(ask);
			return [
				{ sign: words.entriesSign, text: String(entries) },
				...(moderated ? [{ sign: words.heldSign, text: "" }] : []),
			];
		},
		read(items) {
			const blank = askingOf(kindOf({ kind }).blank().ask);
			const said = new Map(items.map(({ sign, text }) => [sign, text]));
			const entries = said.get(words.entriesSign) ?? String(blank.entries);
			const held = said.get(words.heldSign);
			const known = [words.entriesSign, words.heldSign];
			return said.size < items.length ||
				items.some(({ sign }) => !known.includes(sign)) ||
				!/^\d{1,2}$/.test(entries) ||
				(held ?? "") !== ""
				? null
				: {
						ask: { entries: Number(entries), moderated: held !== undefined },
						key: {},
					};
		},
	};
}
