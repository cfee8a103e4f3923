import { measures } from "../../../shared/kinds/order/measures.ts";
import { least, most } from "../../../shared/kinds/order/model.ts";
import type { PlainForm } from "../plain.ts";
import { arrange, heldItems, itemsIn, keyOf } from "./edit.ts";

const by = "by";

/** A line for each item in the right order, `- [1] SYN`, and by what a part of the points is earned, where that is not tau: `- [by] places`. */
export const plain: PlainForm = {
	write(content) {
		const { orders, measure } = keyOf(content);
		return orders.length > 1
			? null
			: [
					...itemsIn(content).map((text, index) => ({
						sign: String(index + 1),
						text,
					})),
					...(measure === "tau" ? [] : [{ sign: by, text: measure }]),
				];
	},
	read(lines) {
		const items = lines.filter(({ sign }) => sign !== by);
		const [said = "tau", ...more] = lines
			.filter(({ sign }) => sign === by)
			.map(({ text }) => text);
		const measure = measures.find((one) => one === said);
		return measure === undefined ||
			more.length > 0 ||
			items.length < least ||
			items.length > most.items ||
			items.some(({ sign }, index) => sign !== String(index + 1))
			? null
			: heldItems(
					items.map(({ text }) => text),
					measure,
				);
	},
	arrange,
};
