import { toldOf } from "../text/told.ts";
import type { Layouts } from "./fit.ts";

/** What words are about, beside them: which share of the room it has at most, the largest first. */
const beside: Layouts = ["beside-50", "beside-42", "beside-34", "beside-26"];
/** A picture below the words gives way before the type does. */
const below: Layouts = ["below", "below-low", "below-lowest"];

/** What is wanted most of what leaves the type as large as it can be. `ratio` null: nothing can stand beside the words. */
export const layoutsFor = (ratio: number | null): Layouts =>
	ratio === null ? below : all;
const all: Layouts = [...beside, ...below];

/** With fewer letters there is nothing to stand beside it. */
const leastWords = 24;
/** What is wider stands better in a line of its own, and what is smaller, px, would be blurred. */
const mostWide = 2.2;
const leastWidth = 300;

/** How wide for its height the one picture of a slide's parts is, if words can stand beside it; null: all stands in one column. */
export function pictureBeside(parts: readonly string[]): number | null {
	const text = contentOf(parts.find((part) => part !== "") ?? "");
	const line = text?.querySelector("img")?.parentElement;
	if (!text || !line || text.querySelectorAll("img").length > 1) return null;
	const words = text.textContent?.trim() ?? "";
	return words.length < leastWords ? null : ratioOf(line);
}

/** The same of the picture that a question has below its words; program text there is as wide as there is room. */
export function figureBeside(question: string): number | null {
	const { children } = contentOf(question) ?? { children: [] };
	const [words, figure, ...others] = children;
	if (!words || !figure || others.length > 0) return null;
	if (words.tagName !== "P" || words.querySelector("img")) return null;
	return figure.tagName === "PRE" ? 9 : ratioOf(figure);
}

function contentOf(source: string): DocumentFragment | null {
	const html = toldOf(source);
	if (html === null) return null;
	return Object.assign(document.createElement("template"), { innerHTML: html })
		.content;
}

function ratioOf(line: Element): number | null {
	if (!isPicture(line)) return null;
	const side = (name: string) =>
		Number(line.firstElementChild?.getAttribute(name));
	const ratio = side("width") / side("height");
	const isFit = side("width") >= leastWidth && ratio > 0 && ratio <= mostWide;
	return isFit ? ratio : null;
}

/** A paragraph that is one picture and no words. */
function isPicture(line: Element): boolean {
	return (
		line.tagName === "P" &&
		line.firstElementChild?.tagName === "IMG" &&
		line.children.length === 1 &&
		line.textContent?.trim() === ""
	);
}

/** Styles know such paragraphs by their class: `:has()` came to browsers only in 2023. */
export function markPictures(within: Element): void {
	for (const line of within.querySelectorAll(".rich > p"))
		if (isPicture(line)) line.className = "rich-picture";
}
