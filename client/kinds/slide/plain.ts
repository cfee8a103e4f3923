import { divider } from "../../../shared/kinds/slide/parts.ts";
import type { PlainForm } from "../plain.ts";
import { slideOf } from "./edit.ts";

const phones = "phones";

/** The heading is the first paragraph, and what it shows follows. `- [phones]`: they show it too. */
export const plain: PlainForm = {
	write: ({ ask }) => (slideOf(ask).phones ? [{ sign: phones, text: "" }] : []),
	read: (items) =>
		items.length === 1 && items[0]?.sign === phones && items[0].text === ""
			? { ask: { body: "", phones: true }, key: {} }
			: null,
	prose: {
		join(text, { ask }) {
			const { body } = slideOf(ask);
			return body === "" ? text : `${text}\n\n${body}`;
		},
		split(whole, { ask, key }) {
			const lines = whole.split("\n");
			const end = lines.findIndex(
				(line) => line.trim() === "" || line.trimEnd() === divider,
			);
			if (end === -1) return { text: whole, content: { ask, key } };
			const body = lines
				.slice(end)
				.join("\n")
				.replace(/^(?:[ \t]*\n)+/, "");
			return {
				text: lines.slice(0, end).join("\n"),
				content: { ask: { ...slideOf(ask), body }, key },
			};
		},
	},
};
