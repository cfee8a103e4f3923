import "./preview.css";
import { useState } from "preact/hooks";
import type { Question } from "../../../shared/quiz.ts";
import { deskOf } from "../../kinds/desks.ts";

/** One question about as a phone shows it. A picture, not a copy of the student's page: nothing in it can be pressed. */
export function Preview({
	question,
	index,
	total,
}: {
	question: Question;
	index: number;
	total: number;
}) {
	const [revealed, setRevealed] = useState(false);
	const kind = deskOf(question.kind);
	return (
		<aside class="preview" aria-label="Preview">
			<div class="preview-switch">
				<span>On a phone</span>
				<button
					type="button"
					class="button quiet"
					aria-pressed={revealed}
					onClick={() => setRevealed(!revealed)}
				>
					{revealed ? "While it is open" : "After the reveal"}
				</button>
			</div>
			<div class="preview-phone">
				<p class="preview-place">
					Question {index + 1} of {total}
				</p>
				<p class="preview-text" dir="auto">
					{question.text || "What do you ask?"}
				</p>
				<kind.Preview question={question} isRevealed={revealed} />
				{revealed && question.explanation.trim() !== "" && (
					<p class="preview-explanation" dir="auto">
						{question.explanation}
					</p>
				)}
				{!revealed && (
					<p class="preview-note">
						{question.seconds === null
							? "No time limit"
							: `${question.seconds} s to answer`}
					</p>
				)}
			</div>
		</aside>
	);
}
