import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { numberIn, type RunningOrder } from "../../shared/slides.ts";
import type { Marked, Reviewed, Solution } from "../../shared/views.ts";
import { usePhone, verdictOf } from "../kinds/phones.ts";
import { Check } from "../look/icons.tsx";
import { rowsFrom } from "../text/direction.ts";
import { Rich } from "../text/Rich.tsx";
import * as words from "../words/student-after.en.ts";

/** A question that was asked, and what is right. */
export interface Told extends Omit<Reviewed, "text"> {
	/** Null where its words are on the screen alone. */
	readonly text: string | null;
	/** What everybody said; not there: that is not told here. */
	readonly distribution?: Solution["distribution"];
	/** What is right was changed since. */
	readonly corrected?: true | undefined;
}

interface Props {
	readonly questions: readonly Told[];
	/** Null before the own part is here. */
	readonly marks: readonly Marked[] | null;
	readonly order: RunningOrder;
	/** Below the sum. */
	readonly standing: ComponentChildren;
	/** Above the questions. */
	readonly children: ComponentChildren;
}

/** How one student did: the sum, a trail of what was right, and every question once more. */
export function Questions({
	questions,
	marks,
	order,
	standing,
	children,
}: Props) {
	const [onlyMissed, setOnlyMissed] = useState(false);
	const list = useRef<HTMLOListElement>(null);
	const markOf = (index: number) => marks?.find((mark) => mark.index === index);
	const isRight = ({ index }: Told) => markOf(index)?.correct === true;
	const judged = marks === null ? [] : questions.filter(asksForRight);
	const missed = judged.filter((one) => !isRight(one));
	const isMissed = (question: Told) => missed.includes(question);
	const show = (index: number) => {
		setOnlyMissed(false);
		const place = questions.findIndex((one) => one.index === index);
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
			{standing}
			{judged.length > 1 && (
				<ol class="trail" aria-label={words.trail}>
					{judged.map((one) => {
						const { index } = one;
						const number = numberIn(order, index);
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
			{missed.length > 0 && missed.length < questions.length && (
				<button
					type="button"
					class="button primary wide"
					onClick={() => setOnlyMissed(!onlyMissed)}
				>
					{onlyMissed ? words.lookAtAll : words.lookAgain(missed.length)}
				</button>
			)}
			{children}
			{questions.length > 0 && (
				<ol class="review" ref={list}>
					{questions
						.filter((question) => !onlyMissed || isMissed(question))
						.map((question) => (
							<Item
								key={question.index}
								question={question}
								number={numberIn(order, question.index)}
								mark={markOf(question.index)}
								isMarked={marks !== null}
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
	readonly question: Told;
	readonly number: number;
	readonly mark: Marked | undefined;
	/** Not before the own part is here. */
	readonly isMarked: boolean;
}) {
	const { kind, text, ask, key, explanation, distribution } = question;
	const part = usePhone(kind);
	const told = isMarked && inWords(question, mark);
	const mine = mark?.value ?? null;
	const all = part && distribution && (
		<part.Picture
			ask={ask}
			distribution={distribution}
			key_={key}
			before={null}
			mine={mine}
			size="phone"
		/>
	);
	const isJudged = asksForRight(question);
	return (
		<li tabIndex={-1} data-from={rowsFrom(text)}>
			<h2 class="question told" dir="auto">
				{number}. <Rich text={text ?? words.onTheScreen} />
			</h2>
			{told && (
				<p class="review-mark" data-tone={mark?.correct ? "good" : "plain"}>
					{mark?.correct === true && <Check />}
					{told}
					{mark && mark.points > 0 && `, ${words.points(mark.points)}`}
					{mark?.toAll && `, ${words.asEveryone}`}
				</p>
			)}
			{question.corrected && <p class="hint">{words.correctedSince}</p>}
			{all && !isJudged
				? all
				: part && (
						<part.Review
							ask={ask}
							key_={key}
							value={mine}
							correct={mark?.correct ?? null}
						/>
					)}
			{explanation && (
				<div class="explanation" dir="auto">
					<Rich text={explanation} />
				</div>
			)}
			{all && isJudged && (
				<details class="fold">
					<summary>{words.allAnswers}</summary>
					{all}
				</details>
			)}
		</li>
	);
}

/** Whether there was anything to be right about, for who did not answer, too: every kind's key lists what is right. */
function asksForRight({ key }: Told): boolean {
	return Object.values(key ?? {}).some(
		(part) => Array.isArray(part) && part.length > 0,
	);
}

function inWords({ kind }: Told, mark: Marked | undefined): string {
	if (mark === undefined || mark.value === null) return words.notAnswered;
	// What was said stands below it.
	if (mark.correct === null) return "";
	if (mark.correct) return words.right;
	if (mark.partly) return words.partlyRight;
	return verdictOf(kind, mark.value) ?? words.notRight;
}
