import type { Json } from "../../../shared/json.ts";
import type { Accepted, Key } from "../../../shared/kinds/text/accepted.ts";
import type { TextCounts } from "../../../shared/kinds/text/counts.ts";
import { percent } from "../words.en.ts";
import * as words from "./words.en.ts";

/** What the server sends of a question or an answer of this kind. */
export const acceptedOf = (key: Json): readonly Accepted[] =>
	(key as Key | null)?.accepted ?? [];
export const countsOf = (distribution: unknown) =>
	distribution as TextCounts | null;

/** "Rome", and where it earns less "Roma (50 %)". */
export function shareOf({ share }: Accepted): string {
	return share === 1 ? "" : ` (${percent(Math.round(share * 100))})`;
}

/** "and 12 others in 9 groups" */
export function sayOthers(answers: number, groups: number): string {
	return words.andOthers(answers, groups);
}
