import "./findings.css";
import { useState } from "preact/hooks";
import type { Analysis } from "../../../shared/analysis.ts";
import * as words from "../../words/analysis.en.ts";
import { findingsOf, wholeTold } from "./analysis.ts";
import { rowId } from "./QuestionRow.tsx";

/** More are no summary. */
const mostAtOnce = 6;

interface Props {
	readonly analysis: Analysis;
	/** Of a question, by its index: slides are not counted. */
	numberOf(index: number): number;
}

/** What a teacher asks first, in sentences; each leads to its question. */
export function Findings({ analysis, numberOf }: Props) {
	const [all, setAll] = useState(false);
	const found = findingsOf(analysis, numberOf);
	const whole = wholeTold(analysis);
	const shown = all ? found : found.slice(0, mostAtOnce);
	return (
		<section class="findings" aria-labelledby="findings">
			<h2 id="findings">{words.standsOut}</h2>
			{found.length === 0 && whole.length === 0 && (
				<p class="results-empty">{words.nothingStandsOut}</p>
			)}
			<ul>
				{shown.map(({ question, title, sentence }) => (
					<li key={`${title} ${sentence}`}>
						<button type="button" onClick={() => showRow(question)}>
							<b>{title}</b> {sentence}
						</button>
					</li>
				))}
				{shown.length < found.length && (
					<li>
						<button type="button" onClick={() => setAll(true)}>
							{words.moreBelow(found.length - shown.length)}
						</button>
					</li>
				)}
			</ul>
			{whole.map((sentence) => (
				<p key={sentence} class="findings-whole">
					{sentence}
				</p>
			))}
		</section>
	);
}

/** Opens a question's row and goes there. */
function showRow(index: number): void {
	const row = document.getElementById(rowId(index));
	if (!(row instanceof HTMLDetailsElement)) return;
	row.open = true;
	row.querySelector("summary")?.focus();
	row.scrollIntoView({ block: "start" });
}
