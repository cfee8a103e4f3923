/** Who has no points has no place, neither on a board nor on a phone. */
export function hasPlace(score: number): boolean {
	return score > 0;
}

/** At most two decimals: marks and sums, screen, room's page, results and the trial of a question say the same. */
export function roundPoints(points: number): number {
	return Math.round(points * 100) / 100;
}
