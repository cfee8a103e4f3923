import { isSame } from "./json.ts";
import type { Distribution } from "./kinds/kind.ts";

/**
 * How a distribution differs from one that is known, by its parts: what is not there is as it was. Of a list that was one before: its
 * pieces, each `[from, count, …then]`: so many of the known list from that place on, and then these.
 */
export type CountsChange = Readonly<Record<string, unknown>>;

type Piece = [from: number, count: number, ...then: unknown[]];

/** Null: another one altogether. What one tap does to a list of words, one that goes and one that comes up behind, is a few bytes of it. */
export function countsChange(
	before: Distribution,
	now: Distribution,
): CountsChange | null {
	const parts = Object.keys(now);
	if (!isSame(parts, Object.keys(before))) return null;
	return Object.fromEntries(
		parts.flatMap((part): [string, unknown][] => {
			const [was, is] = [before[part], now[part]];
			if (isSame(was, is)) return [];
			const areLists = Array.isArray(was) && Array.isArray(is);
			return [[part, areLists ? piecesOf(was, is) : is]];
		}),
	);
}

/** The distribution that differs so from the one that is known. */
export function changedCounts(
	before: Distribution,
	change: CountsChange,
): Distribution {
	const now: Record<string, unknown> = { ...before };
	for (const [part, is] of Object.entries(change)) {
		const was = now[part];
		now[part] =
			Array.isArray(was) && Array.isArray(is)
				? (is as Piece[]).flatMap(([from, count, ...then]) => [
						...was.slice(from, from + count),
						...then,
					])
				: is;
	}
	return now as Distribution;
}

function piecesOf(before: readonly unknown[], now: readonly unknown[]) {
	const known = before.map((one) => JSON.stringify(one));
	const places = new Map(known.map((text, place) => [text, place]));
	const pieces: Piece[] = [];
	for (const one of now) {
		const text = JSON.stringify(one);
		const last = pieces.at(-1);
		const next = last && last[0] + last[1];
		const place = places.get(text);
		if (last?.length === 2 && next !== undefined && known[next] === text)
			last[1]++;
		else if (place !== undefined) pieces.push([place, 1]);
		else if (last === undefined) pieces.push([0, 0, one]);
		else last.push(one);
	}
	return pieces;
}
