import type { Json } from "../../shared/json.ts";

/** The same, worked out once for all that are the very same value: a hall has many students, and gives few different answers. */
export function ofAlike<T>(of: (value: Json) => T): (value: Json) => T {
	const known = new Map<Json, { readonly is: T }>();
	return (value) => {
		const found = known.get(value);
		if (found !== undefined) return found.is;
		const is = of(value);
		known.set(value, { is });
		return is;
	};
}

/** How often each value was given. */
export function countsOf(
	rows: readonly { readonly value: Json }[],
): [Json, number][] {
	const counts = new Map<Json, number>();
	for (const { value } of rows) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts];
}
