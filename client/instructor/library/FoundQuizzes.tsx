import { useEffect } from "preact/hooks";
import type { Found, FoundQuiz } from "../../../shared/found.ts";
import { isSlide } from "../../../shared/kinds/kinds.ts";
import type { QuizSummary } from "../../../shared/rest.ts";
import * as words from "../../words/library.en.ts";
import { href } from "../shell/route.ts";
import { Marked } from "./Marked.tsx";
import { QuizRow, type RowProps } from "./QuizRow.tsx";
import { useSearch } from "./search.ts";
import { type LibraryView, libraryView, type TagCount } from "./view.ts";

/** Of each quiz so many questions are shown; the others are behind its title. */
const questionsOfOne = 3;

/** What the library has of the words that are looked for, each with the questions in which they stand. */
export function FoundQuizzes({
	view,
	tags,
	changes,
	rowOf,
}: {
	readonly view: LibraryView;
	readonly tags: readonly TagCount[];
	/** What is found is looked for again with each. */
	readonly changes: number;
	rowOf(quiz: QuizSummary): RowProps;
}) {
	const tag = tags.find(({ key }) => key === view.tag)?.name ?? view.tag;
	const { archived } = view;
	const search = useSearch({ text: view.search, tag, archived });
	useEffect(() => {
		if (changes > 0) void search.reload();
	}, [changes]);
	const found = search.data;
	const count = found === null ? 0 : found.quizzes.length + found.more;
	return (
		<>
			{/* One element from the first letter on, so that what it says is read out when it changes. */}
			<p class="library-facts" role="status">
				{search.problem?.detail ??
					(found === null ? words.searching : words.found(count, found.hits))}
			</p>
			{found !== null && (
				<FoundList
					view={view}
					found={found}
					marked={search.words}
					rowOf={rowOf}
				/>
			)}
		</>
	);
}

function FoundList({
	view,
	found,
	marked,
	rowOf,
}: {
	readonly view: LibraryView;
	readonly found: Found;
	readonly marked: readonly string[];
	rowOf(quiz: QuizSummary): RowProps;
}) {
	const { archived } = view;
	return (
		<>
			{found.quizzes.length === 0 && (
				<p class="library-empty">
					{words.noQuizHas(<bdi>{view.search.trim()}</bdi>)}
				</p>
			)}
			<ul class="library-list shelf">
				{found.quizzes.map((quiz) => (
					<QuizRow key={quiz.id} {...rowOf(quiz)} marked={marked}>
						<Hits quiz={quiz} marked={marked} />
					</QuizRow>
				))}
			</ul>
			{found.more > 0 && (
				<p class="library-empty">{words.moreFound(found.more)}</p>
			)}
			{found.elsewhere > 0 && (
				<button
					type="button"
					class="button library-more"
					onClick={() =>
						libraryView.set({ ...view, archived: !archived, tag: null })
					}
				>
					{archived
						? words.foundOutside(found.elsewhere)
						: words.foundInArchive(found.elsewhere)}
				</button>
			)}
		</>
	);
}

function Hits({
	quiz,
	marked,
}: {
	readonly quiz: FoundQuiz;
	readonly marked: readonly string[];
}) {
	const shown = quiz.found.slice(0, questionsOfOne);
	if (shown.length === 0) return null;
	return (
		<ul class="library-hits">
			{shown.map(({ id, place, number = place + 1, kind, text, beside }) => (
				<li key={id}>
					<a
						href={href({ page: "editor", quiz: quiz.id, question: id })}
						dir="auto"
					>
						<span class="library-place">
							{(isSlide({ kind }) ? words.slide : words.question)(number)}
						</span>{" "}
						<Marked text={text || words.noTextYet} words={marked} />
					</a>
					{beside !== undefined && (
						<p dir="auto">
							<Marked text={beside} words={marked} />
						</p>
					)}
				</li>
			))}
			{quiz.hits > shown.length && (
				<li>{words.inMoreQuestions(quiz.hits - shown.length)}</li>
			)}
		</ul>
	);
}
