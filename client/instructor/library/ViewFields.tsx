import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { QuizSummary } from "../../../shared/rest.ts";
import * as words from "../../words/library.en.ts";
import { type LibraryView, libraryView, type TagCount } from "./view.ts";

/** Which quizzes are shown, and in which order. */
export function ViewFields({
	view,
	tags,
	quizzes,
	isWhole,
	isSearching,
	children,
}: {
	readonly view: LibraryView;
	readonly tags: readonly TagCount[];
	readonly quizzes: readonly QuizSummary[];
	/** Numbers are told once all are known. */
	readonly isWhole: boolean;
	/** What is found has an order of its own. */
	readonly isSearching: boolean;
	readonly children?: ComponentChildren;
}) {
	const id = useId();
	const archived = quizzes.filter((quiz) => quiz.archivedAt !== null).length;
	const counted = (count: number) => (isWhole ? count : null);
	const show = (value: string) =>
		libraryView.set({
			...view,
			archived: value === "archive",
			tag: value.startsWith("tag:") ? value.slice(4) : null,
		});
	const isGone = view.tag !== null && !tags.some(({ key }) => key === view.tag);
	return (
		<div class="library-view">
			<div class="library-field">
				<label class="label" for={`${id}-show`}>
					{words.show}
				</label>
				<select
					id={`${id}-show`}
					class="field"
					value={shownAs(view)}
					onChange={({ currentTarget }) => show(currentTarget.value)}
				>
					<option value="all">
						{words.allQuizzes(counted(quizzes.length - archived))}
					</option>
					{(tags.length > 0 || isGone) && (
						<optgroup label={words.tags}>
							{tags.map(({ key, name, count }) => (
								<option key={key} value={`tag:${key}`}>
									{words.oneOfMany(name, counted(count))}
								</option>
							))}
							{isGone && <option value={shownAs(view)}>{view.tag}</option>}
						</optgroup>
					)}
					<option value="archive">{words.archive(counted(archived))}</option>
				</select>
			</div>
			{!isSearching && (
				<div class="library-field">
					<label class="label" for={`${id}-sort`}>
						{words.sortedBy}
					</label>
					<select
						id={`${id}-sort`}
						class="field"
						value={view.sort}
						onChange={({ currentTarget }) =>
							libraryView.set({
								...view,
								sort: currentTarget.value === "title" ? "title" : "latest",
							})
						}
					>
						<option value="latest">{words.latestFirst}</option>
						<option value="title">{words.byTitle}</option>
					</select>
				</div>
			)}
			{children}
		</div>
	);
}

function shownAs({ archived, tag }: LibraryView): string {
	if (archived) return "archive";
	return tag === null ? "all" : `tag:${tag}`;
}
