import type { Distribution } from "../../shared/kinds/kind.ts";
import type { PollCounts } from "../../shared/kinds/poll/model.ts";
import type { QuestionResult } from "../../shared/rest.ts";
import { SmallBars as Bars } from "../kinds/SmallBars.tsx";
import { colourOf } from "../look/Letter.tsx";
import { correctOf } from "./value.ts";

/** One bar per option, and below them those of what else was said. */
export function SmallBars({
	question,
	distribution,
}: {
	readonly question: QuestionResult;
	readonly distribution: Distribution;
}) {
	const { answered, counts, other, unsure } = distribution as PollCounts;
	const most = Math.max(1, answered);
	const correct = correctOf(question.key);
	return (
		<Bars
			bars={[
				...counts.map((count, index) => ({
					share: count / most,
					colour: colourOf(index),
					isRight: correct.includes(index),
				})),
				...[other, unsure].flatMap((count) =>
					count === undefined
						? []
						: [{ share: count / most, colour: "var(--ink-2)", isRight: false }],
				),
			]}
		/>
	);
}
