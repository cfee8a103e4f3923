import { useId, useState } from "preact/hooks";
import { limits } from "../../../shared/limits.ts";
import { plainText } from "../../../shared/plain-text.ts";
import type { Question, Quiz } from "../../../shared/quiz.ts";
import * as words from "../../words/editor.en.ts";
import { titleOf } from "../library/actions.ts";
import { useBusy } from "../library/busy.ts";
import { useQuizzes } from "../library/list.ts";
import { isSought, useSearch } from "../library/search.ts";
import { Dialog } from "../shell/Dialog.tsx";
import type { Problem } from "../shell/rest.ts";
import { hasRoomFor, type Picked, pick, readPicked } from "./bank.ts";
import { PickList } from "./PickList.tsx";
import { QuizSelect } from "./QuizSelect.tsx";
import { useQuiz } from "./use-quiz.ts";
import "./dialogs.css";

interface Props {
	/** Of the quiz that is being written. */
	readonly id: string;
	readonly quiz: Quiz;
	readonly open: boolean;
	onClose(): void;
	onTake(questions: readonly Question[]): void;
}

/** Copies questions of other quizzes of the library into this one: those that a search finds, or out of one quiz. */
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
	const [text, setText] = useState("");
	const [chosen, setChosen] = useState("");
	const [archived, setArchived] = useState(false);
	const [picked, setPicked] = useState<readonly Picked[]>([]);
	const [problem, setProblem] = useState<Problem | null>(null);
	const [busy, run] = useBusy();
	const search = useSearch({ text, tag: null, archived });
	const from = useQuiz(chosen);
	const others = list.data?.items.filter((one) => one.id !== id) ?? null;
	const isSearching = isSought(text);
	const isFull = !hasRoomFor(quiz, picked);
	const mayCopy = picked.length > 0 && !isFull && !busy;
	const copy = async () => {
		const copies = await readPicked(quiz, picked);
		if ("detail" in copies) setProblem(copies);
		else onTake(copies);
	};
	const onPick = (some: readonly Picked[], on: boolean) =>
		setPicked(pick(picked, some, on));
	const found = search.data?.quizzes.filter((one) => one.id !== id) ?? [];
	const hits = found.flatMap((one) => one.found).length;
	const told =
		problem ??
		list.problem ??
		(isSearching ? search.problem : from?.ok === false ? from.problem : null);
	return (
		<>
			<div class="copy-quiz">
				<label for={`${name}-search`}>{words.searchAllQuizzes}</label>
				<input
					id={`${name}-search`}
					type="search"
					class="field"
					data-first
					dir="auto"
					maxLength={limits.search}
					value={text}
					onInput={({ currentTarget }) => setText(currentTarget.value)}
				/>
				{isSearching ? (
					<label class="check">
						<input
							type="checkbox"
							checked={archived}
							onChange={({ currentTarget }) =>
								setArchived(currentTarget.checked)
							}
						/>
						<span>{words.inTheArchive}</span>
					</label>
				) : (
					<>
						<label for={name}>{words.chooseAQuiz}</label>
						<QuizSelect
							id={name}
							quizzes={others}
							chosen={chosen}
							onChoose={setChosen}
						/>
					</>
				)}
			</div>
			<div role="status">
				{others?.length === 0 && <p>{words.noOtherQuiz}</p>}
				{told !== null && <p class="fault">{told.detail}</p>}
				{!isSearching && chosen !== "" && from === null && (
					<p>{words.opening}</p>
				)}
				{isSearching && (
					<p>
						{search.words.length === 0 || search.loading
							? words.searching
							: words.questionsFound(hits)}
					</p>
				)}
				{isFull && <p class="fault">{words.noRoom(limits.questions)}</p>}
			</div>
			<div class="copy-list">
				{isSearching
					? found
							.filter((one) => one.found.length > 0)
							.map((one) => (
								<PickList
									key={one.id}
									quiz={one.id}
									title={titleOf(one)}
									questions={one.found}
									more={one.hits - one.found.length}
									marked={search.words}
									picked={picked}
									onPick={onPick}
								/>
							))
					: from?.ok && (
							<PickList
								quiz={chosen}
								title=""
								more={0}
								questions={from.data.quiz.questions.map((question) => ({
									...question,
									text: plainText(question.text),
								}))}
								marked={[]}
								picked={picked}
								onPick={onPick}
							/>
						)}
			</div>
			<footer>
				<button
					type="button"
					class="button primary"
					aria-disabled={!mayCopy}
					onClick={() => {
						if (mayCopy) void run(copy);
					}}
				>
					{words.addThem(picked.length)}
				</button>
			</footer>
		</>
	);
}
