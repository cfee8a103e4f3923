import { useEffect, useId, useState } from "preact/hooks";
import { limits } from "../../../shared/limits.ts";
import type { Question, Quiz } from "../../../shared/quiz.ts";
import { routes } from "../../../shared/routes.ts";
import { deskOf } from "../../kinds/desks.ts";
import * as words from "../../words/editor.en.ts";
import { titleOf } from "../library/actions.ts";
import { useQuizzes } from "../library/list.ts";
import { Dialog } from "../shell/Dialog.tsx";
import { call, type Reply } from "../shell/rest.ts";
import { StoredQuiz } from "../shell/stored-quiz.ts";
import { newIdIn } from "./edit.ts";
import "./dialogs.css";

interface Props {
	/** Of the quiz that is being written. */
	readonly id: string;
	readonly quiz: Quiz;
	readonly open: boolean;
	onClose(): void;
	onTake(questions: readonly Question[]): void;
}

/** Copies questions of another quiz of the library into this one. */
export function CopyDialog(props: Props) {
	return (
		<Dialog
			title={words.copyTitle}
			open={props.open}
			wide
			onClose={props.onClose}
		>
			<CopyForm {...props} />
		</Dialog>
	);
}

function CopyForm({ id, quiz, onTake }: Props) {
	const name = useId();
	const list = useQuizzes(Number.POSITIVE_INFINITY);
	const [chosen, setChosen] = useState("");
	const [from, setFrom] = useState<Reply<StoredQuiz> | null>(null);
	const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
	const others = list.data?.items.filter((one) => one.id !== id) ?? null;

	useEffect(() => {
		if (chosen === "") return;
		let isCurrent = true;
		setFrom(null);
		setPicked(new Set());
		const params = { id: chosen };
		void call(routes.quizzes.get, { params }, StoredQuiz).then((reply) => {
			if (isCurrent) setFrom(reply);
		});
		return () => {
			isCurrent = false;
		};
	}, [chosen]);

	const questions = from?.ok ? from.data.quiz.questions : [];
	const taken = questions.filter((question) => picked.has(question.id));
	const isFull = taken.length + quiz.questions.length > limits.questions;
	const problem = list.problem ?? (from?.ok === false ? from.problem : null);
	const copy = () => {
		const ids = new Set(quiz.questions.map((question) => question.id));
		onTake(
			taken.map((question) => {
				const copied = { ...question, id: newIdIn(ids) };
				ids.add(copied.id);
				return copied;
			}),
		);
	};
	return (
		<>
			<div class="copy-quiz">
				<label for={name}>{words.chooseAQuiz}</label>
				<select
					id={name}
					class="field"
					data-first
					value={chosen}
					onChange={(event) => setChosen(event.currentTarget.value)}
				>
					<option value="" disabled>
						{others === null ? words.opening : words.chooseOne}
					</option>
					{others?.map((one) => (
						<option key={one.id} value={one.id}>
							{titleOf(one)}
						</option>
					))}
				</select>
			</div>
			<div role="status">
				{others?.length === 0 && <p>{words.noOtherQuiz}</p>}
				{problem !== null && <p class="fault">{problem.detail}</p>}
				{chosen !== "" && from === null && <p>{words.opening}</p>}
				{isFull && <p class="fault">{words.noRoom(limits.questions)}</p>}
			</div>
			{questions.length > 0 && (
				<ul class="copy-list">
					{questions.length > 1 && (
						<Row
							label={words.all}
							hint=""
							checked={picked.size === questions.length}
							onCheck={(on) =>
								setPicked(new Set(on ? questions.map((one) => one.id) : []))
							}
						/>
					)}
					{questions.map((question) => (
						<Row
							key={question.id}
							label={question.text || words.noTextYet}
							hint={deskOf(question.kind).label}
							checked={picked.has(question.id)}
							onCheck={(on) => {
								const after = new Set(picked);
								if (on) after.add(question.id);
								else after.delete(question.id);
								setPicked(after);
							}}
						/>
					))}
				</ul>
			)}
			<footer>
				<button
					type="button"
					class="button primary"
					aria-disabled={taken.length === 0 || isFull}
					onClick={() => {
						if (taken.length > 0 && !isFull) copy();
					}}
				>
					{words.addThem(taken.length)}
				</button>
			</footer>
		</>
	);
}

function Row({
	label,
	hint,
	checked,
	onCheck,
}: {
	readonly label: string;
	readonly hint: string;
	readonly checked: boolean;
	onCheck(on: boolean): void;
}) {
	return (
		<li>
			<label class="check">
				<input
					type="checkbox"
					checked={checked}
					onChange={(event) => onCheck(event.currentTarget.checked)}
				/>
				<span>
					<span dir="auto">{label}</span>{" "}
					<span class="question-hint">{hint}</span>
				</span>
			</label>
		</li>
	);
}
