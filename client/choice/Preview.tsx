import { send } from "../kinds/words.en.ts";
import * as words from "./words.en.ts";
import "../kinds/desk.css";
import "./desk.css";
import type { Question } from "../../shared/quiz.ts";
import { Check } from "../look/icons.tsx";
import { Letter } from "../look/Letter.tsx";
import { Rich } from "../text/Rich.tsx";
import { mannerOf, marksOf, type Rules, textsOf } from "./edit.ts";
import { hasCards } from "./value.ts";

/** The options about as a phone shows them. */
export function Preview({
	question,
	isRevealed,
	rules,
}: {
	readonly question: Question;
	readonly isRevealed: boolean;
	readonly rules: Rules;
}) {
	const isSent = rules.marks === "many" && !isRevealed;
	const { shuffled, unsure, other } = mannerOf(question, rules);
	return (
		<>
			{shuffled && <p class="preview-note">{words.eachItsOwnOrder}</p>}
			{isSent && <p class="preview-note">{words.chooseAllThatApply}</p>}
			<ol
				class="preview-options rows"
				data-cards={hasCards(question.ask) ? "" : undefined}
			>
				{textsOf(question).map((text, index) => {
					const isCorrect = isRevealed && marksOf(question).includes(index);
					return (
						<li key={index} data-correct={isCorrect ? "" : undefined}>
							<Letter index={index} mark={isCorrect ? "correct" : null} />
							<span dir="auto">
								<Rich text={text || "…"} />
								{isCorrect && (
									<b>
										<Check /> {words.correct}
									</b>
								)}
							</span>
						</li>
					);
				})}
				{unsure && <li class="preview-apart">{words.unsure}</li>}
				{other && <li class="preview-apart">{words.other}: …</li>}
			</ol>
			{isSent && <span class="preview-send">{send}</span>}
		</>
	);
}
