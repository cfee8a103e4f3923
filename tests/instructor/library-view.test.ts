import { describe, expect, test } from "vitest";
import { titleOfCopy } from "../../client/instructor/library/actions.ts";
import {
	countTags,
	firstView,
	needsAll,
	shownOf,
} from "../../client/instructor/library/view.ts";
import { limits } from "../../shared/limits.ts";
import type { QuizSummary } from "../../shared/rest.ts";
import { tagKeyOf } from "../../shared/tags.ts";

function summary(title: string, more: Partial<QuizSummary> = {}): QuizSummary {
	return {
		id: title,
		title,
		description: "",
		tags: [],
		questions: 1,
		problems: [],
		problemCount: 0,
		updatedAt: 1,
		usedAt: null,
		archivedAt: null,
		...more,
	};
}

const titlesOf = (quizzes: readonly QuizSummary[]) =>
	quizzes.map(({ title }) => title);

describe("what of a library is shown", () => {
	const quizzes = [
		summary("Week 10", { tags: ["Net"] }),
		summary("week 9", { tags: ["NET", "__proto__"] }),
		summary("Äpfel", { archivedAt: 5, tags: ["net"] }),
		summary("Zebra"),
	];

	test("[IP1348] is in the library's order or by title, those with a tag, or the archive", () => {
		const shown = (more: object) =>
			titlesOf(shownOf(quizzes, { ...firstView, ...more }));
		expect(shown({})).toEqual(["Week 10", "week 9", "Zebra"]);
		expect(shown({ sort: "title" })).toEqual(["week 9", "Week 10", "Zebra"]);
		expect(shown({ tag: tagKeyOf("nEt") })).toEqual(["Week 10", "week 9"]);
		expect(shown({ archived: true })).toEqual(["Äpfel"]);
		expect(shown({ tag: "constructor" })).toEqual([]);
		// The server's own order needs no more than its first page.
		expect(needsAll(firstView)).toBe(false);
		expect(needsAll({ ...firstView, sort: "title" })).toBe(true);
	});

	test("[IP1348] tags are counted whatever their case, under the spelling used most", () => {
		const more = [summary("a", { tags: ["NET"] }), summary("b", { tags: [] })];
		expect(countTags([...quizzes, ...more])).toEqual([
			{ key: "__proto__", name: "__proto__", count: 1 },
			{ key: "net", name: "NET", count: 4 },
		]);
	});
});

test("[IP1349] a copy is called one, within the bound, and no letter is cut in two", () => {
	expect(titleOfCopy({ title: "Week 1" })).toBe("Copy of Week 1");
	expect(titleOfCopy({ title: " " })).toBe("Copy of Untitled quiz");
	for (const title of [
		"x".repeat(limits.title),
		"🎓".repeat(limits.title / 2),
	]) {
		const copy = titleOfCopy({ title });
		expect(copy.length).toBeLessThanOrEqual(limits.title);
		expect(copy.length).toBeGreaterThan(limits.title - 2);
		expect(copy).not.toMatch(/\p{Cs}/u);
	}
});
