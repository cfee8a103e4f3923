import { numberIn } from "../../shared/slides.ts";
import type { Marked, Me, Reviewed, StudentView } from "../../shared/views.ts";
import { say, usePhone, verdictOf } from "../kinds/phones.ts";
import { Check, Cross } from "../look/icons.tsx";
import { Name } from "../look/Name.tsx";
import { Rich } from "../text/Rich.tsx";
import * as words from "../words/student-later.en.ts";
import { Standing } from "./Standing.tsx";

interface Props {
	readonly view: StudentView & { phase: "ended" };
	readonly me: Me;
}

/** The room is over: own score, and every question once more where the room shows them. */
export function End({ view, me }: Props) {
	return (
		<>
			<h1>{words.thatWasIt(<Name of={me.name} />)}</h1>
			<Standing standing={me.standing} />
			<p class="hint">
				{view.review === null ? words.allAreSaved : words.youCanComeBack}
			</p>
			{view.review && view.review.length > 0 && (
				<ol class="review">
					{view.review.map((question) => (
						<Item
							key={question.index}
							question={question}
							number={numberIn(view, question.index)}
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
	number,
	mark,
}: {
	readonly question: Reviewed;
	readonly number: number;
	readonly mark: Marked | undefined;
}) {
	const { kind, text, ask, key, explanation } = question;
	const part = usePhone(kind);
	return (
		<li>
			<h2 class="question told" dir="auto">
				{number}. <Rich text={text} />
			</h2>
			<p class="review-mark" data-tone={toneOf(kind, mark)}>
				{mark?.correct === true && <Check />}
				{toneOf(kind, mark) === "bad" && <Cross />}
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
				<div class="explanation" dir="auto">
					<Rich text={explanation} />
				</div>
			)}
		</li>
	);
}

function toneOf(
	kind: string,
	mark: Marked | undefined,
): "good" | "bad" | "plain" {
	if (mark?.correct == null) return "plain";
	if (mark.correct) return "good";
	return mark.points > 0 || verdictOf(kind, mark.value) !== null
		? "plain"
		: "bad";
}

function ownWords({ kind, ask }: Reviewed, mark: Marked | undefined): string {
	if (mark === undefined || mark.value === null) return words.notAnswered;
	const earned = mark.points > 0 ? `, ${words.points(mark.points)}` : "";
	if (mark.correct === null) return words.youSaid(say(kind, ask, mark.value));
	return (
		(mark.correct
			? words.right
			: mark.partly
				? words.partlyRight
				: (verdictOf(kind, mark.value) ?? words.wrong)) + earned
	);
}
