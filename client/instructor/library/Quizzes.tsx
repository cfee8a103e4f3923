import { useId, useState } from "preact/hooks";
import type { QuizSummary } from "../../../shared/rest.ts";
import { readLastSettings } from "./last-settings.ts";
import { QuizRow } from "./QuizRow.tsx";
import { StartDialog } from "./StartDialog.tsx";
import { unusual } from "./settings-words.ts";

const searchFrom = 9;

export function Quizzes({
	quizzes,
	onChanged,
	onRestore,
}: {
	quizzes: readonly QuizSummary[];
	onChanged(): Promise<void>;
	/** Brings the sample course back. */
	onRestore(): void;
}) {
	const [search, setSearch] = useState("");
	const [starting, setStarting] = useState<QuizSummary | null>(null);
	const id = useId();
	const lastSettings = unusual(readLastSettings());
	const shown = quizzes
		.filter((quiz) => matches(quiz, search))
		.sort(byLastTouch);
	return (
		<section aria-labelledby={id}>
			<header class="leaf-head">
				<h2 id={id}>Quizzes</h2>
				{quizzes.length >= searchFrom && (
					<input
						type="search"
						dir="auto"
						class="field"
						placeholder="Search your quizzes"
						aria-label="Search your quizzes"
						value={search}
						onInput={(event) => setSearch(event.currentTarget.value)}
					/>
				)}
			</header>
			{quizzes.length === 0 && (
				<div class="library-empty">
					<p>No quizzes yet. Write a new one, import a file, or:</p>
					<button type="button" class="button" onClick={onRestore}>
						Bring the sample course back
					</button>
				</div>
			)}
			{quizzes.length > 0 && lastSettings.length > 0 && (
				<p class="library-settings">
					“Start a room” uses your last settings: {lastSettings.join(", ")}.
				</p>
			)}
			<p class="visually-hidden" role="status">
				{search.trim() !== "" && `${shown.length} of ${quizzes.length} quizzes`}
			</p>
			{quizzes.length > 0 && shown.length === 0 && (
				<p class="library-empty">
					No quiz has “<bdi>{search.trim()}</bdi>” in its title or description.
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

/** What was used or changed last comes first; what came together (the sample course) in the order of its titles. */
function byLastTouch(one: QuizSummary, other: QuizSummary): number {
	const touched = (quiz: QuizSummary) =>
		Math.floor(Math.max(quiz.updatedAt, quiz.usedAt ?? 0) / 60_000);
	return (
		touched(other) - touched(one) ||
		one.title.localeCompare(other.title, "en", { numeric: true })
	);
}
