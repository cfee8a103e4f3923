import { isSame } from "../../../shared/json.ts";
import { isSlide, numberAt } from "../../../shared/kinds/kinds.ts";
import { plainText } from "../../../shared/plain-text.ts";
import type { Question, Quiz } from "../../../shared/quiz.ts";
import { writeTags } from "../../../shared/tags.ts";
import { deskOf } from "../../kinds/desks.ts";
import { isolated } from "../../look/Name.tsx";
import * as words from "../../words/editor.en.ts";

/** In words, where two versions of a quiz differ; `mine` and `theirs` name the sides as the conflict dialog does. */
export function differences(mine: Quiz, theirs: Quiz): string[] {
	const lines: string[] = [];
	if (mine.title !== theirs.title)
		lines.push(
			words.titlesDiffer(isolated(mine.title), isolated(theirs.title)),
		);
	if (mine.description !== theirs.description) lines.push(words.theDescription);
	if (writeTags(mine.tags ?? []) !== writeTags(theirs.tags ?? []))
		lines.push(words.theTags);
	if (!isSame(mine.branding, theirs.branding)) lines.push(words.theBranding);
	const others = new Map(
		theirs.questions.map((question) => [question.id, question]),
	);
	mine.questions.forEach((question, index) => {
		const other = others.get(question.id);
		if (other === undefined)
			lines.push(
				words.questionOnlyInYours(called(mine, index), brief(question)),
			);
		else {
			const parts = questionDifferences(question, other);
			if (parts.length > 0)
				lines.push(
					words.questionDiffers(
						called(mine, index),
						brief(question),
						parts.join(", "),
					),
				);
		}
	});
	const own = new Set(mine.questions.map((question) => question.id));
	theirs.questions.forEach((question, index) => {
		if (!own.has(question.id))
			lines.push(
				words.theirQuestionOnlyIn(called(theirs, index), brief(question)),
			);
	});
	if (order(mine, others) !== order(theirs, own)) lines.push(words.theOrder);
	return lines;
}

function called({ questions }: Quiz, index: number): words.Called {
	const here = questions[index];
	return {
		number: numberAt(questions, index),
		isSlide: here !== undefined && isSlide(here),
	};
}

function questionDifferences(mine: Question, theirs: Question): string[] {
	const parts: string[] = [];
	if (mine.text !== theirs.text) parts.push(words.itsText);
	if (mine.kind !== theirs.kind) parts.push(words.itsKind);
	parts.push(...deskOf(mine.kind).differences(mine, theirs));
	if (mine.explanation !== theirs.explanation) parts.push(words.itsExplanation);
	if ((mine.notes ?? "") !== (theirs.notes ?? "")) parts.push(words.itsNotes);
	if (mine.seconds !== theirs.seconds) parts.push(words.itsTimeLimit);
	if (mine.points !== theirs.points) parts.push(words.itsPoints);
	return parts;
}

function brief(question: Question): string {
	const text = plainText(question.text).trim();
	if (text === "") return words.noTextYet;
	return isolated(text.length > 50 ? `${text.slice(0, 48).trimEnd()}…` : text);
}

function order(quiz: Quiz, both: { has(id: string): boolean }): string {
	return quiz.questions
		.map((question) => question.id)
		.filter((id) => both.has(id))
		.join();
}
