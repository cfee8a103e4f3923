import {
	useCallback,
	useEffect,
	useLayoutEffect,
	useMemo,
	useRef,
	useState,
} from "preact/hooks";
import { isSlide, isUntouched, numberAt } from "../../../shared/kinds/kinds.ts";
import type { Question } from "../../../shared/quiz.ts";
import { focusField } from "../../fields/focus.ts";
import { useWrongFields, WrongFields } from "../../fields/wrong.ts";
import * as words from "../../words/editor.en.ts";
import { titleOf } from "../library/actions.ts";
import { confirm } from "../shell/Dialog.tsx";
import { notify } from "../shell/notice.tsx";
import type { StoredQuiz } from "../shell/stored-quiz.ts";
import { useAutosave } from "./autosave.ts";
import { CopyDialog } from "./CopyDialog.tsx";
import { Decision } from "./Decision.tsx";
import type { Draft } from "./draft.ts";
import { EditorBar, type View } from "./EditorBar.tsx";
import { newIdsIn } from "./edit.ts";
import { FormView } from "./FormView.tsx";
import { field } from "./field.ts";
import { placeOf, readJump, readKey } from "./keys.ts";
import { PasteDialog } from "./PasteDialog.tsx";
import { Preview, PreviewDialog } from "./Preview.tsx";
import { readUnsaved } from "./rescue.ts";
import { useSelection } from "./selection.ts";
import { TextView, typeSource } from "./TextView.tsx";
import { Trial } from "./Trial.tsx";
import { keepUnread, readUnread } from "./unread.ts";
import { useDraft } from "./use-draft.ts";

type Open = "paste" | "copy" | "trial" | "preview" | null;

