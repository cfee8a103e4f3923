/**
 * Whether two texts are at most so many slips apart: a letter too many, missing, another one, or two neighbours swapped
 * (Damerau-Levenshtein, no part edited twice). Only so many places beside the diagonal are looked at, so the cost is the length.
 */
export function isWithin(one: string, other: string, slips: number): boolean {
	if (Math.abs(one.length - other.length) > slips) return false;
	if (slips === 0) return one === other;
	const far = slips + 1;
	let before: number[] = [];
	let last = Array.from({ length: other.length + 1 }, (_, at) => at);
	for (let i = 1; i <= one.length; i++) {
		const row = Array<number>(other.length + 1).fill(far);
		if (i <= slips) row[0] = i;
		let least = row[0] ?? far;
		const end = Math.min(other.length, i + slips);
		for (let j = Math.max(1, i - slips); j <= end; j++) {
			const isSame = one[i - 1] === other[j - 1];
			let cost = Math.min(
				(last[j] ?? far) + 1,
				(row[j - 1] ?? far) + 1,
				(last[j - 1] ?? far) + (isSame ? 0 : 1),
			);
			if (
				i > 1 &&
				j > 1 &&
				one[i - 1] === other[j - 2] &&
				one[i - 2] === other[j - 1]
			)
				cost = Math.min(cost, (before[j - 2] ?? far) + 1);
			row[j] = cost;
			least = Math.min(least, cost);
		}
		// Two rows: a swap reaches over one.
		if (least > slips && Math.min(...last) > slips) return false;
		before = last;
		last = row;
	}
	return (last[other.length] ?? far) <= slips;
}
