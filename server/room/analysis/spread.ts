import type { PointsSpread } from "../../../shared/analysis.ts";
import { meanOf, quantileOf, varianceOf } from "./statistics.ts";

/** With so many different points each has a bar of its own. */
const mostSingle = 20;
const stepsOtherwise = 10;

/** How points are spread; null without any. `possible`: what all right answers come to. */
export function spreadOf(
	points: readonly number[],
	possible: number,
): PointsSpread | null {
	const mean = meanOf(points);
	if (mean === null) return null;
	const sorted = points.toSorted((one, other) => one - other);
	const most = sorted.at(-1) ?? 0;
	const end = Math.max(possible, most);
	return {
		mean,
		median: quantileOf(sorted, 0.5) ?? 0,
		deviation: Math.sqrt(varianceOf(points) ?? 0),
		least: sorted[0] ?? 0,
		most,
		possible,
		steps: stepsOf(sorted, end),
	};
}

function stepsOf(sorted: readonly number[], end: number) {
	const isSingle =
		end <= mostSingle &&
		Number.isInteger(end) &&
		sorted.every(Number.isInteger);
	const count = isSingle ? end + 1 : stepsOtherwise;
	const steps = Array.from({ length: count }, (_, step) =>
		isSingle
			? { from: step, to: step, students: 0 }
			: {
					from: (end * step) / count,
					to: (end * (step + 1)) / count,
					students: 0,
				},
	);
	for (const own of sorted) {
		const place = isSingle ? own : Math.floor((own / end) * count);
		const step = steps[Math.min(Math.max(place, 0), count - 1)];
		if (step !== undefined) step.students += 1;
	}
	return steps;
}
