import type { Json } from "../../shared/json.ts";
import type { RefusalKind } from "../../shared/refusal.ts";
import type { StoredAnswer } from "../../shared/views.ts";
import type { Storing } from "./storage.ts";

/** One asking of one question. After a restore the same round can be another question: hence the index. */
export interface AskedRound {
	readonly room: string;
	readonly epoch: string;
	readonly round: number;
	/** The question's place in the quiz. */
	readonly index: number;
}

/** The answer that the outbox holds. */
export interface Entry extends AskedRound, StoredAnswer {
	readonly state: "pending" | "saved" | "refused";
	/** Why it was refused; null when it was not. */
	readonly error: RefusalKind | null;
	/** A sentence for the student about what became of it. */
	readonly message: string | null;
}

/**
 * The value of an answer as it is kept: under the name that it has in the pages of the releases before, which a node may still
 * hand out while another is upgraded. Each finds what the other left.
 */
type Keeping<T extends { readonly value: Json }> = Omit<T, "value"> & {
	readonly choice: Json;
};

export function kept<T extends { readonly value: Json }>({
	value: choice,
	...rest
}: T): Keeping<T> {
	return { ...rest, choice };
}

export function unkept<T extends { readonly value: Json }>({
	choice: value,
	...rest
}: Keeping<T>): T {
	return { ...rest, value } as unknown as T;
}

/** What was remembered under `key`; null when there is nothing that can be used. */
export function recall(storage: Storing, key: string): Entry | null {
	try {
		const entry = unkept<Entry>(JSON.parse(storage.getItem(key) ?? ""));
		const isRefused = entry.state === "refused";
		// Where nothing stands, pages of the releases before kept no options.
		const isNothing = isRefused && String(entry.value) === "";
		const value = isNothing ? null : (entry.value ?? null);
		return Number.isInteger(entry.seq) && (isRefused || value !== null)
			? { ...entry, value }
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
		else storage.setItem(key, JSON.stringify(kept(entry)));
	} catch {
		// The outbox has it in memory.
	}
}
