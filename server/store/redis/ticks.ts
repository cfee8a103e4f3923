import { randomBytes } from "node:crypto";

/** How often a tick is sent, and how long it may take to be heard, in ms. */
const tickMs = 1000;
const deafMs = 3000;

export interface TickOptions {
	/** The channel to try next; null when none is listened to. */
	next(): string | null;
	/** Resolves when Redis has sent it to all that listen. */
	publish(channel: string, text: string): Promise<unknown>;
	/** The subscriber did not hear what Redis did send. */
	deaf(): void;
}

/**
 * Notices a subscriber that is connected to nothing: a half-open connection gives no sign, and pub/sub loses what is not
 * heard. Only a tick that Redis has taken counts, so an absent or stalled Redis is no deafness.
 */
export class Ticks {
	readonly #options: TickOptions;
	readonly #own = randomBytes(6).toString("base64url");
	readonly #due = new Map<string, NodeJS.Timeout | null>();
	readonly #timer: NodeJS.Timeout;
	#number = 0;

	constructor(options: TickOptions) {
		this.#options = options;
		this.#timer = setInterval(() => void this.#send(), tickMs);
		this.#timer.unref();
	}

	hear(text: string): void {
		const timer = this.#due.get(text);
		if (timer === undefined) return;
		clearTimeout(timer ?? undefined);
		this.#due.delete(text);
	}

	async #send(): Promise<void> {
		const channel = this.#options.next();
		if (channel === null) return;
		this.#number++;
		const text = `tick ${this.#own} ${this.#number}`;
		this.#due.set(text, null);
		try {
			await this.#options.publish(channel, text);
			if (!this.#due.has(text)) return;
			const timer = setTimeout(() => {
				this.forget();
				this.#options.deaf();
			}, deafMs);
			timer.unref();
			this.#due.set(text, timer);
		} catch {
			this.#due.delete(text);
		}
	}

	/** Nothing that was sent is waited for any longer. */
	forget(): void {
		for (const timer of this.#due.values()) clearTimeout(timer ?? undefined);
		this.#due.clear();
	}

	close(): void {
		clearInterval(this.#timer);
		this.forget();
	}
}
