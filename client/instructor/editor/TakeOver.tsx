import { useEffect, useId, useState } from "preact/hooks";
import type { Branding } from "../../../shared/branding.ts";
import * as words from "../../words/branding.en.ts";
import { useQuizzes } from "../library/list.ts";
import { QuizSelect } from "./QuizSelect.tsx";
import { useQuiz } from "./use-quiz.ts";

interface Props {
	/** Of the quiz that is being written. */
	readonly id: string;
	onBranding(branding: Branding): void;
}

/** Colour, logo and picture as another quiz of the library has them. */
export function TakeOver({ id, onBranding }: Props) {
	const name = useId();
	const list = useQuizzes(Number.POSITIVE_INFINITY);
	const [chosen, setChosen] = useState("");
	const from = useQuiz(chosen);
	const branding = from?.ok ? (from.data.quiz.branding ?? null) : undefined;
	useEffect(() => {
		if (branding) onBranding(branding);
	}, [from]);
	const others = list.data?.items.filter((one) => one.id !== id) ?? null;
	const problem = list.problem ?? (from?.ok === false ? from.problem : null);
	return (
		<div class="branding-from">
			<label for={name}>{words.takeOver}</label>
			<QuizSelect
				id={name}
				quizzes={others}
				chosen={chosen}
				onChoose={setChosen}
			/>
			<p class="small quiet-text" role="status">
				{problem?.detail}
				{branding === null && words.noneThere}
				{branding && words.isTakenOver}
			</p>
		</div>
	);
}
