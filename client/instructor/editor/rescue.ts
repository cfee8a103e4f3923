import * as v from "valibot";
import { Quiz } from "../../../shared/quiz.ts";

/**
 * Edits that the store does not have yet, kept in this browser from the first keystroke until they are saved: a
 * crash, a closed lid or a dead network costs nothing.
 */
const Rescue = v.object({ version: v.number(), quiz: Quiz });
export type Rescue = v.InferOutput<typeof Rescue>;

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
		const parsed = v.safeParse(
			Rescue,
			JSON.parse(localStorage.getItem(key(id)) ?? "null"),
		);
		return parsed.success ? parsed.output : null;
	} catch {
		return null;
	}
}
