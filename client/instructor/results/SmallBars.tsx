import type { QuestionResult } from "../../../shared/rest.ts";
import { Check } from "../../look/icons.tsx";
import { colourOf } from "../../look/Letter.tsx";
import type { Round } from "./words.ts";

/** A distribution as small as a word: one bar per option, a tick at the correct ones. A picture only. */
export function SmallBars({
	question,
	round,
}: {
	question: QuestionResult;
	round: Round;
}) {
	const most = Math.max(1, round.answered);
	return (
		<span class="small-bars">
			{question.options.map((option, index) => (
				<span key={index} class="small-bar">
					<i
						style={{
							width: `calc(${Math.min(1, (round.counts[index] ?? 0) / most)} * (100% - 15px))`,
							background: colourOf(index),
						}}
					/>
					{option.correct && <Check />}
				</span>
			))}
		</span>
	);
}
