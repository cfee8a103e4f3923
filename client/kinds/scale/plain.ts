import type { PlainForm } from "../plain.ts";
import { labelsOf } from "./edit.ts";

/** A line for each step: `- [1] not at all`. */
export const plain: PlainForm = {
	write: (content) =>
		labelsOf(content).map((text, index) => ({ sign: String(index + 1), text })),
	read: (items) =>
		items.length > 1 &&
		items.every(({ sign }, index) => sign === String(index + 1))
			? { ask: { labels: items.map(({ text }) => text) }, key: {} }
			: null,
};
