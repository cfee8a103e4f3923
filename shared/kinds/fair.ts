/** What asks for a place in a list of what students wrote. */
export interface Claim {
	/** How many wrote it, and for how many of them it was the first that they wrote. */
	readonly count: number;
	readonly first: number;
	/** What it takes of the list. */
	readonly bytes: number;
}

interface Budget {
	readonly bytes: number;
	readonly entries: number;
}

/** Of the budget, for what most wrote, whoever wrote it first. */
const popular = 1 / 4;

/**
 * Those of a list that it has room for, in its order: a quarter is for what most wrote; of the rest every student has an equal share for the
 * first that they wrote. Firsts that are within the shares of those who wrote them all come, then the others, those first that take least
 * for each student; what somebody wrote beside comes last. So a few who write much and long take no place from anybody's first.
 */
export function fairly<C extends Claim>(
	claims: readonly C[],
	most: Budget,
	students: number,
): C[] {
	const chosen = new Set<C>();
	let bytes = 0;
	const take = (some: readonly C[], part = 1) => {
		for (const one of some) {
			if (chosen.size >= most.entries * part) return;
			if (chosen.has(one) || bytes + one.bytes > most.bytes * part) continue;
			chosen.add(one);
			bytes += one.bytes;
		}
	};
	const ordered = [...claims].sort(
		(one, other) => other.count - one.count || one.bytes - other.bytes,
	);
	const firsts = ordered.filter(({ first }) => first > 0);
	const share = (most.bytes * (1 - popular)) / Math.max(1, students);
	const costOf = ({ bytes, first }: Claim) => bytes / first;
	take(
		ordered.filter(({ count }) => count > 1),
		popular,
	);
	take(firsts.filter((one) => costOf(one) <= share));
	take([...firsts].sort((one, other) => costOf(one) - costOf(other)));
	take(ordered);
	return claims.filter((one) => chosen.has(one));
}
