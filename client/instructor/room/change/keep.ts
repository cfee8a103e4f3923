import { authoredOf } from "../../../../shared/authored.ts";
import { limits } from "../../../../shared/limits.ts";
import { type Question, quizFormat } from "../../../../shared/quiz.ts";
import { routes } from "../../../../shared/routes.ts";
import type { Sheet } from "../../../../shared/views.ts";
import { isolated } from "../../../look/Name.tsx";
import * as words from "../../../words/change.en.ts";
import { notify } from "../../shell/notice.tsx";
import { call, type Reply } from "../../shell/rest.ts";
import { go } from "../../shell/route.ts";
import { StoredQuiz } from "../../shell/stored-quiz.ts";

/** By room that was begun without a quiz: the one that was made of it here. */
const made = new Map<string, string>();

/** Puts a question of the room, as it is now, into the room's quiz; where it began without one, its questions into a new quiz. */
export async function keepInQuiz(
	room: string,
	sheet: Sheet,
	index: number,
): Promise<void> {
	const summary = await call(routes.rooms.get, { params: { id: room } });
	if (!summary.ok) return tellFailure(summary);
	const { quiz, title } = summary.data;
	const id = quiz === "" ? made.get(room) : quiz;
	if (id !== undefined) return put(id, sheet, index);
	const questions = sheet.map(authoredOf);
	const body = { v: quizFormat, title, description: "", questions } as const;
	const reply = await call(routes.quizzes.add, { body }, StoredQuiz);
	if (!reply.ok) return tellFailure(reply);
	made.set(room, reply.data.id);
	tell(reply.data, words.keptAsNew);
}

/** In the place of the one with its id; else behind the nearest of those that come before it in the room. */
async function put(id: string, sheet: Sheet, index: number): Promise<void> {
	const params = { id };
	const read = await call(routes.quizzes.get, { params }, StoredQuiz);
	if (!read.ok) return tellFailure(read);
	const { quiz, version } = read.data;
	const questions = withQuestion(quiz.questions, sheet, index);
	if (questions === null) {
		notify(words.notKept(words.quizIsFull(limits.questions)), {
			tone: "error",
		});
		return;
	}
	const headers = { "If-Match": `"${version}"` };
	const body = { ...quiz, questions: [...questions] };
	const reply = await call(
		routes.quizzes.put,
		{ params, headers, body },
		StoredQuiz,
	);
	if (!reply.ok) return tellFailure(reply);
	tell(reply.data, words.keptIn);
}

/** Null: it is full. */
export function withQuestion(
	questions: readonly Question[],
	sheet: Sheet,
	index: number,
): readonly Question[] | null {
	const question = sheet[index];
	if (question === undefined) return questions;
	const bare = authoredOf(question);
	const place = questions.findIndex(({ id }) => id === bare.id);
	if (place !== -1)
		return questions.map((one, at) => (at === place ? bare : one));
	if (questions.length >= limits.questions) return null;
	const before = new Set(sheet.slice(0, index).map(({ id }) => id));
	const isBefore = questions.map(({ id }) => before.has(id));
	const after = isBefore.lastIndexOf(true) + 1;
	return [...questions.slice(0, after), bare, ...questions.slice(after)];
}

function tell({ id, quiz }: StoredQuiz, said: (title: string) => string): void {
	notify(said(isolated(quiz.title)), {
		action: {
			label: words.editIt,
			run: () => go({ page: "editor", quiz: id }),
		},
	});
}

function tellFailure(reply: Reply<unknown> & { ok: false }): void {
	notify(words.notKept(reply.problem.detail), { tone: "error" });
}
