import * as v from "valibot";
import { isUntouched } from "../../../shared/kinds/kinds.ts";
import type { Quiz } from "../../../shared/quiz.ts";
import { routes } from "../../../shared/routes.ts";
import { forgiving, type Storing } from "../../link/storage.ts";
import { readUnsaved } from "../editor/rescue.ts";
import { readUnread } from "../editor/unread.ts";
import { call } from "../shell/rest.ts";
import { StoredQuiz } from "../shell/stored-quiz.ts";

/**
 * New quizzes in which nothing was written yet. This tab's vanish when it comes back to the library; those of tabs that were closed after
 * half a day, as another tab may still have one open.
 */

const name = "lectern.new";
const waitMs = 12 * 60 * 60 * 1000;
/** Each costs two requests before the library opens. */
const mostAtOnce = 5;

const Made = v.array(v.object({ id: v.string(), at: v.number() }));

const tab = forgiving(() => sessionStorage);
const browser = forgiving(() => localStorage);

/** Call it when a quiz was made and nothing was written in it. */
export function keepInMind(id: string): void {
	for (const storage of [tab, browser])
		write(storage, [...read(storage), { id, at: Date.now() }].slice(-20));
}

/** Call it with the first edit: from then on it is a quiz like any other. */
export function forget(id: string): void {
	for (const storage of [tab, browser]) {
		const made = read(storage);
		const rest = made.filter((one) => one.id !== id);
		if (rest.length < made.length) write(storage, rest);
	}
}

/** Deletes those of them that the store says are empty. */
export async function deleteUntouched(): Promise<void> {
	const old = read(browser).filter(({ at }) => Date.now() - at > waitMs);
	const ids = new Set([...read(tab), ...old].map(({ id }) => id));
	for (const id of [...ids].slice(0, mostAtOnce)) {
		// What was edited and not saved is not in the store, and no empty quiz.
		if (readUnsaved(id) === null && readUnread(id) === null) {
			const params = { id };
			const reply = await call(routes.quizzes.get, { params }, StoredQuiz);
			if (!reply.ok && reply.status === 0) return;
			if (reply.ok && isEmpty(reply.data.quiz))
				await call(routes.quizzes.delete, { params });
		}
		forget(id);
	}
}

function isEmpty({ questions, branding, ...head }: Quiz): boolean {
	const { title, description, tags } = head;
	const isUnnamed = (title + description).trim() === "" && !tags?.length;
	return isUnnamed && branding === undefined && questions.every(isUntouched);
}

function read(storage: Storing): v.InferOutput<typeof Made> {
	try {
		const made = v.safeParse(Made, JSON.parse(storage.getItem(name) ?? "[]"));
		return made.success ? made.output : [];
	} catch {
		return [];
	}
}

function write(storage: Storing, made: v.InferOutput<typeof Made>): void {
	storage.setItem(name, JSON.stringify(made));
}
