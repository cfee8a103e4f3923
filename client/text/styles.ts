import type { TextStyle } from "../../shared/texts.ts";
import accents from "../look/accents.css?url";
import maths from "./maths.css?url";
import rich from "./rich.css?url";

/** Style sheets that most pages never need: of texts that are more than words, of formulas, with their font, and of rooms with a colour of their own. */
type Style = TextStyle | "accents";
const files: Readonly<Record<Style, string>> = { rich, maths, accents };
const coming = new Map<Style, Promise<unknown>>();
const here = new Set<Style>();

/** Fetches them ahead. One of a newer server this page does without. */
export function prepareStyles(styles: readonly Style[] = []): void {
	for (const style of styles) if (style in files) void fetchStyle(style);
}

/** What this text needs: resolves when it has come; null when it is here. */
export function prepareFor(html: string): Promise<unknown> | null {
	const needs: TextStyle[] = html.includes("<math")
		? ["rich", "maths"]
		: ["rich"];
	const missing = needs.filter((style) => !here.has(style));
	return missing.length === 0 ? null : Promise.all(missing.map(fetchStyle));
}

/** Resolves when there is nothing more to wait for; what did not come is asked for again by whoever needs it next. */
function fetchStyle(style: Style): Promise<unknown> {
	// Browsers before 2023 would show a formula's letters in a row: they show its source.
	if (style === "maths" && typeof MathMLElement === "undefined")
		document.documentElement.classList.add("no-maths");
	const fetched =
		coming.get(style) ??
		new Promise<void>((done) => {
			const link = document.createElement("link");
			link.rel = "stylesheet";
			link.href = files[style];
			link.onload = () => {
				here.add(style);
				done();
			};
			link.onerror = () => {
				coming.delete(style);
				link.remove();
				done();
			};
			document.head.append(link);
		});
	coming.set(style, fetched);
	return fetched;
}
