import type { Hint } from "../room-store.ts";

/** Tells listeners in this process to look again. One process owns the file, so there is nobody else to tell. */
export class Hints {
	readonly #listeners = new Set<(hint: Hint) => void>();

	listen(listener: (hint: Hint) => void): () => void {
		const own = (hint: Hint) => listener(hint);
		this.#listeners.add(own);
		return () => void this.#listeners.delete(own);
	}

	/** To be called after the commit. Listeners run later, outside the act; what they throw is theirs alone. */
	send(roomId: string, of: Hint["of"]): void {
		setImmediate(() => {
			for (const listener of this.#listeners) {
				try {
					listener({ roomId, of });
				} catch (cause) {
					process.emitWarning(cause instanceof Error ? cause : String(cause));
				}
			}
		});
	}

	silence(): void {
		this.#listeners.clear();
	}
}
