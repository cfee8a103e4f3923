import type { Json } from "../../../shared/json.ts";
import type {
	RatingCounts,
	Ratings,
	Statements,
} from "../../../shared/kinds/rating/model.ts";

/** What the server sends of a question or an answer of this kind. */
export const askOf = (ask: Json) => ask as Statements;
export const ratingsOf = (value: Json) => value as Ratings | null;
export const countsOf = (distribution: unknown) =>
	distribution as RatingCounts | null;

/** A step with its word, where it has one. */
export const sayStep = ({ labels }: Statements, step: number) =>
	labels[step - 1] ? `${step}, ${labels[step - 1]}` : String(step);
