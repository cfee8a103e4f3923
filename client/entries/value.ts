import type { Json } from "../../shared/json.ts";
import type { Asking, Entries } from "../../shared/kinds/entries.ts";
import type { EntryCounts } from "../../shared/kinds/entry-counts.ts";

/** What the server sends of a question or an answer of these kinds. */
export const askingOf = (ask: Json) => ask as Asking;
export const entriesOf = (value: Json): Entries =>
	(value as Entries | null) ?? [];
export const countsOf = (distribution: unknown) =>
	distribution as EntryCounts | null;
