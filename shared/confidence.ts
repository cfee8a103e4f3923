/** How sure a student says they are of an answer: it is a guess, they are fairly sure, they are sure. It earns nothing and costs nothing. */
export const confidences = [0, 0.5, 1] as const;
export type Confidence = (typeof confidences)[number];

/** The one that is nearest to what a store has: it takes any number from 0 to 1. */
export function nearestConfidence(stored: number): Confidence {
	return stored < 0.25 ? 0 : stored < 0.75 ? 0.5 : 1;
}
