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

/** By room: the quiz that was made of it here, and of which the room could not be told yet. */
const made = new Map<string, string>();

/** Puts a question of the room, as it is now, into the room's quiz; where it has none, or no more, its questions into a new quiz. */
export async function keepInQuiz(
	room: string,
	sheet: Sheet,
	index: number,
): Promise<void> {
	const summary = await call(routes.rooms.get, { params: { id: room } });
	if (!summary.ok) return tellFailure(summary);
	const { quiz, title } = summary.data;
	const id = made.get(room) ?? quiz;
	const params = { id };
	const read =
		id === "" ? null : await call(routes.quizzes.get, { params }, StoredQuiz);
	if (read?.ok) {
		if (id !== quiz) await tie(room, id);
		return put(read.data, sheet, index);
	}
	if (read !== null && read.problem.error !== "not-found")
		return tellFailure(read);
	const questions = sheet.map(authoredOf);
	const body = { v: quizFormat, title, description: "", questions } as const;
	const reply = await call(routes.quizzes.add, { body }, StoredQuiz);
	if (!reply.ok) return tellFailure(reply);
	await tie(room, reply.data.id);
	tell(reply.data, words.keptAsNew);
}

/** From now on it is the room's quiz, for whoever opens the room's page. */
async function tie(room: string, quiz: string): Promise<void> {
	const params = { id: room };
	const body = { do: "keep", quiz } as const;
	const reply = await call(routes.rooms.command, { params, body });
	if (reply.ok) made.delete(room);
	else made.set(room, quiz);
}

/** In the place of the one with its id; else behind the nearest of those that come before it in the room. */
async function put(
	{ id, quiz, version }: StoredQuiz,
	sheet: Sheet,
	index: number,
): Promise<void> {
	const params = { id };
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
