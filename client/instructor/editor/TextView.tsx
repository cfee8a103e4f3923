import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { accents } from "../../../shared/branding.ts";
import { isUntouched, slideKind } from "../../../shared/kinds/kinds.ts";
import type { Quiz } from "../../../shared/quiz.ts";
import { tidy } from "../../fields/tidy.ts";
import * as words from "../../words/editor.en.ts";
import type { Action, Draft } from "./draft.ts";
import { newIdIn, questionBefore } from "./edit.ts";
import { FormatBar } from "./FormatBar.tsx";
import { field, questionIn } from "./field.ts";
import { Problems } from "./Problems.tsx";
import { untimed, writeHeading } from "./text/heading.ts";
import type { TextFault } from "./text/question.ts";
import { readQuiz, startsOf } from "./text/read.ts";
import { writeQuiz } from "./text/write.ts";
import "./text-view.css";

/** What was typed, as an action. */
export function typeSource(text: string, quiz: Quiz): Action {
	const { quiz: read, faults } = readQuiz(text, quiz, newIdIn);
	return { edit: "source", source: { text, faults }, quiz: read };
}

/** The whole quiz as one text. */
export function TextView({
	draft,
	act,
	onCurrent,
}: {
	readonly draft: Draft;
	act(action: Action): void;
	onCurrent(question: string | null): void;
}) {
	const area = useRef<HTMLTextAreaElement>(null);
	const { quiz } = draft;
	const source = useMemo(
		() => draft.source?.text ?? writeQuiz(quiz),
		[draft.source, quiz],
	);
	const starts = useMemo(() => startsOf(source), [source]);
	const unread = draft.source?.faults ?? [];
	const isNew = draft.past.length === 0 && quiz.questions.every(isUntouched);
	const first = useRef(source);
	const before = useRef(source);

	// An undo changes the text under the cursor, which goes where the change was.
	useLayoutEffect(() => {
		const element = area.current;
		if (element !== null && element.value !== source) {
			element.value = source;
			const at = endOfChange(before.current, source);
			element.setSelectionRange(at, at);
			scrollTo(element, at);
		}
		before.current = source;
	}, [source]);
	useEffect(() => {
		area.current?.focus();
		area.current?.setSelectionRange(0, 0);
	}, []);

	const take = (element: HTMLTextAreaElement) => {
		const text = tidy(element.value);
		if (text !== element.value) {
			const at = tidy(element.value.slice(0, element.selectionStart)).length;
			element.value = text;
			element.setSelectionRange(at, at);
		}
		before.current = text;
		act(typeSource(text, quiz));
	};
	const tell = (element: HTMLTextAreaElement) => {
		const at = questionAt(lineOf(element), starts);
		onCurrent(quiz.questions[at]?.id ?? null);
	};
	const add = (element: HTMLTextAreaElement, slide: boolean) => {
		const { text, at } = withQuestion(element, starts, quiz, slide);
		element.value = text;
		element.setSelectionRange(at, at);
		take(element);
	};
	const goTo = (line: number) => {
		const element = area.current;
		if (element === null) return;
		const at = source.split("\n").slice(0, line).join("\n").length;
		element.focus();
		element.setSelectionRange(at === 0 ? 0 : at + 1, at === 0 ? 0 : at + 1);
		scrollTo(element, at);
	};
	return (
		<div class="editor-paper text-view">
			<h1 class="visually-hidden">{words.editTheQuiz}</h1>
			<div class="question-line">
				<p id="text-hint" class="question-hint">
					{words.textHint}
				</p>
				<FormatBar fieldOf={() => area.current} />
			</div>
			<TextFaults faults={unread} onGo={goTo} />
			{/* What cannot be read is told first: the quiz is of before it. */}
			{unread.length === 0 && !isNew && (
				<Problems
					quiz={quiz}
					onGo={(path) => goTo(starts[questionIn(path)] ?? 0)}
				/>
			)}
			<textarea
				ref={area}
				class="field text-source"
				data-field={field.source}
				aria-label={words.textOfTheQuiz}
				aria-describedby="text-hint"
				spellcheck={false}
				dir="auto"
				defaultValue={first.current}
				onInput={({ currentTarget }) => {
					take(currentTarget);
					tell(currentTarget);
				}}
				// A cursor that moves selects nothing, so nobody hears of it otherwise.
				onKeyUp={({ currentTarget }) => tell(currentTarget)}
				onClick={({ currentTarget }) => tell(currentTarget)}
				onKeyDown={(event) => {
					const command = event.ctrlKey || event.metaKey;
					if (!command || event.key !== "Enter") return;
					event.preventDefault();
					// The form's own key for it knows no cursor in a text.
					event.stopPropagation();
					add(event.currentTarget, event.shiftKey);
				}}
			/>
			<details class="editor-keys">
				<summary>{words.textKeys}</summary>
				<pre>{words.textExample}</pre>
			</details>
		</div>
	);
}

