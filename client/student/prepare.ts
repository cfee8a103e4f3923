import type { StudentView } from "../../shared/views.ts";
import { fetchAhead } from "../text/fetch-ahead.ts";
import { prepareStyles } from "../text/styles.ts";

/** Has what the coming questions need beside their kinds' parts here before they open. */
export function prepareFor({ styles, images }: StudentView): void {
	prepareStyles(styles);
	fetchAhead(images);
}
