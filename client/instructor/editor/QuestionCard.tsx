import * as words from "../../words/editor.en.ts";
import "./question.css";
import { useId, useRef } from "preact/hooks";
import {
	faultsOf,
	isSlide,
	isUntouched,
	sayFault,
} from "../../../shared/kinds/kinds.ts";
import { limits } from "../../../shared/limits.ts";
import type { Question } from "../../../shared/quiz.ts";
import { TextField } from "../../fields/fields.tsx";
import { isFormatted } from "../../fields/format.ts";
import { deskOf } from "../../kinds/desks.ts";
import type { Action } from "./draft.ts";
import { FormatBar } from "./FormatBar.tsx";
import { field } from "./field.ts";
import { QuestionHead } from "./QuestionHead.tsx";

export interface CardProps {
	question: Question;
	/** Place in the quiz, from 0. */
	index: number;
	/** By which it is called, from 1: questions and slides are counted apart. */
	number: number;
	isLast: boolean;
	/** Shown in the preview. */
	isCurrent: boolean;
	isSelected: boolean;
	/** Being written for the first time: what is missing is not told yet. */
	isFresh: boolean;
	act(action: Action): void;
	onDuplicate(questions: readonly string[]): void;
	onRemove(questions: readonly string[]): void;
	/** `on`: with all between this one and the one selected last. */
	onSelect(question: string, on: boolean, all: boolean): void;
}

export function QuestionCard(props: CardProps) {
	const { question, isCurrent } = props;
	const name = useId();
	return (
		<section
			class="question"
			aria-labelledby={`${name}-number`}
			data-question={question.id}
			data-current={isCurrent ? "" : undefined}
			data-slide={isSlide(question) ? "" : undefined}
			data-selected={props.isSelected ? "" : undefined}
		>
			<QuestionHead {...props} name={name} />
			<QuestionFields
				question={question}
				number={props.number}
				isFresh={props.isFresh}
				act={props.act}
				name={name}
			/>
		</section>
	);
}

interface FieldsProps
	extends Pick<CardProps, "question" | "number" | "isFresh" | "act"> {
	/** Of the ids of its fields. */
	readonly name: string;
}

/** All that is written in a question, and what keeps it from being asked. */
export function QuestionFields({
	question,
	number,
	isFresh,
	act,
	name,
}: FieldsProps) {
	const { id } = question;
	const isOfSlide = isSlide(question);
	const place = { number, isSlide: isOfSlide };
	const { hint, Edit } = deskOf(question.kind);
	const faults = isFresh || isUntouched(question) ? [] : faultsOf(question);
	const written = useRef<Element | null>(null);
	return (
		<div
			class="question-fields"
			onFocusIn={({ target }) => {
				if (target instanceof Element && isFormatted(target))
					written.current = target;
			}}
		>
			<div class="question-line">
				<p id={`${name}-hint`} class="question-hint">
					{hint}
				</p>
				<FormatBar fieldOf={() => written.current} />
			</div>
			<TextField
				label={words.textOfQuestion(place)}
				name={field.text(id)}
				value={question.text}
				max={limits.questionText}
				placeholder={isOfSlide ? words.itsHeading : words.whatDoYouAsk}
				class="question-text"
				onText={(text) => act({ edit: "text", question: id, text })}
			/>
			<Edit
				question={question}
				onChange={(question, path, how) =>
					act({ edit: "own", question, path, how })
				}
			/>
			{!isOfSlide && (
				<TextField
					label={words.explanation}
					labelled
					name={field.explanation(id)}
					value={question.explanation}
					max={limits.explanation}
					placeholder={words.whyIsItSo}
					onText={(text) => act({ edit: "explanation", question: id, text })}
				/>
			)}
			<TextField
				label={words.notes}
				labelled
				name={field.notes(id)}
				value={question.notes ?? ""}
				max={limits.notes}
				placeholder={words.whatToSay}
				class="question-notes"
				onText={(text) => act({ edit: "notes", question: id, text })}
			/>
			{faults.length > 0 && (
				<div class="question-problems">
					<b>{words.toFinish}</b> {faults.map(sayFault).join(" ")}
				</div>
			)}
		</div>
	);
}
