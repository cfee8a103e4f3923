import "./preview.css";
import { useState } from "preact/hooks";
import { kindOf } from "../../../shared/kinds/kinds.ts";
import type { Question } from "../../../shared/quiz.ts";
import { Check } from "../../look/icons.tsx";
import { Letter } from "../../look/Letter.tsx";

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
	const kind = kindOf(question);
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
				{!revealed && kind.input === "many" && (
					<p class="preview-note">Choose all that apply, then send.</p>
				)}
				<ol>
					{question.options.map((option, option_) => (
						<li
							key={option_}
							data-correct={revealed && option.correct ? "" : undefined}
						>
							<Letter
								index={option_}
								mark={revealed && option.correct ? "correct" : null}
							/>
							<span dir="auto">
								{option.text || "…"}
								{revealed && option.correct && (
									<b>
										<Check /> Correct
									</b>
								)}
							</span>
						</li>
					))}
				</ol>
				{!revealed && kind.input === "many" && (
					<span class="preview-send">Send</span>
				)}
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
