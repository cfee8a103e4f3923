import { useEffect, useRef, useState } from "preact/hooks";
import type { Json } from "../../../shared/json.ts";
import {
	faultsOf,
	finished,
	isJudged,
	isOnPhones,
	isSlide,
	isUntouched,
	kindOf,
	numberAt,
	sayFault,
	slidePartsOf,
} from "../../../shared/kinds/kinds.ts";
import { roundPoints } from "../../../shared/points.ts";
import type { Question, Quiz } from "../../../shared/quiz.ts";
import type { How } from "../../kinds/part.ts";
import { usePhone } from "../../kinds/phones.ts";
import type { OutboxState } from "../../link/outbox.ts";
import { Check, Cross } from "../../look/icons.tsx";
import { rowsFrom } from "../../text/direction.ts";
import { Parts } from "../../text/Parts.tsx";
import { Rich } from "../../text/Rich.tsx";
import { useUnlinked } from "../../text/unlinked.ts";
import * as words from "../../words/editor.en.ts";
import { Dialog } from "../shell/Dialog.tsx";
import { usePreviewed } from "./previewed.ts";
import "../../kinds/option.css";
import "./trial.css";

interface Props {
	readonly quiz: Quiz;
	/** Where to begin. */
	readonly first: string | null;
	readonly open: boolean;
	onClose(): void;
}

/** Walks through the questions as a student would, in this page alone: answers go nowhere. */
export function Trial(props: Props) {
	return (
		<Dialog title={words.trialTitle} open={props.open} onClose={props.onClose}>
			<Walk {...props} />
		</Dialog>
	);
}

function Walk({ quiz, first }: Props) {
	const questions = finished(quiz.questions).filter(
		(question) => !isUntouched(question),
	);
	const [at, setAt] = useState(() =>
		Math.max(
			0,
			questions.findIndex(({ id }) => id === first),
		),
	);
	const [walk, setWalk] = useState(1);
	const question = questions[at];
	if (question === undefined) return <p>{words.trialEmpty}</p>;
	const isLast = at === questions.length - 1;
	const number = numberAt(questions, at);
	const asked = questions.filter((one) => !isSlide(one));
	return (
		<>
			<p class="question-hint">
				{isSlide(question)
					? words.trialSlide(number)
					: words.trialPlace(number, asked.length)}
			</p>
			{isSlide(question) ? (
				<Shown key={question.id} slide={question} />
			) : (
				<Asked
					key={`${walk}-${question.id}`}
					question={question}
					index={at}
					round={walk}
				/>
			)}
			<footer>
				<button
					type="button"
					class="button"
					aria-disabled={at === 0}
					onClick={() => setAt(Math.max(0, at - 1))}
				>
					{words.trialBack}
				</button>
				<button
					type="button"
					class="button"
					onClick={() => {
						setAt(isLast ? 0 : at + 1);
						setWalk(walk + 1);
					}}
				>
					{isLast ? words.trialAgain : words.trialNext}
				</button>
			</footer>
		</>
	);
}

/** A slide with all of its parts, as far as phones show any. */
function Shown({ slide: typed }: { readonly slide: Question }) {
	const { question } = usePreviewed(typed);
	return (
		<div class="trial">
			{isOnPhones(question) ? (
				<>
					<h3 class="trial-text" dir="auto">
						<Rich text={question.text} />
					</h3>
					<Parts parts={slidePartsOf(question) ?? []} />
				</>
			) : (
				<h3 class="trial-text">{words.lookAtTheScreen}</h3>
			)}
		</div>
	);
}

const nothing: OutboxState = {
	state: "none",
	place: null,
	value: null,
	error: null,
	message: null,
};

function Asked({
	question: typed,
	index,
	round,
}: {
	readonly question: Question;
	readonly index: number;
	readonly round: number;
}) {
	const { question } = usePreviewed(typed);
	const { kind, text, ask, key } = question;
	const part = usePhone(kind);
	const [own, setOwn] = useState(nothing);
	const [how, setHow] = useState<How | null>(null);
	const [isRevealed, setRevealed] = useState(false);
	const box = useRef<HTMLDivElement>(null);
	useUnlinked(box, !isRevealed);
	const faults = faultsOf(question);
	if (faults.length > 0)
		return (
			<p class="trial-unready">
				{words.trialUnready(faults.map(sayFault).join(" "))}
			</p>
		);
	const answer = (raw: Json) => {
		const value = kindOf(question).read(ask, raw);
		setOwn(
			value === null
				? { ...nothing, state: "refused", message: words.trialRefused }
				: { ...nothing, state: "saved", value },
		);
	};
	return (
		<div
			key={String(isRevealed)}
			class="trial"
			data-from={rowsFrom(text)}
			ref={box}
		>
			<h3 class="trial-text" dir="auto">
				<Rich text={text} />
			</h3>
			{isRevealed ? (
				<>
					<Verdict
						question={question}
						value={own.value}
						said={part?.verdict?.(own.value) ?? null}
					/>
					{part && (
						<part.Review
							ask={ask}
							key_={key}
							value={own.value}
							correct={isRight(question, own.value)}
						/>
					)}
					{question.explanation.trim() !== "" && (
						<div class="trial-why" dir="auto">
							<Rich text={question.explanation} />
						</div>
					)}
				</>
			) : (
				<>
					{part && (
						<part.Ask
							asked={{ round, index, vote: 1, kind, text, ask }}
							isOpen
							isChangeable
							own={own}
							bell={null}
							onAnswer={answer}
							onHow={setHow}
						/>
					)}
					{how && (
						<p class="hint">
							{own.state === "saved" ? words.trialUnjudged : how.words}.
						</p>
					)}
					<button
						type="button"
						class="button primary trial-reveal"
						onClick={() => setRevealed(true)}
					>
						{words.trialReveal}
					</button>
				</>
			)}
		</div>
	);
}

function shareOf(question: Question, value: Json): number | null {
	const { ask, key } = question;
	return value === null ? 0 : kindOf(question).mark(ask, key, value);
}

function isRight(question: Question, value: Json): boolean | null {
	if (!isJudged(question)) return null;
	return shareOf(question, value) === 1;
}

/** It has the focus, so that it is read aloud, and since the button that led here is gone. */
function Verdict(props: {
	readonly question: Question;
	readonly value: Json;
	/** What the kind says in the place of "wrong". */
	readonly said: string | null;
}) {
	const told = useRef<HTMLParagraphElement>(null);
	useEffect(() => told.current?.focus(), []);
	const { is, text } = verdictOn(props);
	return (
		<p ref={told} class={`trial-${is}`} tabIndex={-1}>
			{is === "right" && <Check />}
			{is === "wrong" && <Cross />} {text}
		</p>
	);
}

function verdictOn({ question, value, said }: Parameters<typeof Verdict>[0]): {
	readonly is: "right" | "wrong" | "told";
	readonly text: string;
} {
	const share = shareOf(question, value);
	const { points } = question;
	const earned = roundPoints((share ?? 0) * points);
	if (value === null) return { is: "told", text: words.trialUnanswered };
	if (!isJudged(question) || share === null)
		return { is: "told", text: words.trialUnjudged };
	if (share === 0)
		return said === null
			? { is: "wrong", text: words.trialWrong }
			: { is: "told", text: said };
	return {
		is: "right",
		text:
			share === 1
				? words.trialRight(earned, points)
				: words.trialPartly(earned, points),
	};
}
