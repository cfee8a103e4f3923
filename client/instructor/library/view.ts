import type { QuizSummary } from "../../../shared/rest.ts";
import { tagKeyOf } from "../../../shared/tags.ts";
import * as words from "../../words/library.en.ts";
import { createCell } from "../shell/cell.ts";

/** What of the library is shown, and how: as it was left, as long as the page is open. */
export interface LibraryView {
	readonly search: string;
	/** Quizzes with this tag alone, by its key; null: with any or none. */
	readonly tag: string | null;
	/** Those in the archive, else all others. */
	readonly archived: boolean;
	readonly sort: "latest" | "title";
}

export const firstView: LibraryView = {
	search: "",
	tag: null,
	archived: false,
	sort: "latest",
};

export const libraryView = createCell(firstView);

let owner = "";

/** Whoever signs in next in this page begins with a view of their own. */
export function openView(instructor: string): void {
	if (owner !== instructor) libraryView.set(firstView);
	owner = instructor;
}

/** Whether all quizzes have to be read for it: the server has its own order and no other. */
export function needsAll({ tag, archived, sort }: LibraryView): boolean {
	return tag !== null || archived || sort === "title";
}

const byTitle = new Intl.Collator(words.locale, { numeric: true });

/** What is shown of these, which stand in the library's order, last changed or used first. */
export function shownOf(
	quizzes: readonly QuizSummary[],
	{ tag, archived, sort }: LibraryView,
): readonly QuizSummary[] {
	const shown = quizzes.filter(
		(quiz) =>
			(quiz.archivedAt !== null) === archived &&
			(tag === null || quiz.tags.some((one) => tagKeyOf(one) === tag)),
	);
	return sort === "latest"
		? shown
		: shown.sort((one, other) => byTitle.compare(one.title, other.title));
}

export interface TagCount {
	readonly key: string;
	/** As it is spelled most. */
	readonly name: string;
	readonly count: number;
}

/** The tags of these quizzes, by their names, with how many have them. */
export function countTags(
	quizzes: readonly Pick<QuizSummary, "tags">[],
): TagCount[] {
	const spellings = new Map<string, Map<string, number>>();
	for (const tag of quizzes.flatMap(({ tags }) => tags)) {
		const key = tagKeyOf(tag);
		const known = spellings.get(key) ?? new Map<string, number>();
		spellings.set(key, known.set(tag, (known.get(tag) ?? 0) + 1));
	}
	return [...spellings]
		.map(([key, known]) => {
			const most = [...known].sort(([, one], [, other]) => other - one);
			const count = most.reduce((sum, [, times]) => sum + times, 0);
			return { key, name: most[0]?.[0] ?? key, count };
		})
		.sort((one, other) => byTitle.compare(one.name, other.name));
}
