import type { Me, StudentView } from "../../shared/views.ts";
import { usePhone } from "../kinds/phones.ts";
import type { OutboxState } from "../link/outbox.ts";
import { Rich } from "../text/Rich.tsx";
import * as words from "../words/student-after.en.ts";
import { isTooLate } from "./own.ts";
import { verdictIn } from "./verdict.ts";

interface Props {
	readonly view: StudentView & { phase: "revealed" };
	readonly me: Me;
	readonly own: OutboxState;
}

/** How this student did, what is right, why; the rest is folded. Where nothing is right, what everybody said is what there is to see. */
export function Reveal({ view, me, own }: Props) {
	const { asked, solution } = view;
	const part = usePhone(asked.kind);
	const question = asked.text && (
		<h2 class="question told" dir="auto">
			<Rich text={asked.text} />
		</h2>
	);
	if (solution === null)
		return (
			<>
				<h1>
					{own.state === "saved"
						? words.yourAnswerIsSaved
						: words.theQuestionIsOver}
				</h1>
				<p class="hint">{words.theResultsComeLater}</p>
				{question}
			</>
		);
	const { key, explanation, distribution, before } = solution;
	const verdict = verdictIn(view, me, isTooLate(own.error));
	const isJudged = me.mark != null && me.mark.correct !== null;
	const mine = me.answer?.value ?? null;
	const all = (
		<>
			{question}
			{part && (
				<part.Picture
					ask={asked.ask}
					distribution={distribution}
					key_={key}
					before={before}
					mine={mine}
					size="phone"
				/>
			)}
		</>
	);
	return (
		<>
			<h1 class="verdict" data-tone={verdict.is}>
				{verdict.is === "good" && (
					<svg class="pen" viewBox="0 0 60 44" aria-hidden="true">
						<path d="M5 24c5 3 10 8 15 14C28 24 40 11 55 4" />
					</svg>
				)}
				<span>
					{verdict.words}
					{verdict.streak && <small>{verdict.streak}</small>}
					{verdict.more && <small>{verdict.more}</small>}
				</span>
			</h1>
			{isJudged && part && (
				<part.Review
					ask={asked.ask}
					key_={key}
					value={mine}
					correct={me.mark?.correct ?? null}
				/>
			)}
			{explanation && (
				<div class="explanation" dir="auto">
					{isJudged && <bdi>{words.why} </bdi>}
					<Rich text={explanation} />
				</div>
			)}
			{isJudged ? (
				<details class="fold">
					<summary>{words.allAnswers}</summary>
					{all}
				</details>
			) : (
				all
			)}
		</>
	);
}
