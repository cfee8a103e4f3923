import type { OfConfidence } from "../../../shared/analysis.ts";
import {
	type Confidence,
	confidences,
	nearestConfidence,
} from "../../../shared/confidence.ts";
import { shareOf } from "../../../shared/kinds/kinds.ts";
import type { Question } from "../../../shared/quiz.ts";
import { ofAlike } from "../alike.ts";
import type { Answered } from "../marks.ts";
import { mapInSteps, type Steps } from "../steps.ts";

/** Null where nothing was said of it. */
export function confidenceOf({ more }: Answered): Confidence | null {
	const said = more?.confidence;
	return said === undefined ? null : nearestConfidence(said);
}

/** How many of those who were so sure had it right; null where nobody said. */
export function* confidenceInSteps(
	question: Question,
	rows: readonly Answered[],
): Steps<OfConfidence[] | null> {
	const said = rows.filter((row) => confidenceOf(row) !== null);
	if (said.length === 0) return null;
	const isFull = ofAlike((value) => shareOf(question, value) === 1);
	const told = yield* mapInSteps(said, (row) => ({
		confidence: confidenceOf(row),
		isRight: isFull(row.value),
	}));
	return confidences.map((confidence) => {
		const alike = told.filter((one) => one.confidence === confidence);
		return {
			confidence,
			students: alike.length,
			right: alike.filter(({ isRight }) => isRight).length,
		};
	});
}
