/** Lists as they are after an edit. Arrays have methods for this, which browsers at the floor lack (`client/floors.ts`). */

export function replaced<T>(list: readonly T[], at: number, item: T): T[] {
	return list.map((one, index) => (index === at ? item : one));
}

export function inserted<T>(list: readonly T[], at: number, item: T): T[] {
	return [...list.slice(0, at), item, ...list.slice(at)];
}

export function without<T>(list: readonly T[], at: number): T[] {
	return list.filter((_, index) => index !== at);
}

/** A list of so many words, two at least, whose last stays the last. */
export function resized(list: readonly string[], size: number): string[] {
	const between = list.slice(1, -1).slice(0, size - 2);
	const empty = Array<string>(size - 2 - between.length).fill("");
	return [list[0] ?? "", ...between, ...empty, list[list.length - 1] ?? ""];
}
