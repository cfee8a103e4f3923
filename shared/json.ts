/** What JSON can say. */
export type Json =
	| null
	| boolean
	| number
	| string
	| readonly Json[]
	| { readonly [key: string]: Json };

/** Whether this is what JSON can say, with no more than so many lists and objects in one another. */
export function isJson(raw: unknown, depth: number): raw is Json {
	if (typeof raw !== "object" || raw === null)
		return (
			raw === null ||
			typeof raw === "string" ||
			typeof raw === "boolean" ||
			Number.isFinite(raw)
		);
	const isPlain =
		Array.isArray(raw) || Object.getPrototypeOf(raw) === Object.prototype;
	return (
		isPlain &&
		depth > 0 &&
		Object.values(raw).every((part) => isJson(part, depth - 1))
	);
}

/** Of documents that are built, or read, in one way: their fields stand in one order. */
export function isSame(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
