import type { StudentView } from "../../shared/views.ts";
import { fetchAhead } from "../text/fetch-ahead.ts";
import { prepareStyles } from "../text/styles.ts";
import { prepareAfter } from "./after.ts";

/** Has what the coming questions need beside their kinds' parts here before they open. */
export function prepareFor(
	{ styles = [], images, accent, phase }: StudentView,
	more: () => void,
): void {
	prepareAfter(phase, more);
	prepareStyles(accent ? [...styles, "accents"] : styles);
	fetchAhead(images);
}
