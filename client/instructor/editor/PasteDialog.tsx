import { useMemo, useState } from "preact/hooks";
import { faultsOf, sayFault } from "../../../shared/kinds/kinds.ts";
import { limits } from "../../../shared/limits.ts";
import type { Question, Quiz } from "../../../shared/quiz.ts";
import { marksOf, textsOf } from "../../choice/edit.ts";
import { deskOf } from "../../kinds/desks.ts";
import { Check } from "../../look/icons.tsx";
import * as words from "../../words/editor.en.ts";
import { Dialog } from "../shell/Dialog.tsx";
import { indexOf, newIdsIn, questionBefore } from "./edit.ts";
import { type Pasted, readPasted } from "./paste/pasted.ts";
import { questionsOf, type Taken } from "./paste/questions.ts";
import "./dialogs.css";

interface Props {
	readonly quiz: Quiz;
	/** After which question they go, by whose time and points. */
	readonly after: string | null;
	/** What the dialog is called; left out: of questions that go into a quiz. */
	readonly title?: string;
	readonly open: boolean;
	onClose(): void;
	onTake(questions: readonly Question[], title: string): void;
}

/** Takes questions from any text: what was found is shown before it is taken. */
export function PasteDialog(props: Props) {
	return (
		<Dialog
			title={props.title ?? words.pasteTitle}
			open={props.open}
			wide
			onClose={props.onClose}
		>
			<PasteForm {...props} />
		</Dialog>
	);
}

function PasteForm({ quiz, after, onTake }: Props) {
	const [text, setText] = useState("");
	const isTooLong = text.length > limits.bodyBytes;
	// Up to 256 kB are read for each letter that is typed, and not for anything else.
	const pasted = useMemo(() => readPasted(isTooLong ? "" : text), [text]);
	const { questions, tooLong } = useMemo(
		() => take(pasted, quiz, after),
		[pasted, quiz, after],
	);
	const room = limits.questions - quiz.questions.length;
	const isFull = questions.length > room;
	return (
		<>
			<textarea
				class="field paste-text"
				data-first
				rows={8}
				dir="auto"
				aria-label={words.pasteHere}
				aria-describedby="paste-hint"
				placeholder={words.pasteExample}
				value={text}
				onInput={({ currentTarget }) => setText(currentTarget.value)}
			/>
			<p id="paste-hint" class="question-hint">
				{words.pasteHint}
			</p>
			<div role="status">
				{isTooLong && <p class="fault">{words.pasteTooLong}</p>}
				{text.trim() !== "" && <b>{words.found(questions.length)}</b>}
				{isFull && <p class="fault">{words.noRoom(limits.questions)}</p>}
				{tooLong.length > 0 && (
					<p class="fault">
						{words.tooLongToTake(tooLong.map((index) => index + 1))}
					</p>
				)}
			</div>
			{pasted.leftOut.length > 0 && text.trim() !== "" && (
				<details>
					<summary>{words.leftOut(pasted.leftOut.length)}</summary>
					<p class="paste-left">{pasted.leftOut.join("\n")}</p>
				</details>
			)}
			{questions.length > 0 && <Found questions={questions} />}
			<footer>
				<button
					type="button"
					class="button primary"
					aria-disabled={questions.length === 0 || isFull}
					onClick={() => {
						if (questions.length > 0 && !isFull)
							onTake(questions, pasted.title.slice(0, limits.title));
					}}
				>
					{words.addThem(questions.length)}
				</button>
			</footer>
		</>
	);
}

function take(pasted: Pasted, quiz: Quiz, after: string | null): Taken {
	const before = questionBefore(quiz, indexOf(quiz, after ?? "") + 1);
	return questionsOf(pasted, before, newIdsIn(quiz));
}

/** Each question as it was understood: its kind, its options, what is right, and what is left to finish. */
export function Found({
	questions,
}: {
	readonly questions: readonly Question[];
}) {
	return (
		<ol class="paste-found">
			{questions.map((question) => {
				const faults = faultsOf(question);
				return (
					<li key={question.id}>
						<p>
							<b dir="auto">{question.text || words.noTextYet}</b>{" "}
							<span class="question-hint">{deskOf(question.kind).label}</span>
						</p>
						<Content question={question} />
						{question.explanation !== "" && (
							<p class="question-hint" dir="auto">
								{question.explanation}
							</p>
						)}
						{faults.length > 0 && (
							<p class="paste-fault">
								{words.toFinish} {faults.map(sayFault).join(" ")}
							</p>
						)}
					</li>
				);
			})}
		</ol>
	);
}

function Content({ question }: { readonly question: Question }) {
	const texts = textsOf(question);
	const correct = marksOf(question);
	const items = deskOf(question.kind).plain?.write(question) ?? [];
	const said =
		texts.length > 0
			? texts.map((text, index) => ({ text, isRight: correct.includes(index) }))
			: items.map(({ sign, text }) => ({ text, isRight: sign === "=" }));
	return (
		<ul>
			{said.map(({ text, isRight }, index) => (
				<li key={index} data-right={isRight ? "" : undefined}>
					{isRight && <Check />}
					<span dir="auto">{text}</span>
					{isRight && (
						<span class="visually-hidden">, {words.rightAnswer}</span>
					)}
				</li>
			))}
		</ul>
	);
}
