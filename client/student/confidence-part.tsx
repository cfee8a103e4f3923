import "./confidence.css";
import { type Confidence, confidences } from "../../shared/confidence.ts";
import type { Json } from "../../shared/json.ts";
import type { StudentView } from "../../shared/views.ts";
import { isAnswered, radio, radioGroup } from "../kinds/own.ts";
import type { OutboxState } from "../link/outbox.ts";
import * as words from "../words/confidence.en.ts";

interface Props {
	readonly view: StudentView & { phase: "open" | "closed" };
	readonly own: OutboxState;
	/** What was chosen, sent or not. */
	readonly sure: Confidence | undefined;
	readonly onSure: (sure: Confidence) => void;
	/** Where there is an answer, it goes again with the new word. */
	readonly onAnswer: (value: Json, sure: Confidence) => void;
}

/** Below an answer, how sure one is of it: goes with the answer, or after it where that can change. */
export function HowSure({ view, own, sure, onSure, onAnswer }: Props) {
	const isOpen = view.phase === "open";
	const isFinal = view.phase === "open" && !view.changeable;
	const answered = isAnswered({ own });
	const isLocked = !isOpen || (isFinal && answered);
	const choose = (level: Confidence) => {
		if (isLocked || level === sure) return;
		onSure(level);
		if (answered) onAnswer(own.value, level);
	};
	return (
		<section class="confidence">
			<h2 id="how-sure">{words.howSureAreYou}</h2>
			<div {...radioGroup} role="radiogroup" aria-labelledby="how-sure">
				{confidences.map((level) => (
					<button
						key={level}
						type="button"
						{...radio(level === sure)}
						aria-disabled={isLocked}
						onClick={() => choose(level)}
					>
						{words.levels[level]}
					</button>
				))}
			</div>
			<p>{isFinal ? words.sayItFirst : words.itIsNotCounted}</p>
		</section>
	);
}
