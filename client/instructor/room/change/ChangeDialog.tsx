import { authoredOf } from "../../../../shared/authored.ts";
import * as words from "../../../words/change.en.ts";
import "./change.css";
import { useEffect, useId, useReducer, useRef, useState } from "preact/hooks";
import { canonical } from "../../../../shared/canonical.ts";
import { isSlide, kindOf, numberAt } from "../../../../shared/kinds/kinds.ts";
import { type Question, quizFormat } from "../../../../shared/quiz.ts";
import type { Sheet } from "../../../../shared/views.ts";
import { focusField } from "../../../fields/focus.ts";
import { useWrongFields, WrongFields } from "../../../fields/wrong.ts";
import type { Action } from "../../editor/draft.ts";
import { type Draft, openDraft, reduceDraft } from "../../editor/draft.ts";
import { blankQuestion, newIdIn } from "../../editor/edit.ts";
import { field } from "../../editor/field.ts";
import { ImageDrop } from "../../editor/images/ImageDrop.tsx";
import { QuestionFields } from "../../editor/QuestionCard.tsx";
import { KindAndMarks } from "../../editor/QuestionHead.tsx";
import { Dialog } from "../../shell/Dialog.tsx";
import { notify } from "../../shell/notice.tsx";
import type { Problem } from "../../shell/rest.ts";
import { Act } from "../Act.tsx";
import { useRoom } from "../context.ts";
import { isAsked, placeAfter } from "./places.ts";
import { useChange } from "./send.ts";

interface Props {
	/** Its place; null: a new one. */
	readonly question: number | null;
	readonly open: boolean;
	onClose(): void;
}

/** One question of the room in the fields of the editor. Nobody sees what is typed before it is saved. */
export function ChangeDialog({ question, open, onClose }: Props) {
	const { sheet } = useRoom();
	return (
		<Dialog
			title={question === null ? words.adding : titleOf(sheet, question)}
			wide
			open={open}
			onClose={onClose}
		>
			<Form index={question} onDone={onClose} />
		</Dialog>
	);
}

function titleOf(sheet: Sheet, at: number): string {
	const shown = sheet[at];
	const say = shown && isSlide(shown) ? words.changingSlide : words.changing;
	return say(numberAt(sheet, at));
}

/** What was typed and not saved, by question: a dialog is closed by a slip. */
const unsaved = new Map<string, Question>();

function Form({ index, onDone }: { index: number | null; onDone(): void }) {
	const { view, sheet, given, send: command } = useRoom();
	const send = useChange();
	const name = useId();
	// As it was when this was opened: whatever comes meanwhile leaves the fields alone.
	const before = useRef(index === null ? null : (sheet[index] ?? null));
	const own = before.current?.id ?? "";
	const [draft, act] = useReducer(
		(draft: Draft, action: Action) =>
			reduceDraft(draft, action, performance.now()),
		null,
		() => {
			const ids = new Set(given.map(({ id }) => id));
			const fresh = before.current ?? blankQuestion(newIdIn(ids));
			const question = unsaved.get(own) ?? authoredOf(fresh);
			return openDraft({
				v: quizFormat,
				title: "",
				description: "",
				questions: [question],
			});
		},
	);
	const stored = useRef(index === null ? null : (given[index] ?? null));
	const [problem, setProblem] = useState<Told | null>(null);
	const { wrong, notes } = useWrongFields();
	const question = draft.quiz.questions[0];
	const id = question?.id ?? "";
	useEffect(() => focusField(field.text(id)), [id]);
	useEffect(() => {
		if (question !== undefined) unsaved.set(own, question);
	}, [question, own]);
	if (question === undefined) return null;
	const place = given.findIndex((one) => one.id === own);
	const asked = place !== -1 && isAsked(view, place);

	const finish = (said: string) => {
		unsaved.delete(own);
		notify(said);
		onDone();
	};
	const add = async () => {
		const at = placeAfter(view);
		const refused = await send({ do: "add", at, question: trimmed(question) });
		setProblem(refused);
		if (refused === null) finish(words.added(at + 1));
	};
	const mend = async () => {
		const kept = given[place];
		const now = sheet[place];
		// Somebody else changed this very question, or took it away: nothing is overwritten unseen.
		if (
			kept === undefined ||
			now === undefined ||
			isOther(kept, stored.current)
		) {
			stored.current = kept ?? null;
			return setProblem({ error: "stale", detail: "" });
		}
		const keyed = canonical(question.key) !== canonical(now.key);
		// What is right, and for how much, is corrected where it was asked: that counts all its rounds anew.
		const { key, points } = asked ? kept : question;
		const to = trimmed({ ...question, key, points });
		const refused = await send({ do: "mend", question: place, to });
		setProblem(refused);
		if (refused !== null) return;
		if (asked && keyed) {
			const isOwn = canonical(question.key) === canonical(kept.key);
			const key = isOwn ? null : question.key;
			const correction = { is: "key", key } as const;
			if (!(await command({ do: "correct", question: place, correction })))
				return;
		}
		finish(words.saved);
	};
	const save = () => {
		const [first] = wrong;
		// What stands in it would not be saved.
		if (first !== undefined) return focusField(first.name);
		void (own === "" ? add() : mend());
	};

	return (
		<form
			class="change-form"
			data-question={id}
			onSubmit={(event) => {
				event.preventDefault();
				save();
			}}
		>
			<p class="quiet-text">{asked ? words.wordsAlone : words.onlyHere}</p>
			<ImageDrop />
			<WrongFields.Provider value={notes}>
				{!asked && (
					<div class="question-head">
						<KindAndMarks question={question} act={act} name={name} />
					</div>
				)}
				<QuestionFields
					question={question}
					number={place === -1 ? placeAfter(view) + 1 : numberAt(sheet, place)}
					isFresh={own === ""}
					act={act}
					name={name}
				/>
			</WrongFields.Provider>
			{problem !== null && (
				<div class="fault" role="alert">
					{problem.error === "stale" ? words.changedMeanwhile : problem.detail}
					{(problem.details ?? []).length > 0 && (
						<ul>
							{problem.details?.map((one) => (
								<li key={one}>{one}</li>
							))}
						</ul>
					)}
				</div>
			)}
			<footer>
				<button type="button" class="button" onClick={onDone}>
					{words.cancel}
				</button>
				<Act look="primary" onPress={save}>
					{own === "" ? words.add : words.save}
				</Act>
			</footer>
		</form>
	);
}

type Told = Pick<Problem, "error" | "detail" | "details">;

function isOther(one: Question, other: Question | null): boolean {
	return (
		other === null ||
		canonical(authoredOf(one)) !== canonical(authoredOf(other))
	);
}

/** Without the places at the end that were left empty. */
function trimmed(question: Question): Question {
	const { ask, key } = question;
	const known = kindOf(question).trimmed?.(ask, key);
	return known === undefined ? question : { ...question, ask: known };
}