function TextFaults({
	faults,
	onGo,
}: {
	readonly faults: readonly TextFault[];
	onGo(line: number): void;
}) {
	return (
		<div class="text-faults" role="status">
			{faults.length > 0 && (
				<>
					<p>{words.textUnread(faults.length)}</p>
					<ul>
						{faults.slice(0, 20).map((fault, index) => (
							<li key={index}>
								<button type="button" onClick={() => onGo(fault.line)}>
									{words.textFaultAt(fault.line + 1, sayTextFault(fault))}
								</button>
							</li>
						))}
					</ul>
				</>
			)}
		</div>
	);
}

function sayTextFault({ why }: TextFault): string {
	switch (why.is) {
		case "block":
			return words.blockBroken;
		case "accent":
			return words.noSuchColour(accents.join(", "));
		case "image":
			return words.noImageThere;
		case "lines":
			return words.linesStrange(why.kind);
		case "long":
			return words.tooLong(why.most);
		case "many":
			return words.tooMany(why.most);
		case "form":
			return words.strangeForm;
	}
}

function lineOf({ value, selectionStart }: HTMLTextAreaElement): number {
	return value.slice(0, selectionStart).split("\n").length - 1;
}

/** The place of the question that this line belongs to; -1 above the first. */
function questionAt(line: number, starts: readonly number[]): number {
	return starts.filter((start) => start <= line).length - 1;
}

/** With a new question behind the one that has the cursor, alike in kind, time and points; or with a slide. */
function withQuestion(
	element: HTMLTextAreaElement,
	starts: readonly number[],
	quiz: Quiz,
	slide: boolean,
): { text: string; at: number } {
	const lines = element.value.split("\n");
	const index = questionAt(lineOf(element), starts);
	const next = starts[index + 1] ?? lines.length;
	const before = questionBefore(quiz, Math.max(0, index) + 1);
	const heading = slide
		? writeHeading({ kind: slideKind.name, ...untimed })
		: before === undefined
			? "## "
			: writeHeading(before);
	const head = lines.slice(0, next).join("\n").trimEnd();
	const begun = `${head}${head === "" ? "" : "\n\n"}${heading}\n\n`;
	const rest = lines.slice(next).join("\n");
	return {
		text: rest === "" ? begun : `${begun}\n\n${rest}`,
		at: begun.length,
	};
}

/** Behind the last letter that differs. */
function endOfChange(before: string, after: string): number {
	let same = 0;
	const most = Math.min(before.length, after.length);
	while (
		same < most &&
		before[before.length - 1 - same] === after[after.length - 1 - same]
	)
		same += 1;
	return after.length - same;
}

/** Brings a place of a long text into sight, about: its lines are of one height unless they are folded. */
function scrollTo(element: HTMLTextAreaElement, at: number): void {
	const lines = element.value.split("\n").length;
	const line = element.value.slice(0, at).split("\n").length;
	element.scrollTop =
		(element.scrollHeight * line) / lines - element.clientHeight / 2;
}
