import { useRef } from "preact/hooks";

type After = (key: string) => string | undefined;

/**
 * In the order in which they came here: what is counted meanwhile moves nothing, and what is new stands last; or behind the one whose key
 * `after` tells, where that is here.
 */
export function useOrder<T>(
	all: readonly T[],
	keyOf: (one: T) => string,
	after?: After,
): readonly T[] {
	const order = useRef<readonly string[]>([]);
	const byKey = new Map(all.map((one) => [keyOf(one), one]));
	order.current = inOrder(order.current, [...byKey.keys()], after);
	return order.current.flatMap((key) => {
		const one = byKey.get(key);
		return one === undefined ? [] : [one];
	});
}

export function inOrder(
	before: readonly string[],
	now: readonly string[],
	after: After = () => undefined,
): readonly string[] {
	const known = new Set(before);
	const here = new Set(now);
	const keys = before.filter((key) => here.has(key));
	for (const key of now) {
		if (known.has(key)) continue;
		const place = keys.indexOf(after(key) ?? "");
		keys.splice(place === -1 ? keys.length : place + 1, 0, key);
	}
	return keys;
}
