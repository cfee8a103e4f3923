/**
 * Lets some through in each turn of the event loop, in the order in which they came. When thousands come at once, those who are
 * in already are served between them: an answer waits for a few newcomers, not for all.
 */
export class Turnstile {
	readonly #perTurn: number;
	#waiting: { readonly since: number; act(waitedMs: number): void }[] = [];

	constructor(perTurn: number) {
		this.#perTurn = perTurn;
	}

	/** `act` is called in a later turn, never at once, with how long it waited. */
	pass(act: (waitedMs: number) => void): void {
		this.#waiting.push({ since: performance.now(), act });
		if (this.#waiting.length === 1) setImmediate(() => this.#turn());
	}

	#turn(): void {
		const here = this.#waiting.slice(0, this.#perTurn);
		for (const { since, act } of here) act(performance.now() - since);
		this.#waiting = this.#waiting.slice(here.length);
		if (this.#waiting.length > 0) setImmediate(() => this.#turn());
	}
}
