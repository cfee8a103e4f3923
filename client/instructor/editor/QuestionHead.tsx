import { kindOf, kinds } from "../../../shared/kinds/kinds.ts";
import { limits } from "../../../shared/limits.ts";
import type { Question } from "../../../shared/quiz.ts";
import { NumberField } from "../../fields/fields.tsx";
import { Tool } from "../../fields/Tool.tsx";
import { deskOf } from "../../kinds/desks.ts";
import { Copy, Down, Trash, Up } from "../../look/icons.tsx";
import * as words from "../../words/editor.en.ts";
import { field } from "./field.ts";
import type { CardProps } from "./QuestionCard.tsx";

/** The first line of a question: its number, by which it is dragged and selected, what it is, and what is done to all of it. */
export function QuestionHead({
	question,
	index,
	isLast,
	isSelected,
	act,
	onDuplicate,
	onRemove,
	onSelect,
	name,
}: CardProps & { readonly name: string }) {
	const { id } = question;
	return (
		<header class="question-head">
			<div
				class="question-grip"
				draggable
				title={words.dragQuestion(index + 1)}
			>
				<h2 id={`${name}-number`}>
					<span class="visually-hidden">{words.question} </span>
					{index + 1}
				</h2>
				<label class="question-select">
					<input
						type="checkbox"
						checked={isSelected}
						onClick={(event) =>
							onSelect(id, event.currentTarget.checked, event.shiftKey)
						}
					/>
					<span class="visually-hidden">{words.selectQuestion(index + 1)}</span>
				</label>
			</div>
			<KindAndMarks question={question} act={act} name={name} />
			<span class="question-tools">
				<Tool
					label={words.moveQuestionUp(index + 1)}
					off={index === 0}
					onPress={() => act({ edit: "move", questions: [id], by: -1 })}
				>
					<Up />
				</Tool>
				<Tool
					label={words.moveQuestionDown(index + 1)}
					off={isLast}
					onPress={() => act({ edit: "move", questions: [id], by: 1 })}
				>
					<Down />
				</Tool>
				<Tool
					label={words.duplicateQuestion(index + 1)}
					onPress={() => onDuplicate([id])}
				>
					<Copy />
				</Tool>
				<Tool
					label={words.deleteQuestion(index + 1)}
					onPress={() => onRemove([id])}
				>
					<Trash />
				</Tool>
			</span>
		</header>
	);
}

interface MarksProps extends Pick<CardProps, "question" | "act"> {
	/** Of the ids of its fields, beside which its hint stands. */
	readonly name: string;
}

/** What kind of question it is, how long it is open, and what it is worth. */
export function KindAndMarks({ question, act, name }: MarksProps) {
	const { id } = question;
	return (
		<>
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
				onNumber={(seconds) => act({ edit: "seconds", question: id, seconds })}
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
		</>
	);
}

/** Those that there are, and the question's own when a newer version has written it. */
function kindNames({ kind }: Question): string[] {
	const names = kinds.map(({ name }) => name);
	return names.includes(kind) ? names : [...names, kind];
}
