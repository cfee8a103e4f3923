/** At most two decimals: screen, room's page and results say the same. */
export function roundPoints(points: number): number {
	return Math.round(points * 100) / 100;
}

/** With a thin space between thousands, that stays on its line. */
export function showPoints(points: number): string {
	return roundPoints(points).toLocaleString("en").replaceAll(",", "\u202f");
}
