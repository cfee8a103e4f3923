import { useRef } from "preact/hooks";

/** In the order in which they came here: what is counted meanwhile moves nothing, and what is new stands last. */
export function useOrder<T>(
	all: readonly T[],
	keyOf: (one: T) => string,
): readonly T[] {
	const order = useRef<readonly string[]>([]);
	const byKey = new Map(all.map((one) => [keyOf(one), one]));
	const known = new Set(order.current);
	order.current = [
		...order.current.filter((key) => byKey.has(key)),
		...[...byKey.keys()].filter((key) => !known.has(key)),
	];
	return order.current.flatMap((key) => {
		const one = byKey.get(key);
		return one === undefined ? [] : [one];
	});
}
