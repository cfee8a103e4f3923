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
