import {
	useCallback,
	useEffect,
	useLayoutEffect,
	useMemo,
	useRef,
	useState,
} from "preact/hooks";
import { limits } from "../../../shared/limits.ts";
import type { Question } from "../../../shared/quiz.ts";
import { routes } from "../../../shared/routes.ts";
import { TextField } from "../../fields/fields.tsx";
import { focusField } from "../../fields/focus.ts";
import { Plus, Undo } from "../../look/icons.tsx";
import * as words from "../../words/editor.en.ts";
import { titleOf } from "../library/actions.ts";
import { notify } from "../shell/notice.tsx";
import { call } from "../shell/rest.ts";
import { go } from "../shell/route.ts";
import { StoredQuiz } from "../shell/stored-quiz.ts";
import { useAutosave } from "./autosave.ts";
import { ConflictDialog } from "./ConflictDialog.tsx";
import type { Draft } from "./draft.ts";
import { newQuestionId } from "./edit.ts";
import { field } from "./field.ts";
import { readKey } from "./keys.ts";
import { Preview } from "./Preview.tsx";
import { Problems } from "./Problems.tsx";
import { QuestionCard } from "./QuestionCard.tsx";
import { dropUnsaved, readUnsaved } from "./rescue.ts";
import { SaveState } from "./SaveState.tsx";
import { StartButton } from "./StartButton.tsx";
import { useDraft } from "./use-draft.ts";

