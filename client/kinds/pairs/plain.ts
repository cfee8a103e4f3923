import { least } from "../../../shared/kinds/pairs/model.ts";
import type { PlainForm } from "../plain.ts";
import { heldPairs, pairsIn } from "./edit.ts";

/** A line for each pair: `- [404] not found`. */
export const plain: PlainForm = {
	write: (content) =>
		pairsIn(content).map(({ left, right }) => ({ sign: left, text: right })),
	read: (items) =>
		items.length >= least && items.every(({ sign }) => sign !== "=")
			? heldPairs(
					"",
					items.map(({ sign, text }) => ({ left: sign.trim(), right: text })),
					[],
				)
			: null,
};
