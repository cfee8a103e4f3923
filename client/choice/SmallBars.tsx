import "./desk.css";
import type { Distribution } from "../../shared/kinds/kind.ts";
import type { PollCounts } from "../../shared/kinds/poll/model.ts";
import type { QuestionResult } from "../../shared/rest.ts";
import { Check } from "../look/icons.tsx";
import { colourOf } from "../look/Letter.tsx";
import { correctOf } from "./value.ts";

/** A distribution as small as a word: one bar per option, a tick at the correct ones. A picture only. */
export function SmallBars({
	question,
	distribution,
}: {
	readonly question: QuestionResult;
	readonly distribution: Distribution;
}) {
	const { answered, counts, other, unsure } = distribution as PollCounts;
	const most = Math.max(1, answered);
	const bar = (count: number, background: string) => (
		<i
			style={{
				width: `calc(${Math.min(1, count / most)} * (100% - 15px))`,
				background,
			}}
		/>
	);
	return (
		<span class="small-bars">
			{counts.map((count, index) => (
				<span key={index} class="small-bar">
					{bar(count, colourOf(index))}
					{correctOf(question.key).includes(index) && <Check />}
				</span>
			))}
			{[other, unsure].map(
				(count, index) =>
					count !== undefined && (
						<span key={`apart-${index}`} class="small-bar">
							{bar(count, "var(--ink-2)")}
						</span>
					),
			)}
		</span>
	);
}
