/**
 * Whether two texts are, from these places on, at most so many slips apart: a letter too many, missing, another one, or two
 * neighbours swapped (Damerau-Levenshtein, no part edited twice). What begins alike is best left alone; where the texts part, each
 * kind of slip is tried, so the cost is the length, four times as much for each slip.
 */
export function isWithin(
	one: string,
	other: string,
	slips: number,
	from = 0,
	fromOther = 0,
): boolean {
	const left = one.length - from;
	const leftOther = other.length - fromOther;
	if (Math.abs(left - leftOther) > slips) return false;
	const shorter = Math.min(left, leftOther);
	let at = 0;
	while (at < shorter && one[from + at] === other[fromOther + at]) at++;
	if (at === shorter) return true;
	if (slips === 0) return false;
	const [i, j] = [from + at, fromOther + at];
	const after = (inOne: number, inOther: number) =>
		isWithin(one, other, slips - 1, i + inOne, j + inOther);
	const isSwapped = one[i] === other[j + 1] && one[i + 1] === other[j];
	return (
		after(1, 1) || after(1, 0) || after(0, 1) || (isSwapped && after(2, 2))
	);
}
