import "./question.css";
import { useId } from "preact/hooks";
import { kindOf, kinds } from "../../../shared/kinds/kinds.ts";
import { limits } from "../../../shared/limits.ts";
import {
	type KindName,
	kindNames,
	type Question,
} from "../../../shared/quiz.ts";
import { Copy, Down, Trash, Up } from "../../look/icons.tsx";
import type { Action } from "./draft.ts";
import { field } from "./field.ts";
import { NumberField, TextField } from "./fields.tsx";
import { OptionRows, Tool } from "./OptionRows.tsx";

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
	const kind = kindOf(question);
	const problems = kind.problems(question);
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
					<span class="visually-hidden">Question </span>
					{index + 1}
				</h2>
				<div class="kind-field">
					<label for={`${name}-kind`}>Kind</label>
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
								kind: event.currentTarget.value as KindName,
							})
						}
					>
						{kindNames.map((other) => (
							<option key={other} value={other}>
								{kinds[other].label}
							</option>
						))}
					</select>
				</div>
				<NumberField
					label="Time limit (s)"
					name={field.seconds(id)}
					value={question.seconds}
					empty={null}
					placeholder="none"
					min={limits.secondsMin}
					max={limits.secondsMax}
					onNumber={(seconds) =>
						act({ edit: "seconds", question: id, seconds })
					}
				/>
				{kind.editor.correct !== "none" && (
					<NumberField
						label="Points"
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
						label={`Move question ${index + 1} up`}
						off={index === 0}
						onPress={() => act({ edit: "move", question: id, by: -1 })}
					>
						<Up />
					</Tool>
					<Tool
						label={`Move question ${index + 1} down`}
						off={isLast}
						onPress={() => act({ edit: "move", question: id, by: 1 })}
					>
						<Down />
					</Tool>
					<Tool
						label={`Duplicate question ${index + 1}`}
						onPress={() => onDuplicate(id)}
					>
						<Copy />
					</Tool>
					<Tool
						label={`Delete question ${index + 1}`}
						onPress={() => onRemove(question, index)}
					>
						<Trash />
					</Tool>
				</span>
			</header>
			<p id={`${name}-hint`} class="question-hint">
				{kind.hint}
			</p>
			<TextField
				label={`Text of question ${index + 1}`}
				name={field.text(id)}
				value={question.text}
				max={limits.questionText}
				placeholder="What do you ask?"
				class="question-text"
				onText={(text) => act({ edit: "text", question: id, text })}
			/>
			<OptionRows question={question} act={act} />
			<TextField
				label="Explanation, shown after the reveal"
				labelled
				name={field.explanation(id)}
				value={question.explanation}
				max={limits.explanation}
				placeholder="Why is it so?"
				onText={(text) => act({ edit: "explanation", question: id, text })}
			/>
			{problems.length > 0 && (
				<div class="question-problems">
					<b>To finish:</b> {problems.join(" ")}
				</div>
			)}
		</section>
	);
}
