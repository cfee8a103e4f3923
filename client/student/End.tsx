import type { Marked, Me, Reviewed, StudentView } from "../../shared/views.ts";
import { say, usePhone } from "../kinds/phones.ts";
import { Check, Cross } from "../look/icons.tsx";
import { Name } from "../look/Name.tsx";
import { Standing } from "./Standing.tsx";
import { points } from "./words.ts";

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
	const { index, kind, text, ask, key, explanation } = question;
	const part = usePhone(kind);
	return (
		<li>
			<h2 class="question told" dir="auto">
				{index + 1}. {text}
			</h2>
			<p class="review-mark" data-tone={toneOf(mark)}>
				{mark?.correct === true && <Check />}
				{mark?.correct === false && <Cross />}
				{ownWords(question, mark)}
			</p>
			{part && (
				<part.Review
					ask={ask}
					key_={key}
					value={mark?.value ?? null}
					correct={mark?.correct ?? null}
				/>
			)}
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

function ownWords({ kind, ask }: Reviewed, mark: Marked | undefined): string {
	if (mark === undefined || mark.value === null) return "Not answered";
	const earned = mark.points > 0 ? `, ${points(mark.points)}` : "";
	if (mark.correct === null) return `You said ${say(kind, ask, mark.value)}`;
	return (mark.correct ? "Right" : earned ? "Partly right" : "Wrong") + earned;
}
