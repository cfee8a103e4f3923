import { useRef, useState } from "preact/hooks";
import { numberIn } from "../../shared/slides.ts";
import type { Marked, Me, Reviewed, StudentView } from "../../shared/views.ts";
import { usePhone, verdictOf } from "../kinds/phones.ts";
import { Check } from "../look/icons.tsx";
import { rowsFrom } from "../text/direction.ts";
import { Rich } from "../text/Rich.tsx";
import * as words from "../words/student-after.en.ts";
import { Standing } from "./Standing.tsx";

interface Props {
	readonly view: StudentView & { phase: "ended" };
	readonly me: Me;
}

/** The room is over: own score, a trail of what was right, and every question once more where the room shows them. */
export function End({ view, me }: Props) {
	const review = view.review ?? [];
	const [onlyMissed, setOnlyMissed] = useState(false);
	const list = useRef<HTMLOListElement>(null);
	const markOf = (index: number) =>
		me.marks?.find((mark) => mark.index === index);
	const isRight = ({ index }: Reviewed) => markOf(index)?.correct === true;
	// The own part may come after the view.
	const judged = me.marks === null ? [] : review.filter(asksForRight);
	const missed = judged.filter((one) => !isRight(one));
	const isMissed = (question: Reviewed) => missed.includes(question);
	const show = (index: number) => {
		setOnlyMissed(false);
		const place = review.findIndex((one) => one.index === index);
		requestAnimationFrame(() => {
			const item = list.current?.children[place] as HTMLElement | undefined;
			item?.scrollIntoView();
			item?.focus({ preventScroll: true });
		});
	};
	return (
		<>
			{judged.length > 0 && (
				<p class="big number">
					<b>{judged.length - missed.length}</b>
					{words.ofRight(judged.length)}
				</p>
			)}
			<Standing standing={me.standing} />
			{judged.length > 1 && (
				<ol class="trail" aria-label={words.trail}>
					{judged.map((one) => {
						const { index } = one;
						const number = numberIn(view, index);
						return (
							<li key={index}>
								<button
									type="button"
									data-tone={isRight(one) ? "good" : undefined}
									aria-label={words.ofNumber(
										number,
										inWords(one, markOf(index)),
									)}
									onClick={() => show(index)}
								>
									{number}
								</button>
							</li>
						);
					})}
				</ol>
			)}
			{missed.length > 0 && missed.length < review.length && (
				<button
					type="button"
					class="button primary wide"
					onClick={() => setOnlyMissed(!onlyMissed)}
				>
					{onlyMissed ? words.lookAtAll : words.lookAgain(missed.length)}
				</button>
			)}
			<p class="hint">
				{view.review === null ? words.allAreSaved : words.youCanComeBack}
			</p>
			{review.length > 0 && (
				<ol class="review" ref={list}>
					{review
						.filter((question) => !onlyMissed || isMissed(question))
						.map((question) => (
							<Item
								key={question.index}
								question={question}
								number={numberIn(view, question.index)}
								mark={markOf(question.index)}
								isMarked={me.marks !== null}
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
	isMarked,
}: {
	readonly question: Reviewed;
	readonly number: number;
	readonly mark: Marked | undefined;
	/** Not before the own part is here. */
	readonly isMarked: boolean;
}) {
	const { kind, text, ask, key, explanation } = question;
	const part = usePhone(kind);
	const told = isMarked && inWords(question, mark);
	return (
		<li tabIndex={-1} data-from={rowsFrom(text)}>
			<h2 class="question told" dir="auto">
				{number}. <Rich text={text} />
			</h2>
			{told && (
				<p class="review-mark" data-tone={mark?.correct ? "good" : "plain"}>
					{mark?.correct === true && <Check />}
					{told}
					{mark && mark.points > 0 && `, ${words.points(mark.points)}`}
					{mark?.toAll && `, ${words.asEveryone}`}
				</p>
			)}
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

/** Whether there was anything to be right about, for who did not answer, too: every kind's key lists what is right. */
function asksForRight({ key }: Reviewed): boolean {
	return Object.values(key ?? {}).some(
		(part) => Array.isArray(part) && part.length > 0,
	);
}

function inWords({ kind }: Reviewed, mark: Marked | undefined): string {
	if (mark === undefined || mark.value === null) return words.notAnswered;
	// What was said stands below it.
	if (mark.correct === null) return "";
	if (mark.correct) return words.right;
	if (mark.partly) return words.partlyRight;
	return verdictOf(kind, mark.value) ?? words.notRight;
}
