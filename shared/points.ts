/** At most two decimals: marks and sums, screen, room's page, results and the trial of a question say the same. */
export function roundPoints(points: number): number {
	return Math.round(points * 100) / 100;
}
