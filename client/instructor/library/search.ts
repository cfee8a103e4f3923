import { useCallback, useEffect, useState } from "preact/hooks";
import type { Found } from "../../../shared/found.ts";
import { limits } from "../../../shared/limits.ts";
import { routes } from "../../../shared/routes.ts";
import { searchWords } from "../../../shared/search.ts";
import { type Resource, useRead } from "../shell/resource.ts";
import { call } from "../shell/rest.ts";

/** What is looked for in the library. */
export interface Sought {
	readonly text: string;
	readonly tag: string | null;
	readonly archived: boolean;
}

const pauseMs = 250;

const nothing: Found = { quizzes: [], more: 0, hits: 0, elsewhere: 0 };

/** Whether there is anything to look for in what was typed. */
export function isSought(text: string): boolean {
	return searchWords(text).length > 0;
}

/** What the server finds, once the typing pauses. `words`: those that it has looked for; none before. */
export function useSearch(
	sought: Sought,
): Resource<Found> & { readonly words: readonly string[] } {
	const text = usePaused(sought.text.trim().slice(0, limits.search));
	const { tag, archived } = sought;
	const read = useCallback(
		async () =>
			searchWords(text).length === 0
				? ({ ok: true, data: nothing, etag: null, status: 200 } as const)
				: call(routes.search.find, {
						query: {
							words: text,
							archived: archived ? "true" : "false",
							...(tag !== null && { tag }),
						},
					}),
		[text, tag, archived],
	);
	const found = useRead(read);
	// Nothing was found where nothing was looked for: that is no result to be told.
	const data = found.data === nothing ? null : found.data;
	return { ...found, data, words: searchWords(text) };
}

/** The same some time after it has changed for the last time; nothing before. */
function usePaused(text: string): string {
	const [paused, setPaused] = useState("");
	useEffect(() => {
		const timer = setTimeout(() => setPaused(text), pauseMs);
		return () => clearTimeout(timer);
	}, [text]);
	return paused;
}
