import { useState } from "preact/hooks";
import { type Question, type Quiz, quizFormat } from "../../../shared/quiz.ts";
import * as words from "../../words/library.en.ts";
import { PasteDialog } from "../editor/PasteDialog.tsx";
import { addQuiz, type Imported } from "./actions.ts";

const empty: Quiz = {
	v: quizFormat,
	title: "",
	description: "",
	questions: [],
};

/** Makes a quiz of any text that is pasted; what it makes of it is shown before, and told as of a file. */
export function PasteQuiz({
	busy,
	onMade,
}: {
	busy: boolean;
	onMade(make: () => Promise<Imported>): void;
}) {
	const [open, setOpen] = useState(false);
	const take = (questions: readonly Question[], title: string) => {
		setOpen(false);
		const quiz = { ...empty, title, questions: [...questions] };
		onMade(() => addQuiz(words.pastedText, quiz));
	};
	return (
		<>
			<button
				type="button"
				class="button"
				aria-disabled={busy}
				onClick={() => {
					if (!busy) setOpen(true);
				}}
			>
				{words.pasteQuiz}
			</button>
			<PasteDialog
				quiz={empty}
				after={null}
				title={words.pasteQuizTitle}
				open={open}
				onClose={() => setOpen(false)}
				onTake={take}
			/>
		</>
	);
}
