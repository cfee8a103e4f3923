import type { QuizSummary } from "../../shared/rest.ts";
import type { QuizHead } from "../store/quiz-store.ts";

/** What a list tells of it. */
export function summaryOf({
	id,
	digest,
	updatedAt,
	usedAt,
	archivedAt,
}: QuizHead): QuizSummary {
	return {
		id,
		title: digest.title,
		description: digest.description,
		...(digest.first !== undefined && { first: digest.first }),
		tags: [...(digest.tags ?? [])],
		questions: digest.questions,
		...(digest.slides && { slides: digest.slides }),
		problems: [...digest.problems],
		...(digest.faults && { faults: [...digest.faults] }),
		problemCount: digest.problemCount,
		updatedAt,
		usedAt,
		archivedAt,
	};
}
