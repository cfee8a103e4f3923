import type { Texts } from "../../shared/texts.ts";

/**
 * What this page was told of how texts look, by their source. One text looks the same wherever it stands, so what a page was told once
 * holds for it; before the reveal it is told nothing of what is secret.
 */
const told = new Map<string, string>();

/** Notes what came with a view; later words of the same text replace earlier ones. */
export function noteTexts(
	...parts: readonly (
		| { readonly texts?: Texts | undefined }
		| null
		| undefined
	)[]
): void {
	for (const part of parts)
		for (const [source, html] of Object.entries(part?.texts ?? {}))
			told.set(source, html);
}

/** Null: it looks as it was typed, or nobody has told yet. */
export function toldOf(source: string): string | null {
	return told.get(source) ?? null;
}
