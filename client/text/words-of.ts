import { toldOf } from "./told.ts";

/** A text in words alone, as it is heard: a formula in words and not its TeX. What this page was told nothing of looks as it was typed. */
export function wordsOf(source: string): string {
	const html = toldOf(source);
	if (html === null) return source;
	const { content } = Object.assign(document.createElement("template"), {
		innerHTML: html,
	});
	for (const part of content.querySelectorAll("math, img"))
		part.replaceWith(
			part.getAttribute("alttext") ?? part.getAttribute("alt") ?? "",
		);
	return content.textContent?.trim() ?? "";
}
