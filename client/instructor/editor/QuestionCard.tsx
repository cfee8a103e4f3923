import * as words from "../../words/editor.en.ts";
import "./question.css";
import { useId } from "preact/hooks";
import {
	faultsOf,
	kindOf,
	kinds,
	sayFault,
} from "../../../shared/kinds/kinds.ts";
import { limits } from "../../../shared/limits.ts";
import type { Question } from "../../../shared/quiz.ts";
import { NumberField, TextField } from "../../fields/fields.tsx";
import { Tool } from "../../fields/Tool.tsx";
import { deskOf } from "../../kinds/desks.ts";
import { Copy, Down, Trash, Up } from "../../look/icons.tsx";
import type { Action } from "./draft.ts";
import { field } from "./field.ts";

interface Props {
	question: Question;
	/** Place in the quiz, from 0. */
	index: number;
	isLast: boolean;
	/** Shown in the preview. */
	isCurrent: boolean;
	act(action: Action): void;
	onDuplicate(question: string): void;
	onRemove(question: Question, index: number): void;
}

export function QuestionCard({
	question,
	index,
	isLast,
	isCurrent,
	act,
	onDuplicate,
	onRemove,
}: Props) {
	const { id } = question;
	const { hint, Edit } = deskOf(question.kind);
	const faults = faultsOf(question);
	const name = useId();
	return (
		<section
			class="question"
			aria-labelledby={`${name}-number`}
			data-question={id}
			data-current={isCurrent ? "" : undefined}
		>
			<header class="question-head">
				<h2 id={`${name}-number`}>
					<span class="visually-hidden">{words.question} </span>
					{index + 1}
				</h2>
				<div class="kind-field">
					<label for={`${name}-kind`}>{words.kind}</label>
					<select
						id={`${name}-kind`}
						class="field"
						data-field={field.kind(id)}
						aria-describedby={`${name}-hint`}
						value={question.kind}
						onChange={(event) =>
							act({
								edit: "kind",
								question: id,
								kind: event.currentTarget.value,
							})
						}
					>
						{kindNames(question).map((kind) => (
							<option key={kind} value={kind}>
								{deskOf(kind).label}
							</option>
						))}
					</select>
				</div>
				<NumberField
					label={words.timeLimit}
					name={field.seconds(id)}
					value={question.seconds}
					empty={null}
					placeholder={words.none}
					min={limits.secondsMin}
					max={limits.secondsMax}
					onNumber={(seconds) =>
						act({ edit: "seconds", question: id, seconds })
					}
				/>
				{kindOf(question).isJudged && (
					<NumberField
						label={words.points}
						name={field.points(id)}
						value={question.points}
						empty={0}
						placeholder="0"
						min={0}
						max={limits.points}
						onNumber={(points) => act({ edit: "points", question: id, points })}
					/>
				)}
				<span class="question-tools">
					<Tool
						label={words.moveQuestionUp(index + 1)}
						off={index === 0}
						onPress={() => act({ edit: "move", question: id, by: -1 })}
					>
						<Up />
					</Tool>
					<Tool
						label={words.moveQuestionDown(index + 1)}
						off={isLast}
						onPress={() => act({ edit: "move", question: id, by: 1 })}
					>
						<Down />
					</Tool>
					<Tool
						label={words.duplicateQuestion(index + 1)}
						onPress={() => onDuplicate(id)}
					>
						<Copy />
					</Tool>
					<Tool
						label={words.deleteQuestion(index + 1)}
						onPress={() => onRemove(question, index)}
					>
						<Trash />
					</Tool>
				</span>
			</header>
			<p id={`${name}-hint`} class="question-hint">
				{hint}
			</p>
			<TextField
				label={words.textOfQuestion(index + 1)}
				name={field.text(id)}
				value={question.text}
				max={limits.questionText}
				placeholder={words.whatDoYouAsk}
				class="question-text"
				onText={(text) => act({ edit: "text", question: id, text })}
			/>
			<Edit
				question={question}
				onChange={(question, path, how) =>
					act({ edit: "own", question, path, how })
				}
			/>
			<TextField
				label={words.explanation}
				labelled
				name={field.explanation(id)}
				value={question.explanation}
				max={limits.explanation}
				placeholder={words.whyIsItSo}
				onText={(text) => act({ edit: "explanation", question: id, text })}
			/>
			{faults.length > 0 && (
				<div class="question-problems">
					<b>{words.toFinish}</b> {faults.map(sayFault).join(" ")}
				</div>
			)}
		</section>
	);
}

/** Those that there are, and the question's own when a newer version has written it. */
function kindNames({ kind }: Question): string[] {
	const names = kinds.map(({ name }) => name);
	return names.includes(kind) ? names : [...names, kind];
}
