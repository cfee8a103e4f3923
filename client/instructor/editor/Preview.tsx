import * as words from "../../words/editor.en.ts";
import "./preview.css";
import { useState } from "preact/hooks";
import { sayFault } from "../../../shared/kinds/kinds.ts";
import type { Question } from "../../../shared/quiz.ts";
import { deskOf } from "../../kinds/desks.ts";
import { Rich } from "../../text/Rich.tsx";
import { usePreviewed } from "./previewed.ts";

/** One question about as a phone shows it. A picture, not a copy of the student's page: nothing in it can be pressed. */
export function Preview({
	question: typed,
	index,
	total,
}: {
	question: Question;
	index: number;
	total: number;
}) {
	const [revealed, setRevealed] = useState(false);
	const { question, faults } = usePreviewed(typed);
	const kind = deskOf(question.kind);
	return (
		<aside class="preview" aria-label={words.preview}>
			<div class="preview-switch">
				<span>{words.onAPhone}</span>
				<button
					type="button"
					class="button quiet"
					aria-pressed={revealed}
					onClick={() => setRevealed(!revealed)}
				>
					{revealed ? words.whileItIsOpen : words.afterTheReveal}
				</button>
			</div>
			<div class="preview-phone">
				<p class="preview-place">{words.questionOf(index + 1, total)}</p>
				<div class="preview-text" dir="auto">
					<Rich text={question.text || words.whatDoYouAsk} />
				</div>
				<kind.Preview question={question} isRevealed={revealed} />
				{revealed && question.explanation.trim() !== "" && (
					<div class="preview-explanation" dir="auto">
						<Rich text={question.explanation} />
					</div>
				)}
				{faults.map((fault) => (
					<p key={fault.path} class="preview-note">
						{sayFault(fault)}
					</p>
				))}
				{!revealed && (
					<p class="preview-note">
						{question.seconds === null
							? words.noTimeLimit
							: words.secondsToAnswer(question.seconds)}
					</p>
				)}
			</div>
		</aside>
	);
}
