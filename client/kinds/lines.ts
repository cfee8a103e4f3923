import type { Json } from "../../shared/json.ts";

/** Where kinds have a list of texts that somebody wrote, one below the other. */
const lists = ["options", "items", "statements", "left"] as const;

/** Those texts of a question of whatever kind, in their order; none where it has no such list. */
export function linesOf({ ask }: { readonly ask: Json }): readonly string[] {
	const parts = (ask ?? {}) as Readonly<Record<string, unknown>>;
	const list = lists.map((name) => parts[name]).find(Array.isArray);
	return (list ?? []).map((text) => String(text ?? ""));
}

/** So many of them, each so long, with empty ones where there are fewer. */
export function fitted(
	lines: readonly string[],
	{ least, most, words }: { least: number; most: number; words: number },
): string[] {
	const kept = lines.slice(0, most).map((text) => text.slice(0, words));
	while (kept.length < least) kept.push("");
	return kept;
}
