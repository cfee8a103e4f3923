/** A part of a list. The lists themselves have no bound, so nobody is ever given one whole. */
export interface Page {
	/** What the page before gave as `next`; null for the first. */
	readonly after: string | null;
	readonly limit: number;
}

export interface Paged<T> {
	readonly items: readonly T[];
	/** Where the next page begins; null when this was the last. */
	readonly next: string | null;
}

/** `one` more than the page holds has been read: it tells that there is another page. */
export function paged<T>(
	read: readonly T[],
	limit: number,
	cursorOf: (last: T) => string,
): Paged<T> {
	const items = read.slice(0, limit);
	const last = items.at(-1);
	const isLast = read.length <= limit || last === undefined;
	return { items, next: isLast ? null : cursorOf(last) };
}

/** A moment and what orders those of one moment, as `cursorFrom` puts them together. */
export interface Cursor {
	readonly at: number;
	readonly tie: string;
}

export function cursorFrom(at: number, tie: string | number): string {
	return `${at}-${tie}`;
}

export function readCursor(text: string): Cursor {
	const dash = text.indexOf("-");
	return { at: Number(text.slice(0, dash)), tie: text.slice(dash + 1) };
}

/** Every page of a list, one after another. */
export async function* allOf<T>(
	list: (page: Page) => Promise<Paged<T>>,
): AsyncGenerator<T> {
	for (let after: string | null = null; ; ) {
		const { items, next }: Paged<T> = await list({ after, limit: 100 });
		yield* items;
		if (next === null) return;
		after = next;
	}
}
