import * as v from "valibot";
import { AnyQuiz } from "../../../shared/older-quiz.ts";
import type { Quiz } from "../../../shared/quiz.ts";
import { Quiz as StoredForm } from "../shell/stored-quiz.ts";

/**
 * Edits that the store does not have yet, kept in this browser from the first keystroke until they are saved: a
 * crash, a closed lid or a dead network costs nothing.
 */
const Rescue = v.object({
	version: v.number(),
	quiz: v.union([StoredForm, AnyQuiz]),
});
export interface Rescue {
	readonly version: number;
	readonly quiz: Quiz;
}

const key = (id: string) => `lectern.unsaved.${id}`;

export function keepUnsaved(id: string, rescue: Rescue): void {
	try {
		localStorage.setItem(key(id), JSON.stringify(rescue));
	} catch {
		// Storage full or switched off: the page itself still holds the edits and says that they are not saved.
	}
}

export function dropUnsaved(id: string): void {
	try {
		localStorage.removeItem(key(id));
	} catch {
		// Nothing was kept where nothing can be.
	}
}

export function readUnsaved(id: string): Rescue | null {
	try {
		return readRescue(localStorage.getItem(key(id)));
	} catch {
		return null;
	}
}

/** What was kept, by an older version of this page too. */
export function readRescue(text: string | null): Rescue | null {
	const parsed = v.safeParse(Rescue, JSON.parse(text ?? "null"));
	return parsed.success ? parsed.output : null;
}
