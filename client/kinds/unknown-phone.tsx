import type { PhonePart } from "./part.ts";
import * as words from "./words.en.ts";

/** Of a kind that only a newer page knows. */
export const unknownPhone: PhonePart = {
	Ask: () => <p class="hint">{words.thisPageDoesNotKnow}</p>,
	Picture: () => null,
	Review: () => null,
	say: () => "",
};
