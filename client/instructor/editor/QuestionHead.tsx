import { isJudged, isSlide, kinds } from "../../../shared/kinds/kinds.ts";
import { limits } from "../../../shared/limits.ts";
import type { Question } from "../../../shared/quiz.ts";
import { NumberField } from "../../fields/fields.tsx";
import { Tool } from "../../fields/Tool.tsx";
import { deskOf } from "../../kinds/desks.ts";
import { Copy, Down, Screen, Trash, Up } from "../../look/icons.tsx";
import * as words from "../../words/editor.en.ts";
import { field } from "./field.ts";
import type { CardProps } from "./QuestionCard.tsx";

/** The first line of a question: its number, by which it is dragged and selected, what it is, and what is done to all of it. */
export function QuestionHead({
	question,
	index,
	number,
	isLast,
	isSelected,
	act,
	onDuplicate,
	onRemove,
	onSelect,
	name,
}: CardProps & { readonly name: string }) {
	const { id } = question;
	const isOfSlide = isSlide(question);
	const place = { number, isSlide: isOfSlide };
	return (
		<header class="question-head">
			<div class="question-grip grip" title={words.dragQuestion(place)}>
				<h2 id={`${name}-number`}>
					{isOfSlide ? (
						<>
							<Screen />
							<span class="visually-hidden">{words.slide(number)}</span>
						</>
					) : (
						<>
							<span class="visually-hidden">{words.question} </span>
							{number}
						</>
					)}
				</h2>
				<label class="question-select">
					<input
						type="checkbox"
						data-field={field.select(id)}
						checked={isSelected}
						onClick={(event) =>
							onSelect(id, event.currentTarget.checked, event.shiftKey)
						}
					/>
					<span class="visually-hidden">{words.selectQuestion(place)}</span>
				</label>
			</div>
			<KindAndMarks question={question} act={act} name={name} />
			<span class="question-tools">
				<Tool
					label={words.moveQuestionUp(place)}
					off={index === 0}
					onPress={() => act({ edit: "move", questions: [id], by: -1 })}
				>
					<Up />
				</Tool>
				<Tool
					label={words.moveQuestionDown(place)}
					off={isLast}
					onPress={() => act({ edit: "move", questions: [id], by: 1 })}
				>
					<Down />
				</Tool>
				<Tool
					label={words.duplicateQuestion(place)}
					onPress={() => onDuplicate([id])}
				>
					<Copy />
				</Tool>
				<Tool
					label={words.deleteQuestion(place)}
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
	const isOfSlide = isSlide(question);
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
			{!isOfSlide && (
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
			)}
			{isJudged(question) && (
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
