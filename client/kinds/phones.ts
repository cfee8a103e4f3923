import { useEffect } from "preact/hooks";
import type { Json } from "../../shared/json.ts";
import type { Distribution } from "../../shared/kinds/kind.ts";
import { reload } from "../link/network.ts";
import { type Part, partOf } from "../link/part.ts";
import type { PhonePart } from "./part.ts";

const files = import.meta.glob<PhonePart>("./*/phone.{ts,tsx}", {
	import: "phone",
});
const parts = new Map<string, Part<PhonePart>>();
for (const [file, get] of Object.entries(files))
	parts.set(file.split("/")[1] ?? "", partOf(get));

/** Whether this page knows such questions; a newer server may ask others. */
export const knows = (kind: string) => parts.has(kind);

/** What never comes. */
const unknown = partOf<PhonePart>(() => new Promise(() => {}));

const of = (kind: string) => parts.get(kind) ?? unknown;

/** Fetches the parts that a room will need, so that no question waits for one. */
export function prepare(kinds: readonly string[]): void {
	for (const kind of kinds) void of(kind).fetch();
}

/** A kind's part; null until it is here, and where there is none. */
export function usePhone(kind: string): PhonePart | null {
	useEffect(() => {
		// A newer page may be there by now.
		if (!knows(kind)) reload();
	}, [kind]);
	return of(kind).use();
}

/** What is said of an answer in the place of "wrong", as far as its kind's part is here; null: that. */
export function verdictOf(kind: string, value: Json): string | null {
	return of(kind).here()?.verdict?.(value) ?? null;
}

/** An answer as it can stand in a sentence, as far as its kind's part is here; empty: it cannot. */
export function nameOf(kind: string, ask: Json, value: Json): string {
	return value === null ? "" : (of(kind).here()?.name?.(ask, value) ?? "");
}

/** What is right, the same. */
export function keyOf(kind: string, ask: Json, key: Json): string {
	return of(kind).here()?.sayKey?.(ask, key) ?? "";
}

/** Whether nobody's answer is to be seen of these, as nothing was let pass. */
export function isHidden(kind: string, distribution: Distribution): boolean {
	return of(kind).here()?.isHidden?.(distribution) ?? false;
}

/** How many of the room said the same, from 0 to 1; null where that says nothing. */
export function shareOf(
	kind: string,
	distribution: Distribution,
	value: Json,
): number | null {
	return of(kind).here()?.shareOf?.(distribution, value) ?? null;
}

/** An answer in words, as far as its kind's part is here. */
export function say(kind: string, ask: unknown, value: unknown): string {
	return (
		of(kind)
			.here()
			?.say(ask as never, value as never) ?? ""
	);
}
