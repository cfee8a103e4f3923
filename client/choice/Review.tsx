import type { ReviewProps } from "../kinds/part.ts";
import { Letter } from "../look/Letter.tsx";
import { Rich } from "../text/Rich.tsx";
import { choiceOf, correctOf, optionsOf } from "./value.ts";
import * as texts from "./words.en.ts";

/** The options that are correct, and those that this student chose. */
export function Review({ ask, key_, value, correct }: ReviewProps) {
	return (
		<ul class="review-options">
			{optionsOf(ask).map((words, option) => {
				const isCorrect = correctOf(key_).includes(option);
				const isMine = choiceOf(value).includes(option);
				if (!isCorrect && !isMine) return null;
				return (
					<li key={option}>
						<Letter
							index={option}
							mark={
								isCorrect ? "correct" : correct === false ? "wrong" : "mine"
							}
						/>
						<span dir="auto">
							<Rich text={words ?? ""} />{" "}
							<b>
								{isCorrect && isMine
									? texts.correctYourAnswer
									: isCorrect
										? texts.correct
										: texts.yourAnswer}
							</b>
						</span>
					</li>
				);
			})}
		</ul>
	);
}
