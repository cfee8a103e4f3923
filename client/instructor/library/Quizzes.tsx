import { useId, useState } from "preact/hooks";
import type { QuizSummary } from "../../../shared/rest.ts";
import * as texts from "../../words/library.en.ts";
import { readLastSettings } from "./last-settings.ts";
import { QuizRow } from "./QuizRow.tsx";
import { StartDialog } from "./StartDialog.tsx";
import { unusual } from "./settings-words.ts";

const searchFrom = 9;
const shownAtOnce = 100;

export function Quizzes({
	quizzes,
	isWhole,
	onWanted,
	onChanged,
	onRestore,
}: {
	/** Those that were read so far, in the order of the library. */
	quizzes: readonly QuizSummary[];
	/** Whether there are no others. */
	isWhole: boolean;
	/** So many are to be read. */
	onWanted(count: number): void;
	onChanged(): Promise<void>;
	/** Brings the sample course back. */
	onRestore(): void;
}) {
	const [search, setSearch] = useState("");
	const [most, setMost] = useState(shownAtOnce);
	const [starting, setStarting] = useState<QuizSummary | null>(null);
	const id = useId();
	const lastSettings = unusual(readLastSettings());
	const found = quizzes.filter((quiz) => matches(quiz, search));
	const shown = found.slice(0, most);
	const look = (words: string) => {
		setSearch(words);
		if (words.trim() !== "") onWanted(Number.POSITIVE_INFINITY);
	};
	const showMore = () => {
		setMost(most + shownAtOnce);
		onWanted(most + shownAtOnce);
	};
	return (
		<section aria-labelledby={id}>
			<header class="leaf-head">
				<h2 id={id}>{texts.quizzes}</h2>
				{quizzes.length >= searchFrom && (
					<input
						type="search"
						dir="auto"
						class="field"
						placeholder={texts.searchYourQuizzes}
						aria-label={texts.searchYourQuizzes}
						value={search}
						onInput={(event) => look(event.currentTarget.value)}
					/>
				)}
			</header>
			{quizzes.length === 0 && (
				<div class="library-empty">
					<p>{texts.noQuizzesYet}</p>
					<button type="button" class="button" onClick={onRestore}>
						{texts.bringTheSampleCourse}
					</button>
				</div>
			)}
			{quizzes.length > 0 && lastSettings.length > 0 && (
				<p class="library-settings">
					{texts.startARoomUses(lastSettings.join(", "))}
				</p>
			)}
			<p class="visually-hidden" role="status">
				{search.trim() !== "" &&
					texts.found(found.length, quizzes.length, isWhole)}
			</p>
			{quizzes.length > 0 && shown.length === 0 && (
				<p class="library-empty">
					{texts.noQuizHas(<bdi>{search.trim()}</bdi>)}
				</p>
			)}
			<ul class="library-list">
				{shown.map((quiz) => (
					<QuizRow
						key={quiz.id}
						quiz={quiz}
						onChanged={onChanged}
						onStartWith={() => setStarting(quiz)}
					/>
				))}
			</ul>
			{(found.length > shown.length || !isWhole) && (
				<button type="button" class="button library-more" onClick={showMore}>
					{texts.showMoreQuizzes}
				</button>
			)}
			<StartDialog quiz={starting} onClose={() => setStarting(null)} />
		</section>
	);
}

/** Every word that was typed stands somewhere in title or description. */
function matches(quiz: QuizSummary, search: string): boolean {
	const text = `${quiz.title} ${quiz.description}`.toLowerCase();
	return search
		.toLowerCase()
		.split(/\s+/)
		.every((word) => text.includes(word));
}
