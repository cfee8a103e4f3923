/** At most two decimals: screen, room's page and results say the same. */
export function roundPoints(points: number): number {
	return Math.round(points * 100) / 100;
}
