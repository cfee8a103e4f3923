import type { RefusalKind } from "../../shared/refusal.ts";
import type { StoredAnswer } from "../../shared/views.ts";
import type { Storing } from "./storage.ts";

/** One asking of one question. After a restore the same round can be another question: hence the index. */
export interface Place {
	readonly room: string;
	readonly epoch: string;
	readonly round: number;
	/** The question's place in the quiz. */
	readonly index: number;
}

/** The answer that the outbox holds. */
export interface Entry extends Place, StoredAnswer {
	readonly state: "pending" | "saved" | "refused";
	/** Why it was refused; null when it was not. */
	readonly error: RefusalKind | null;
	/** A sentence for the student about what became of it. */
	readonly message: string | null;
}

/** What was remembered under `key`; null when there is nothing that can be used. */
export function recall(storage: Storing, key: string): Entry | null {
	try {
		const entry = JSON.parse(storage.getItem(key) ?? "null") as Entry | null;
		return entry !== null &&
			Number.isInteger(entry.seq) &&
			Array.isArray(entry.choice)
			? entry
			: null;
	} catch {
		return null;
	}
}

/** Where the storage throws, the entry lives as long as the page. */
export function remember(
	storage: Storing,
	key: string,
	entry: Entry | null,
): void {
	try {
		if (entry === null) storage.removeItem(key);
		else storage.setItem(key, JSON.stringify(entry));
	} catch {
		// The outbox has it in memory.
	}
}
