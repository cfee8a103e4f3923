import type { QuizSummary } from "../../../shared/rest.ts";
import * as words from "../../words/editor.en.ts";
import { titleOf } from "../library/actions.ts";

interface Props {
	/** Of the label that stands for it. */
	readonly id: string;
	/** Null as long as they are on their way. */
	readonly quizzes: readonly QuizSummary[] | null;
	/** The id of one of them, or nothing. */
	readonly chosen: string;
	onChoose(id: string): void;
}

/** One of these quizzes; those of the archive stand apart, at the end. */
export function QuizSelect({ id, quizzes, chosen, onChoose }: Props) {
	const archived = optionsOf(quizzes, true);
	return (
		<select
			id={id}
			class="field"
			value={chosen}
			onChange={({ currentTarget }) => onChoose(currentTarget.value)}
		>
			<option value="" disabled>
				{quizzes === null ? words.opening : words.chooseOne}
			</option>
			{optionsOf(quizzes, false)}
			{archived.length > 0 && (
				<optgroup label={words.inTheArchive}>{archived}</optgroup>
			)}
		</select>
	);
}

function optionsOf(
	quizzes: readonly QuizSummary[] | null,
	isArchived: boolean,
) {
	return (quizzes ?? [])
		.filter(({ archivedAt }) => (archivedAt !== null) === isArchived)
		.map((quiz) => (
			<option key={quiz.id} value={quiz.id}>
				{titleOf(quiz)}
			</option>
		));
}
