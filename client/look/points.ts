import { roundPoints } from "../../shared/points.ts";

/** With a thin space between thousands, that stays on its line. */
export function showPoints(points: number): string {
	return roundPoints(points).toLocaleString("en").replace(/,/g, "\u202f");
}
