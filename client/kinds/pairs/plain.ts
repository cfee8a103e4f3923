import { least, most } from "../../../shared/kinds/pairs/model.ts";
import type { PlainForm } from "../plain.ts";
import { arrange, heldPairs, keyOf, othersIn, pairsIn } from "./edit.ts";

/** A line for each pair, `- [404] not found`, and for each that belongs to none: `- [] I am a teapot`. */
export const plain: PlainForm = {
	write: (content) =>
		keyOf(content).measure === "all"
			? null
			: [
					...pairsIn(content).map(({ left, right }) => ({
						sign: left,
						text: right,
					})),
					...othersIn(content).map((text) => ({ sign: "", text })),
				],
	read(items) {
		const isPair = ({ sign, text }: (typeof items)[number]) =>
			sign.trim() !== "" || text === "";
		const pairs = items.filter(isPair);
		const others = items.filter((item) => !isPair(item));
		return pairs.length < least ||
			items.length > most.right ||
			items.some(({ sign }) => sign === "=")
			? null
			: heldPairs(
					"",
					pairs.map(({ sign, text }) => ({ left: sign.trim(), right: text })),
					others.map(({ text }) => text),
				);
	},
	arrange,
};
