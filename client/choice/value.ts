import type { Json } from "../../shared/json.ts";
import { letter } from "../../shared/kinds/letter.ts";
import type { Choice, Correct, Options } from "../../shared/kinds/options.ts";

/** What the server sends of a question or an answer of a kind that chooses options. */
export const optionsOf = (ask: Json) => (ask as Options).options;
export const correctOf = (key: Json) =>
	(key as Partial<Correct> | null)?.correct ?? [];
export const choiceOf = (value: Json) => (value as Choice | null) ?? [];

export function letters(value: Json): string {
	return choiceOf(value).map(letter).join(", ");
}
