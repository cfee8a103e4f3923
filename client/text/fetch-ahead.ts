import { imagePath } from "../../shared/images.ts";
import { base } from "../link/base.ts";
import { imageWidth } from "./image-width.ts";

/** A hall does not ask in the same moment. */
const spreadMs = 1_000;

/** What was asked for last. */
let asked = "";

/** Has the browser load images before anybody sees them, within `spread` ms. They are small, and as few as the server tells. */
export function fetchAhead(
	ids: readonly string[] = [],
	spread = spreadMs,
): void {
	if (ids.length === 0 || String(ids) === asked) return;
	asked = String(ids);
	setTimeout(() => {
		for (const id of ids) new Image().src = base + imagePath(id, imageWidth());
	}, Math.random() * spread);
}