/** Where a quiz is written: the document, its keys, its state with the store, and the preview beside it. */
export function QuizEditor({
	stored,
	question,
}: {
	stored: StoredQuiz;
	question: string | null;
}) {
	const rescue = useMemo(() => readUnsaved(stored.id), [stored]);
	const unreadText = useMemo(() => readUnread(stored.id), [stored]);
	const [current, setCurrent] = useState<string | null>(null);
	const [view, setView] = useState<View>("form");
	const [open, setOpen] = useState<Open>(null);
	const { saving, saver, edited, take } = useAutosave(
		stored,
		rescue,
		rescue?.version ?? unreadText?.version ?? stored.version,
		(newer, why) => {
			act({ edit: "load", quiz: newer });
			if (why === "newer") notify(words.thisIsTheNewest);
		},
		() => unread > 0,
	);
	const [draft, act, latest] = useDraft(rescue?.quiz ?? stored.quiz, edited);
	const { quiz } = draft;
	const unread = draft.source?.faults.length ?? 0;
	const selection = useSelection(quiz);
	const { wrong, notes } = useWrongFields();
	const [deciding, setDeciding] = useState(false);
	const mustDecide = saving.is === "conflict" || saving.is === "gone";
	useEffect(() => setDeciding(mustDecide), [mustDecide]);
	const [fresh, leave] = useFresh(quiz.questions);

	useEffect(() => {
		document.title = words.title(titleOf(quiz));
	}, [quiz.title]);
	useEffect(() => {
		const text = unreadText?.text ?? null;
		const isNew = quiz.title === "" && quiz.questions.every(isUntouched);
		const [first] = quiz.questions;
		if (text !== null) {
			notify(words.unreadIsBack);
			setView("text");
			act(typeSource(text, quiz));
		} else if (rescue !== null) notify(words.editsThatWereNot);
		else if (isNew)
			focusField(first === undefined ? field.title : field.text(first.id));
	}, []);
	useEffect(() => {
		if (question !== null) focusField(field.text(question));
	}, [question]);
	const { source } = draft;
	const hasBegun = useRef(false);
	useLayoutEffect(() => {
		// What was kept is not taken back yet.
		if (!hasBegun.current) {
			hasBegun.current = true;
			return;
		}
		const isUnread = source !== null && source.faults.length > 0;
		keepUnread(
			stored.id,
			isUnread ? { version: saver.version(), text: source.text } : null,
		);
	}, [source]);
	useFocus(draft, view);

	const onKey = (event: KeyboardEvent) => {
		if (document.querySelector("dialog[open]") !== null) return;
		const { target } = event;
		// Of the newest draft: what was typed just before may not be drawn yet.
		const place = {
			quiz: latest().quiz,
			current,
			selected: selection.ids,
			...placeOf(target),
		};
		const jump = view === "form" ? readJump(event, place) : null;
		const action = readKey(event, place);
		const isOfForm = action?.edit !== "undo" && action?.edit !== "redo";
		if (jump !== null) focusField(jump);
		else if (action === null || (view === "text" && isOfForm)) return;
		else act(action);
		event.preventDefault();
	};
	const press = useRef(onKey);
	press.current = onKey;
	useEffect(() => {
		const listen = (event: KeyboardEvent) => press.current(event);
		addEventListener("keydown", listen);
		return () => removeEventListener("keydown", listen);
	}, []);

	const duplicate = useCallback((questions: readonly string[]) => {
		const ids = questions.map(newIdsIn(latest().quiz));
		act({ edit: "duplicate", questions, ids });
	}, []);
	const remove = useCallback((questions: readonly string[]) => {
		const from = latest().quiz;
		const at = from.questions.findIndex(({ id }) => questions.includes(id));
		act({ edit: "remove", questions });
		const [first] = from.questions.slice(at);
		const told =
			questions.length === 1 && first !== undefined
				? words.questionIsDeleted({
						number: numberAt(from.questions, at),
						isSlide: isSlide(first),
					})
				: words.questionsAreDeleted(questions.length);
		notify(told, {
			action: {
				label: words.undo,
				run() {
					const faults = latest().source?.faults.length ?? 0;
					if (faults > 0) notify(words.notSavedText(faults));
					else act({ edit: "put-back", questions, from });
				},
			},
		});
	}, []);
	/** A change of the form's would put the quiz as it was read last in the place of a text that cannot be read. */
	const begin = (next: "paste" | "copy") =>
		unread > 0 ? notify(words.notSavedText(unread)) : setOpen(next);
	const insert = (questions: readonly Question[], title = "") => {
		setOpen(null);
		act({ edit: "insert", after, questions, title });
		notify(words.questionsAdded(questions.length));
	};
	const show = async (next: View) => {
		if (next === "form" && unread > 0) {
			const sure = await confirm({
				title: words.showTheForm,
				text: words.formIsOlder,
				action: words.showForm,
			});
			if (!sure) return;
		}
		setView(next);
	};

	const shown =
		quiz.questions.find((question) => question.id === current) ??
		quiz.questions[0];
	const after =
		(shown?.id === current ? current : quiz.questions.at(-1)?.id) ?? null;
	const seen =
		shown === undefined
			? null
			: {
					title: quiz.title,
					branding: quiz.branding,
					question: shown,
					number: numberAt(quiz.questions, quiz.questions.indexOf(shown)),
					total: quiz.questions.filter((one) => !isSlide(one)).length,
				};
	return (
		<main class="editor">
			<EditorBar
				id={stored.id}
				draft={draft}
				saving={saving}
				saver={saver}
				unread={unread}
				view={view}
				wrong={wrong}
				act={act}
				onView={(next) => void show(next)}
				onDecide={() => setDeciding(true)}
				onPaste={() => begin("paste")}
				onCopy={() => begin("copy")}
				onTry={() => setOpen("trial")}
				onPreview={() => setOpen("preview")}
			/>
			{view === "form" ? (
				<WrongFields.Provider value={notes}>
					<FormView
						id={stored.id}
						quiz={quiz}
						isTouched={draft.past.length > 0}
						shown={shown?.id ?? null}
						fresh={fresh}
						selection={selection}
						wrong={wrong}
						act={act}
						onFocus={(question) => {
							if (question !== null) setCurrent(question);
							leave(question);
						}}
						onDuplicate={duplicate}
						onRemove={remove}
					/>
				</WrongFields.Provider>
			) : (
				<TextView draft={draft} act={act} onCurrent={setCurrent} />
			)}
			{seen !== null && (
				<Preview {...seen} onEnlarge={() => setOpen("preview")} />
			)}
			{seen !== null && (
				<PreviewDialog
					{...seen}
					open={open === "preview"}
					onClose={() => setOpen(null)}
				/>
			)}
			<PasteDialog
				quiz={quiz}
				after={after}
				open={open === "paste"}
				onClose={() => setOpen(null)}
				onTake={insert}
			/>
			<CopyDialog
				id={stored.id}
				quiz={quiz}
				open={open === "copy"}
				onClose={() => setOpen(null)}
				onTake={insert}
			/>
			<Trial
				quiz={quiz}
				first={current}
				open={open === "trial"}
				onClose={() => setOpen(null)}
			/>
			<Decision
				id={stored.id}
				quiz={quiz}
				saving={saving}
				saver={saver}
				open={deciding && mustDecide}
				take={take}
				onClose={() => setDeciding(false)}
			/>
		</main>
	);
}

/** The question that is written for the first time: it is new, and the cursor has not left it since. */
function useFresh(
	questions: readonly Question[],
): [fresh: string | null, onFocus: (question: string | null) => void] {
	const known = useRef<ReadonlySet<string>>(new Set());
	const fresh = useRef<string | null>(null);
	const [, draw] = useState<string | null>(null);
	const added = questions.find(
		(question) => !known.current.has(question.id) && isUntouched(question),
	);
	if (added !== undefined) fresh.current = added.id;
	known.current = new Set(questions.map(({ id }) => id));
	const onFocus = useCallback((question: string | null) => {
		if (question !== fresh.current) fresh.current = null;
		draw(fresh.current);
	}, []);
	return [fresh.current, onFocus];
}

/** Puts the cursor where the last action wants it; a moved question keeps it, although its element was put elsewhere. */
function useFocus(draft: Draft, view: View): void {
	const held = useRef<Element | null>(null);
	held.current = document.activeElement;
	useLayoutEffect(() => {
		if (draft.focus !== null && view === "form") focusField(draft.focus);
		else if (
			held.current instanceof HTMLElement &&
			held.current.isConnected &&
			held.current !== document.activeElement
		) {
			held.current.focus();
		}
	}, [draft]);
}
