import { least, most } from "../../../shared/kinds/pairs/model.ts";
import type { Item, PlainForm } from "../plain.ts";
import { arrange, heldPairs, keyOf, othersIn, pairsIn } from "./edit.ts";

const by = "by";
const isMeasure = ({ sign, text }: Item) => sign === by && text === "all";

/**
 * A line for each pair, `- [404] not found`, for each that belongs to none, `- [] I am a teapot`, and where nothing is earned for a part:
 * `- [by] all`.
 */
export const plain: PlainForm = {
	write: (content) => [
		...pairsIn(content).map(({ left, right }) => ({
			sign: left,
			text: right,
		})),
		...othersIn(content).map((text) => ({ sign: "", text })),
		...(keyOf(content).measure === "all" ? [{ sign: by, text: "all" }] : []),
	],
	read(lines) {
		const items = lines.filter((line) => !isMeasure(line));
		const isPair = ({ sign, text }: Item) => sign.trim() !== "" || text === "";
		const pairs = items.filter(isPair);
		const others = items.filter((item) => !isPair(item));
		const measured = lines.length - items.length;
		if (
			pairs.length < least ||
			items.length > most.right ||
			measured > 1 ||
			items.some(({ sign }) => sign === "=")
		)
			return null;
		const { ask, key } = heldPairs(
			"",
			pairs.map(({ sign, text }) => ({ left: sign.trim(), right: text })),
			others.map(({ text }) => text),
		);
		return { ask, key: measured === 1 ? { ...key, measure: "all" } : key };
	},
	arrange,
};
