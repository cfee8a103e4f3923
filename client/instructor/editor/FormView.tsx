import { useMemo } from "preact/hooks";
import { isSlide, isUntouched, numberAt } from "../../../shared/kinds/kinds.ts";
import { limits } from "../../../shared/limits.ts";
import type { Quiz } from "../../../shared/quiz.ts";
import { useDrag } from "../../fields/drag.ts";
import { NumberField, TextField } from "../../fields/fields.tsx";
import { focusField } from "../../fields/focus.ts";
import type { WrongField } from "../../fields/wrong.ts";
import { Plus, Screen } from "../../look/icons.tsx";
import * as words from "../../words/editor.en.ts";
import { BrandingFields } from "./BrandingFields.tsx";
import type { Action } from "./draft.ts";
import { newQuestionId } from "./edit.ts";
import { field, fieldAt } from "./field.ts";
import { ImageHints } from "./images/ImageHints.tsx";
import { KeyList } from "./KeyList.tsx";
import { Problems } from "./Problems.tsx";
import { type CardProps, QuestionCard } from "./QuestionCard.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import type { Selection } from "./selection.ts";
import { TagsField } from "./TagsField.tsx";

interface Props extends Pick<CardProps, "act" | "onDuplicate" | "onRemove"> {
	/** Of the quiz. */
	readonly id: string;
	readonly quiz: Quiz;
	/** Whether anything was written since the page was opened. */
	readonly isTouched: boolean;
	/** The question in the preview. */
	readonly shown: string | null;
	/** The question that is written for the first time. */
	readonly fresh: string | null;
	readonly selection: Selection;
	readonly wrong: readonly WrongField[];
	/** Where the cursor went; null: to no question. */
	onFocus(question: string | null): void;
	act(action: Action): void;
}

/** The quiz as a form, question by question. */
export function FormView(props: Props) {
	const { quiz, selection, act, onDuplicate, onRemove } = props;
	const { questions } = quiz;
	const isFull = questions.length >= limits.questions;
	const isNew =
		!props.isTouched &&
		props.wrong.length === 0 &&
		questions.every(isUntouched);
	const { drag, listeners } = useDrag(
		".question-grip",
		".question",
		({ from, to }) => {
			const ids = questions.map(({ id }) => id);
			const dragged = ids.slice(from, from + 1);
			const moved = dragged.some((id) => selection.ids.includes(id))
				? selection.ids
				: dragged;
			const before = ids.slice(to).find((id) => !moved.includes(id)) ?? null;
			act({ edit: "drop", questions: moved, before });
		},
	);
	const asked = questions.filter((question) => !isSlide(question));
	const timed = new Set(asked.map(({ seconds }) => seconds));
	const [seconds = null] = timed.size === 1 ? timed : [];
	const add = (slide: boolean) =>
		act({
			edit: "add",
			after: questions.at(-1)?.id ?? null,
			id: newQuestionId(quiz),
			slide,
		});
	return (
		<div
			class="editor-paper"
			onFocusIn={(event) => {
				const { target } = event;
				const card =
					target instanceof Element
						? target.closest<HTMLElement>("[data-question]")
						: null;
				props.onFocus(card?.dataset.question ?? null);
			}}
			{...listeners}
		>
			<h1 class="visually-hidden">{words.editTheQuiz}</h1>
			<TextField
				label={words.titleOfTheQuiz}
				name={field.title}
				value={quiz.title}
				max={limits.title}
				placeholder={words.titleOfTheQuiz}
				oneLine
				class="editor-title"
				onText={(text) => act({ edit: "title", text })}
				onKeyDown={(event) => {
					if (event.key === "Enter") focusField(field.description);
				}}
			/>
			<TextField
				label={words.description}
				name={field.description}
				value={quiz.description}
				max={limits.description}
				placeholder={words.whatIsItAbout}
				class="editor-description"
				onText={(text) => act({ edit: "description", text })}
			/>
			<TagsField
				name={field.tags}
				tags={quiz.tags ?? []}
				onTags={(tags) => act({ edit: "tags", tags })}
			/>
			<BrandingFields id={props.id} quiz={quiz} act={act} />
			{isNew ? (
				<p class="editor-begin">{words.writeOrPaste}</p>
			) : (
				<Problems
					quiz={quiz}
					wrong={props.wrong}
					onGo={(path) => focusField(fieldAt(path, quiz))}
				/>
			)}
			<ImageHints quiz={quiz} />
			{asked.length > 1 && (
				<div class="editor-times">
					<NumberField
						label={words.allSeconds}
						name={field.allSeconds}
						value={seconds}
						empty={null}
						placeholder={timed.size > 1 ? words.differing : words.none}
						min={limits.secondsMin}
						max={limits.secondsMax}
						onNumber={(seconds) => act({ edit: "all-seconds", seconds })}
					/>
				</div>
			)}
			{questions.map((question, index) => (
				<div
					key={question.id}
					class="editor-place"
					data-goal={drag?.to === index ? "before" : undefined}
				>
					<Unchanging
						question={question}
						index={index}
						number={numberAt(questions, index)}
						isLast={index === questions.length - 1}
						isCurrent={question.id === props.shown}
						isSelected={selection.ids.includes(question.id)}
						isFresh={question.id === props.fresh}
						act={act}
						onDuplicate={onDuplicate}
						onRemove={onRemove}
						onSelect={selection.select}
					/>
				</div>
			))}
			<div
				class="editor-place"
				data-goal={drag?.to === questions.length ? "before" : undefined}
			>
				<div class="editor-add">
					<button
						type="button"
						class="button"
						data-field="questions"
						aria-disabled={isFull}
						onClick={() => add(false)}
					>
						<Plus />{" "}
						{isFull
							? words.fullQuestions(limits.questions)
							: words.addAQuestion}
					</button>
					<button
						type="button"
						class="button"
						aria-disabled={isFull}
						onClick={() => add(true)}
					>
						<Screen /> {words.addASlide}
					</button>
				</div>
			</div>
			<KeyList />
			<SelectionBar
				selection={selection}
				act={act}
				onDuplicate={onDuplicate}
				onRemove={onRemove}
			/>
		</div>
	);
}

/** Draws a question again only when something of it has changed: one letter typed should not draw 200 questions. */
function Unchanging(props: CardProps) {
	return useMemo(() => <QuestionCard {...props} />, Object.values(props));
}
