import { limits } from "../../../shared/limits.ts";
import type { Question, Quiz } from "../../../shared/quiz.ts";
import { routes } from "../../../shared/routes.ts";
import { call, type Problem } from "../shell/rest.ts";
import { StoredQuiz } from "../shell/stored-quiz.ts";
import { newIdsIn } from "./edit.ts";

/** Questions of other quizzes that were picked, in the order of picking. */
export interface Picked {
	readonly quiz: string;
	readonly question: string;
}

export function isPicked(
	picked: readonly Picked[],
	{ quiz, question }: Picked,
): boolean {
	return picked.some((one) => one.quiz === quiz && one.question === question);
}

/** With these, or without them. */
export function pick(
	picked: readonly Picked[],
	some: readonly Picked[],
	on: boolean,
): readonly Picked[] {
	const others = picked.filter((one) => !isPicked(some, one));
	const added = some.filter((one) => !isPicked(picked, one));
	return on ? [...picked, ...added] : others;
}

export function hasRoomFor(quiz: Quiz, picked: readonly Picked[]): boolean {
	return picked.length + quiz.questions.length <= limits.questions;
}

/** As they are stored now, with ids of their own; without those that are gone. */
export async function readPicked(
	into: Quiz,
	picked: readonly Picked[],
): Promise<readonly Question[] | Problem> {
	const sources = new Map<string, Quiz>();
	for (const { quiz: id } of picked) {
		if (sources.has(id)) continue;
		const reply = await call(
			routes.quizzes.get,
			{ params: { id } },
			StoredQuiz,
		);
		if (reply.ok) sources.set(id, reply.data.quiz);
		else if (reply.status !== 404) return reply.problem;
	}
	return copiesOf(
		picked.flatMap(({ quiz, question }) => {
			const from = sources.get(quiz)?.questions;
			const found = from?.find(({ id }) => id === question);
			return found === undefined ? [] : [found];
		}),
		into,
	);
}

/** A copy is a question like any other: what is changed in one of them is changed in no other. */
export function copiesOf(
	questions: readonly Question[],
	into: Quiz,
): readonly Question[] {
	const newId = newIdsIn(into);
	return questions.map((question) => ({ ...question, id: newId() }));
}
