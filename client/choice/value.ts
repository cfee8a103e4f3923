import type { Json } from "../../shared/json.ts";
import { letter } from "../../shared/kinds/letter.ts";
import type { Choice, Correct } from "../../shared/kinds/options.ts";
import type { Offered, PollAnswer } from "../../shared/kinds/poll/model.ts";
import type { Other } from "../../shared/kinds/poll/other.ts";
import { toldOf } from "../text/told.ts";
import * as words from "./words.en.ts";

/** What the server sends of a question or an answer of a kind that chooses options. */
export const offeredOf = (ask: Json) => ask as Offered;
export const optionsOf = (ask: Json) => offeredOf(ask).options;
/** Whether options stand as cards: where one is an image and nothing else, and the server has it. */
export const hasCards = (ask: Json) =>
	optionsOf(ask).some((text) => /^<img[^>]*>$/.test(toldOf(text ?? "") ?? ""));
export const correctOf = (key: Json): Choice =>
	(key as Partial<Correct> | null)?.correct ?? [];
export const answerOf = (value: Json) => (value ?? []) as PollAnswer;

/** What can be said: an option by its index, or one of these. */
export type Item = number | "unsure" | "other";

/** What was said beside the options; null where it was one of them. */
export const otherOf = (value: Json): string | null =>
	(value as Partial<Other> | null)?.other ?? null;

/** All that an answer says. */
export function itemsOf(value: Json): readonly Item[] {
	return otherOf(value) === null ? [(value ?? []) as Choice].flat() : ["other"];
}

/** Who does not know is not wrong. */
export const verdictAs =
	(said: string) =>
	(value: Json): string | null =>
		value === "unsure" ? said : null;

/** An answer in a few words. `order`: of the options, at each place, where letters name places. */
export function sayAnswer(value: Json, order?: readonly number[]): string {
	return itemsOf(value)
		.map((item) =>
			item === "unsure"
				? words.unsure
				: item === "other"
					? otherOf(value)
					: letter(order ? order.indexOf(item) : item),
		)
		.sort()
		.join(", ");
}
