import * as v from "valibot";

/**
 * What was typed in the text view and cannot be read as a quiz yet, kept in this browser: it is in no quiz, so neither the store nor the
 * rescue of unsaved edits has it.
 */
const Unread = v.object({
	/** Of the stored quiz that it was written upon: what changed elsewhere meanwhile is a conflict. */
	version: v.number(),
	text: v.string(),
});
export type Unread = v.InferOutput<typeof Unread>;

const key = (id: string) => `lectern.unread.${id}`;

/** Null: there is nothing of the kind any more. */
export function keepUnread(id: string, unread: Unread | null): void {
	try {
		if (unread === null) localStorage.removeItem(key(id));
		else localStorage.setItem(key(id), JSON.stringify(unread));
	} catch {
		// Storage full or switched off: the page itself still holds the text and says that it is not saved.
	}
}

export function readUnread(id: string): Unread | null {
	try {
		const kept = JSON.parse(localStorage.getItem(key(id)) ?? "null");
		const parsed = v.safeParse(Unread, kept);
		return parsed.success ? parsed.output : null;
	} catch {
		return null;
	}
}
