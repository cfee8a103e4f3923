import type { Marked, Me, Reviewed, StudentView } from "../../shared/views.ts";
import { Check, Cross } from "../look/icons.tsx";
import { Letter } from "../look/Letter.tsx";
import { Name } from "../look/Name.tsx";
import { Standing } from "./Standing.tsx";
import { letters, points } from "./words.ts";

interface Props {
	readonly view: StudentView & { phase: "ended" };
	readonly me: Me;
}

/** The room is over: own score, and every question once more where the room shows them. */
export function End({ view, me }: Props) {
	return (
		<>
			<h1>
				That was it, <Name of={me.name} />
			</h1>
			<Standing standing={me.standing} />
			<p class="hint">
				{view.review === null
					? "All your saved answers are with your instructor. You can close this page."
					: "You can come back to this page for as long as your instructor keeps the room."}
			</p>
			{view.review && view.review.length > 0 && (
				<ol class="review">
					{view.review.map((question) => (
						<Item
							key={question.index}
							question={question}
							mark={me.marks?.find(({ index }) => index === question.index)}
						/>
					))}
				</ol>
			)}
		</>
	);
}

function Item({
	question,
	mark,
}: {
	readonly question: Reviewed;
	readonly mark: Marked | undefined;
}) {
	const { index, text, options, correct, explanation } = question;
	const choice = mark?.choice ?? [];
	return (
		<li>
			<h2 class="question told" dir="auto">
				{index + 1}. {text}
			</h2>
			<p class="review-mark" data-tone={toneOf(mark)}>
				{mark?.correct === true && <Check />}
				{mark?.correct === false && <Cross />}
				{ownWords(mark)}
			</p>
			<ul class="review-options">
				{options.map((words, option) => {
					const isCorrect = correct.includes(option);
					const isMine = choice.includes(option);
					if (!isCorrect && !isMine) return null;
					return (
						<li key={option}>
							<Letter
								index={option}
								mark={
									isCorrect
										? "correct"
										: mark?.correct === false
											? "wrong"
											: "mine"
								}
							/>
							<span dir="auto">
								{words}{" "}
								<b>
									{isCorrect && isMine
										? "Correct, your answer"
										: isCorrect
											? "Correct"
											: "Your answer"}
								</b>
							</span>
						</li>
					);
				})}
			</ul>
			{explanation && (
				<p class="explanation" dir="auto">
					{explanation}
				</p>
			)}
		</li>
	);
}

function toneOf(mark: Marked | undefined): "good" | "bad" | "plain" {
	if (mark?.correct == null) return "plain";
	return mark.correct ? "good" : "bad";
}

function ownWords(mark: Marked | undefined): string {
	if (!mark?.choice) return "Not answered";
	const earned = mark.points > 0 ? `, ${points(mark.points)}` : "";
	if (mark.correct === null) return `You said ${letters(mark.choice)}`;
	return (mark.correct ? "Right" : "Wrong") + earned;
}
