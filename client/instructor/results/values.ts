import type { Json } from "../../../shared/json.ts";
import type { StudentResult } from "../../../shared/rest.ts";

/** All answers of a round. */
export function valuesOf(
	students: readonly StudentResult[],
	round: number,
): Json[] {
	return students.flatMap(({ answers }) =>
		answers.filter((one) => one.round === round).map(({ value }) => value),
	);
}
