import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Analysis } from "../../../shared/analysis.ts";
import { textsOf } from "../../../shared/kinds/kinds.ts";
import { plainText } from "../../../shared/plain-text.ts";
import type { QuestionResult } from "../../../shared/rest.ts";
import { deskOf } from "../../kinds/desks.ts";
import { pictureOf } from "../../kinds/pictures.ts";
import { rowsFrom } from "../../text/direction.ts";
import { Line } from "../../text/Line.tsx";
import { Rich } from "../../text/Rich.tsx";
import { toldOf } from "../../text/told.ts";
import * as words from "../../words/results.en.ts";
import { Corrections } from "./fix/Corrections.tsx";
import { ItemFigures } from "./ItemFigures.tsx";
import { Values } from "./Values.tsx";
import {
	nameVote,
	type Round,
	sayDifficulty,
	sayQuestion,
	sayRight,
	shareRight,
} from "./words.ts";

interface Props {
	readonly question: QuestionResult;
	/** Of the questions, slides not counted. */
	readonly number: number;
	readonly room: string;
	/** Null as long as it is not there. */
	readonly analysis: Analysis | null;
	/** The results are others now. */
	onCorrected(): Promise<void>;
}

/** The row of a question, by its index. */
export const rowId = (index: number) => `results-question-${index}`;

/** One question: its sentence and small pictures; open, its distribution and explanation. */
export function QuestionRow(props: Props) {
	const { question, number } = props;
	const [open, setOpen] = useState(false);
	const { rounds } = question;
	const { Small } = deskOf(question.kind);
	const shown = rounds.slice(-2);
	return (
		<li>
			<details
				id={rowId(question.index)}
				class="results-question"
				onToggle={(event) => setOpen(event.currentTarget.open)}
			>
				<summary>
					<span class="results-number number">{number}</span>
					<span class="results-words">
						<span class="results-text" dir="auto">
							<Line text={question.text} />
						</span>
						<span class="results-sentence">{sayQuestion(question)}</span>
					</span>
					<span class="results-pictures" aria-hidden="true">
						{shown.map((round) => (
							<span key={round.round} class="results-picture">
								<Small question={question} distribution={round.distribution} />
								<small>{captionOf(question, round)}</small>
							</span>
						))}
					</span>
				</summary>
				{open && (
					<Detail {...props}>
						<Corrections {...props} />
					</Detail>
				)}
			</details>
		</li>
	);
}

function captionOf({ rounds }: QuestionResult, round: Round): string {
	const right = shareRight(round);
	if (rounds.length === 1) return right === null ? "" : words.shareRight(right);
	const vote = nameVote(rounds.indexOf(round));
	return right === null ? vote : `${vote}: ${right}`;
}

/** What there is to see of one question when it is unfolded. */
export function Detail({
	question,
	room,
	analysis,
	children,
}: Pick<Props, "question" | "room" | "analysis"> & {
	/** Below all of it. */
	readonly children: ComponentChildren;
}) {
	const { rounds } = question;
	const last = rounds.at(-1);
	const before = rounds.at(-2);
	const { Picture } = pictureOf(question.kind);
	const { Beside } = deskOf(question.kind);
	return (
		<div class="results-detail" data-from={rowsFrom(question.text)}>
			{toldOf(question.text) !== null && (
				<div class="results-asked" dir="auto">
					<Rich text={question.text} />
				</div>
			)}
			<Picture
				ask={question.ask}
				distribution={last?.distribution ?? null}
				key_={question.key}
				before={before?.distribution ?? null}
				mine={null}
				size="page"
			/>
			{Beside && last && (
				<Values room={room} round={last.round} Beside={Beside} />
			)}
			{analysis !== null && (
				<ItemFigures analysis={analysis} index={question.index} />
			)}
			{rounds.length > 1 && (
				<ul class="results-votes">
					{rounds.map((round, index) => (
						<li key={round.round}>
							{nameVote(index)}: {sayRound(round)}
							{round.counting && words.scores}.
						</li>
					))}
				</ul>
			)}
			{rounds.some(({ asked }) => asked !== undefined) && (
				<ul class="results-votes">
					{rounds.map(
						(round, index) =>
							round.asked !== undefined && (
								<li key={round.round} dir="auto">
									{words.askedAs(
										rounds.length > 1 ? nameVote(index) : null,
										wordingOf(question, round),
									)}
								</li>
							),
					)}
				</ul>
			)}
			{question.explanation.trim() !== "" && (
				<div class="results-explanation" dir="auto">
					<Rich text={question.explanation} />
				</div>
			)}
			{children}
		</div>
	);
}

/** The words of before that are others now. */
function wordingOf({ kind, text, ask }: QuestionResult, { asked }: Round) {
	if (asked === undefined) return "";
	const now = new Set([text, ...textsOf({ kind, ask })]);
	return [asked.text, ...textsOf({ kind, ask: asked.ask })]
		.filter((source) => !now.has(source))
		.map(plainText)
		.join(" · ");
}

function sayRound(round: Round): string {
	const right = shareRight(round);
	if (right === null || round.difficulty === null)
		return words.answered(round.answered);
	return words.judged(sayRight(round), right, sayDifficulty(round.difficulty));
}
