import { hasPlace } from "../../shared/points.ts";
import type { Me, StudentView } from "../../shared/views.ts";
import { isHidden, keyOf, shareOf, verdictOf } from "../kinds/phones.ts";
import { percent } from "../kinds/words.en.ts";
import * as words from "../words/student-after.en.ts";

/** How an answer did, as a person would say it. */
export interface Verdict {
	readonly is: "good" | "plain";
	readonly words: string;
	/** Points and place, or who else said so; may be empty. */
	readonly more: string;
	/** How many were right in a row, where the room tells. */
	readonly streak?: string;
}

/** By the server's mark, never worked out here. `wasLate`: this student's answer was refused as that. */
export function verdictIn(
	{ asked, solution }: StudentView & { phase: "revealed" },
	{ mark, standing }: Me,
	wasLate = false,
): Verdict {
	const { kind, ask } = asked;
	const right = solution ? keyOf(kind, ask, solution.key) : "";
	const itIsRight = right === "" ? "" : words.itIsRight(right);
	const gained = sayGained(mark, standing);
	if (mark === null || mark.correct === null)
		return mark !== null && mark.value === null
			? {
					is: "plain",
					words: wasLate ? words.cameTooLate : words.youDidNotAnswer,
					more: [itIsRight, mark.toAll && gained].filter(Boolean).join(" "),
				}
			: {
					is: "plain",
					words:
						solution && isHidden(kind, solution.distribution)
							? words.withTheInstructor
							: words.whatEverybodySaid,
					more: mark?.toAll ? gained : "",
				};
	if (mark.partly)
		return {
			is: "plain",
			words: words.saidPartlyRight,
			more: [itIsRight, gained].filter(Boolean).join(" "),
		};
	if (mark.correct)
		return {
			is: "good",
			words: words.saidRight,
			more: gained,
			...(mark.streak && { streak: words.rightInARow(mark.streak) }),
		};
	const share = solution && shareOf(kind, solution.distribution, mark.value);
	const said = verdictOf(kind, mark.value);
	return {
		is: "plain",
		words: said ?? words.notThisTime(right),
		more: [
			said === null
				? share
					? words.youAreWith(percent(Math.round(share * 100)))
					: ""
				: itIsRight,
			gained,
		]
			.filter(Boolean)
			.join(" "),
	};
}

/** Points of the question, and the place that they lead to. */
function sayGained(mark: Me["mark"], standing: Me["standing"]): string {
	if (mark !== null && mark.points > 0)
		return [
			words.earned(mark.points),
			...(mark.toAll ? [words.asEveryone] : []),
			...(standing ? [words.nowPlaceOf(standing.rank, standing.of)] : []),
		].join(", ");
	return standing && hasPlace(standing.score)
		? words.stillPlaceOf(standing.rank, standing.of)
		: "";
}

/** The same for who hears it. */
export function saidVerdict(...of: Parameters<typeof verdictIn>): string {
	const { words, streak = "", more } = verdictIn(...of);
	return [words, streak, more].filter(Boolean).join(" ");
}
