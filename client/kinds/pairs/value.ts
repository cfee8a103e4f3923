import type { Json } from "../../../shared/json.ts";
import type {
	Key,
	Matching,
	PairCounts,
	Sides,
} from "../../../shared/kinds/pairs/model.ts";
import { isolated } from "../../look/Name.tsx";
import { toldOf } from "../../text/told.ts";

/** What the server sends of a question or an answer of this kind. */
export const sidesOf = (ask: Json) => ask as Sides;
export const pairsOf = (key: Json): Matching | null =>
	(key as Key | null)?.pairs ?? null;
export const matchingOf = (value: Json) => value as Matching | null;
export const countsOf = (distribution: unknown) =>
	distribution as PairCounts | null;

/** As in `shared/kinds/pairs/model.ts`, of which phones have the types alone. */
export const none = -1;

/** Where the words stay on the screen these have numbers, and those on the right letters; there they stand before the words. */
export const leftSign = (index: number) => String(index + 1);
export const rightSign = (place: number) => String.fromCharCode(65 + place);
export const leftName = ({ left }: Sides, index: number) =>
	left[index] || leftSign(index);
export const rightName = ({ right }: Sides, place: number) =>
	right[place] || rightSign(place);

/** The same where nothing but letters can stand: its sign, where it looks otherwise than it was typed. */
export const leftWord = (sides: Sides, index: number) =>
	wordOr(leftName(sides, index), leftSign(index));
export const rightWord = (sides: Sides, place: number) =>
	wordOr(rightName(sides, place), rightSign(place));
const wordOr = (text: string, sign: string) =>
	toldOf(text) === null ? isolated(text) : sign;
