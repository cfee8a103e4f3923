import { useState } from "preact/hooks";
import { correctOf } from "../../../shared/kinds/options.ts";
import { Bars } from "../../look/Bars.tsx";
import { Eye } from "../../look/icons.tsx";
import { useRoom } from "./context.ts";
import { distributionOf, lastRounds } from "./known.ts";

/**
 * One question with the distribution of its latest round. What is correct stays hidden until the reveal unless asked
 * for: many a laptop's display is on the projector. Mount it anew for another question.
 */
export function StageQuestion({ question: index }: { question: number }) {
	const page = useRoom();
	const { view, sheet } = page;
	const question = sheet[index];
	const [round, before] = lastRounds(view, index);
	const [eye, setEye] = useState<number | null>(null);
	if (question === undefined) return null;
	const votes = (view.run[index] ?? []).length;
	const revealed = round?.state === "revealed";
	// What was uncovered holds for this round only.
	const uncovered = eye === votes;
	const correct = revealed || uncovered ? correctOf(question) : null;
	const tally = round === null ? null : distributionOf(page, index, round);
	return (
		<article class="stage-question">
			<header>
				<p class="stage-place number">
					Question {index + 1} of {sheet.length}
					{votes > 1 && <span class="stage-vote">Vote {votes}</span>}
				</p>
				{!revealed && question.kind !== "poll" && (
					<button
						type="button"
						class="button quiet stage-eye"
						aria-pressed={uncovered}
						onClick={() => setEye(uncovered ? null : votes)}
					>
						<Eye /> {uncovered ? "Hide solution" : "Show solution"}
					</button>
				)}
			</header>
			<h2 class="stage-text" dir="auto">
				{question.text}
			</h2>
			<Bars
				options={question.options.map((option) => option.text)}
				counts={tally?.counts ?? null}
				answered={tally?.answered ?? 0}
				correct={correct}
				before={before?.distribution ?? null}
				size="page"
			/>
			{question.kind === "multiple" && (
				<p class="small quiet-text">
					Several options can be chosen, so the shares can add up to more than
					100 %.
				</p>
			)}
			{!view.settings.textOnPhones && (
				<p class="small quiet-text">
					Phones show the letters only; the words are on the screen.
				</p>
			)}
			{(revealed || uncovered) && question.explanation !== "" && (
				<div class="stage-explanation">
					<h3>Explanation</h3>
					<p dir="auto">{question.explanation}</p>
				</div>
			)}
		</article>
	);
}