/** Where a quiz is written: the document, its keys, its state with the store, and the preview beside it. */
export function QuizEditor({ stored }: { stored: StoredQuiz }) {
	const rescue = useMemo(() => readUnsaved(stored.id), [stored]);
	const [current, setCurrent] = useState<string | null>(null);
	const [deciding, setDeciding] = useState(false);
	const { saving, saver, edited, take } = useAutosave(
		stored,
		rescue,
		(newer, why) => {
			act({ edit: "load", quiz: newer });
			if (why === "newer") notify(words.thisIsTheNewest);
		},
	);
	const [draft, act] = useDraft(rescue?.quiz ?? stored.quiz, edited);
	const { quiz } = draft;

	const mustDecide = saving.is === "conflict" || saving.is === "gone";
	useEffect(() => setDeciding(mustDecide), [mustDecide]);
	useEffect(() => {
		document.title = words.title(titleOf(quiz));
	}, [quiz.title]);
	useEffect(() => {
		if (rescue !== null) notify(words.editsThatWereNot);
		else if (stored.quiz.title === "") focusField(field.title);
	}, []);
	useFocus(draft);

	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			if (document.querySelector("dialog[open]") !== null) return;
			const action = readKey(event, quiz, current);
			if (action === null) return;
			event.preventDefault();
			act(action);
		};
		addEventListener("keydown", press);
		return () => removeEventListener("keydown", press);
	}, [quiz, current]);

	const newest = useRef(quiz);
	newest.current = quiz;
	const duplicate = useCallback(
		(question: string) =>
			act({ edit: "duplicate", question, id: newQuestionId(newest.current) }),
		[],
	);
	const remove = useCallback((question: Question, index: number) => {
		act({ edit: "remove", question: question.id });
		notify(words.questionIsDeleted(index + 1), {
			action: {
				label: words.undo,
				run: () => act({ edit: "put-back", question, index }),
			},
		});
	}, []);

	const keepCopy = async () => {
		const title =
			saving.is === "gone"
				? quiz.title
				: words.myCopy(titleOf(quiz).slice(0, limits.title - 10));
		const reply = await call(
			routes.quizzes.add,
			{ body: { ...quiz, title } },
			StoredQuiz,
		);
		if (!reply.ok) {
			notify(words.copyNotMade(reply.problem.detail), {
				tone: "error",
			});
			return;
		}
		if (saving.is === "conflict") saver.adopt(saving.theirs);
		dropUnsaved(stored.id);
		go({ page: "editor", quiz: reply.data.id });
		notify(words.yoursIsThisQuiz);
	};
	const takeTheirs = () => {
		if (saving.is === "conflict") {
			take(saving.theirs);
			return;
		}
		dropUnsaved(stored.id);
		go({ page: "library" });
	};

	const shown =
		quiz.questions.find((question) => question.id === current) ??
		quiz.questions[0];
	return (
		<main class="editor">
			<div class="editor-bar" data-saving={saving.is}>
				<SaveState saving={saving} onDecide={() => setDeciding(true)} />
				<span class="editor-bar-tools">
					<button
						type="button"
						class="button quiet"
						title={words.undoKeys}
						aria-disabled={draft.past.length === 0}
						onClick={() => act({ edit: "undo" })}
					>
						<Undo /> <span>{words.undo}</span>
					</button>
					<button
						type="button"
						class="button quiet redo"
						title={words.redoKeys}
						aria-disabled={draft.future.length === 0}
						onClick={() => act({ edit: "redo" })}
					>
						<Undo /> <span>{words.redo}</span>
					</button>
					<StartButton
						id={stored.id}
						quiz={quiz}
						saving={saving}
						flush={() => saver.flush()}
					/>
				</span>
			</div>
			<div
				class="editor-paper"
				onFocusIn={(event) => {
					const element =
						event.target instanceof Element
							? event.target.closest("[data-question]")
							: null;
					if (element instanceof HTMLElement)
						setCurrent(element.dataset.question ?? null);
				}}
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
				<Problems quiz={quiz} />
				{quiz.questions.map((question, index) => (
					<Unchanging
						key={question.id}
						question={question}
						index={index}
						isLast={index === quiz.questions.length - 1}
						isCurrent={question.id === shown?.id}
						act={act}
						onDuplicate={duplicate}
						onRemove={remove}
					/>
				))}
				<button
					type="button"
					class="button editor-add"
					data-field="questions"
					aria-disabled={quiz.questions.length >= limits.questions}
					onClick={() =>
						act({
							edit: "add",
							after: quiz.questions.at(-1)?.id ?? null,
							id: newQuestionId(quiz),
						})
					}
				>
					<Plus />{" "}
					{quiz.questions.length >= limits.questions
						? words.fullQuestions(limits.questions)
						: words.addAQuestion}
				</button>
				<Keys />
			</div>
			{shown !== undefined && (
				<Preview
					question={shown}
					index={quiz.questions.indexOf(shown)}
					total={quiz.questions.length}
				/>
			)}
			<ConflictDialog
				saving={saving}
				mine={quiz}
				open={deciding && mustDecide}
				onClose={() => setDeciding(false)}
				onTheirs={takeTheirs}
				onCopy={() => void keepCopy()}
				onMine={() => saver.overwrite()}
			/>
		</main>
	);
}

/** Draws a question again only when something of it has changed: one letter typed should not draw 200 questions. */
function Unchanging(props: Parameters<typeof QuestionCard>[0]) {
	return useMemo(() => <QuestionCard {...props} />, Object.values(props));
}

/** Puts the cursor where the last action wants it; a moved question keeps it, although its element was put elsewhere. */
function useFocus(draft: Draft): void {
	const held = useRef<Element | null>(null);
	held.current = document.activeElement;
	useLayoutEffect(() => {
		if (draft.focus !== null) focusField(draft.focus);
		else if (
			held.current instanceof HTMLElement &&
			held.current.isConnected &&
			held.current !== document.activeElement
		) {
			held.current.focus();
		}
	}, [draft]);
}

function Keys() {
	return (
		<details class="editor-keys">
			<summary>{words.keys}</summary>
			<dl>
				<dt>{words.keysNewQuestion}</dt>
				<dd>{words.aNewQuestion}</dd>
				<dt>{words.keysNextOption}</dt>
				<dd>{words.toTheNextOption}</dd>
				<dt>{words.keysRemove}</dt>
				<dd>{words.removesIt}</dd>
				<dt>{words.keysMove}</dt>
				<dd>{words.movesIt}</dd>
				<dt>{words.keysUndoRedo}</dt>
				<dd>{words.undoRedo}</dd>
			</dl>
		</details>
	);
}
