import type { Hint } from "../room-store.ts";
import type { Log } from "./connect.ts";

/** What a script needs in order to send a hint in the same act as its write. */
export interface Sending {
	readonly command: "PUBLISH" | "SPUBLISH";
	channelOf(roomId: string): string;
}

/** Hints as they come in over pub/sub. */
export interface HintSource {
	readonly sending: Sending;
	/**
	 * Says that these rooms matter to this node now. Resolves when their hints are heard, or when they cannot be: then the
	 * next call tries again. Never rejects.
	 */
	follow(roomIds: readonly string[]): Promise<void>;
	close(): void;
}

export function textOf(hint: Hint): string {
	return `${hint.of} ${hint.roomId}`;
}

/** The listeners of one store. */
export class Listeners {
	readonly #all = new Set<(hint: Hint) => void>();
	readonly #deaf = new Set<() => void>();
	readonly #log: Log;

	constructor(log: Log) {
		this.#log = log;
	}

	add(listener: (hint: Hint) => void, deaf?: () => void): () => void {
		const own = (hint: Hint) => listener(hint);
		const ownDeaf = () => deaf?.();
		this.#all.add(own);
		this.#deaf.add(ownDeaf);
		return () => {
			this.#all.delete(own);
			this.#deaf.delete(ownDeaf);
		};
	}

	/** From now on hints are heard again, and some may have been lost. */
	wereDeaf(): void {
		for (const listener of this.#deaf) listener();
	}

	/** Takes a message off the channel; what is no hint is passed over. */
	hear(text: string): void {
		const [, of, roomId] = /^(room|pulse) (.*)$/s.exec(text) ?? [];
		if (roomId === undefined || (of !== "room" && of !== "pulse")) return;
		for (const listener of this.#all) {
			try {
				listener({ roomId, of });
			} catch (error) {
				this.#log.warn({ error }, "a listener to hints failed");
			}
		}
	}

	clear(): void {
		this.#all.clear();
		this.#deaf.clear();
	}
}
