import { useEffect, useState } from "preact/hooks";
import { reachable, reload } from "../link/network.ts";
import type { PhonePart } from "./part.ts";

const parts = import.meta.glob<PhonePart>("./*/phone.{ts,tsx}", {
	import: "phone",
});
const loads = new Map<string, Promise<PhonePart | null>>();
const here = new Map<string, PhonePart>();

const partOf = (kind: string) =>
	parts[`./${kind}/phone.ts`] ?? parts[`./${kind}/phone.tsx`];

/** Whether this page knows such questions; a newer server may ask others. */
export const knows = (kind: string) => partOf(kind) !== undefined;

/** Fetches a kind's part, once; again when the server is back. Null where there is none. */
function load(kind: string): Promise<PhonePart | null> {
	const known = loads.get(kind);
	if (known !== undefined) return known;
	const get = partOf(kind);
	const loading =
		get?.()
			.catch(() => reachable().then(get))
			.then(
				(part) => {
					here.set(kind, part);
					return part;
				},
				() => {
					loads.delete(kind);
					reload();
					return null;
				},
			) ?? Promise.resolve(null);
	loads.set(kind, loading);
	return loading;
}

/** Fetches the parts that a room will need, so that no question waits for one. */
export function prepare(kinds: readonly string[]): void {
	for (const kind of kinds) void load(kind);
}

/** A kind's part; null until it is here. */
export function usePhone(kind: string): PhonePart | null {
	const [, redraw] = useState(0);
	const part = here.get(kind) ?? null;
	useEffect(() => {
		if (part === null) void load(kind).then(() => redraw((count) => count + 1));
		// A newer page may be there by now.
		if (!knows(kind)) reload();
	}, [kind]);
	return part;
}

/** An answer in words, as far as its kind's part is here. */
export function say(kind: string, ask: unknown, value: unknown): string {
	return here.get(kind)?.say(ask as never, value as never) ?? "";
}
