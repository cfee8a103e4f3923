/** What one can do to the words in a field that holds Markdown. */
export type Format = "bold" | "code" | "formula";

const signs: Readonly<Record<Format, string>> = {
	bold: "**",
	code: "`",
	formula: "$",
};

export interface Marked {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

/** Puts the signs around what is selected, or takes them away where they stand; several lines of code or formula become a block. */
export function mark({ text, start, end }: Marked, format: Format): Marked {
	const [head, words, tail] = [
		text.slice(0, start),
		text.slice(start, end),
		text.slice(end),
	];
	const sign = signs[format];
	const isBlock = words.includes("\n") && format !== "bold";
	const [open, close] = isBlock ? blockOf(format) : [sign, sign];
	if (head.endsWith(open) && tail.startsWith(close))
		return {
			text: head.slice(0, -open.length) + words + tail.slice(close.length),
			start: start - open.length,
			end: end - open.length,
		};
	const isBegun = head === "" || head.endsWith("\n");
	const before = isBlock && !isBegun ? `\n${open}` : open;
	const after =
		isBlock && tail !== "" && !tail.startsWith("\n") ? `${close}\n` : close;
	return {
		text: head + before + words + after + tail,
		start: start + before.length,
		end: end + before.length,
	};
}

function blockOf(format: Format): [string, string] {
	return format === "code" ? ["```\n", "\n```"] : ["$$\n", "\n$$"];
}

/** An author's own texts: of a question, of its options, and the quiz as text. Labels of steps, units and accepted answers are no Markdown. */
const ofMarkdown = /\/(?:text|explanation|notes|ask\.(?!labels|unit))|^source$/;

/** Whether the field that has the cursor takes Markdown. */
export function isFormatted(
	element: EventTarget | null,
): element is HTMLTextAreaElement {
	return (
		element instanceof HTMLTextAreaElement &&
		!element.readOnly &&
		ofMarkdown.test(element.dataset.field ?? "")
	);
}

/** Whether images are put into it: a text of Markdown, or the words for one image of the quiz's own. */
export function takesImages(
	element: EventTarget | null,
): element is HTMLTextAreaElement {
	return (
		isFormatted(element) ||
		(element instanceof HTMLTextAreaElement &&
			/^(?:logo|picture)$/.test(element.dataset.field ?? ""))
	);
}

/** Does it to a field on the page, as if it were typed: the field's own listener hears of it. */
export function format(element: HTMLTextAreaElement, how: Format): void {
	const { value, selectionStart, selectionEnd } = element;
	put(
		element,
		mark({ text: value, start: selectionStart, end: selectionEnd }, how),
	);
}

function put(element: HTMLTextAreaElement, { text, start, end }: Marked): void {
	// A field takes no more than its most, and neither does this.
	if (element.maxLength >= 0 && text.length > element.maxLength) return;
	element.value = text;
	element.setSelectionRange(start, end);
	element.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
