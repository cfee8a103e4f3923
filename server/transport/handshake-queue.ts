/** Turns that may go by, each with one more connection taken, until the next newcomers' turn. */
const mostTaken = 32;

/**
 * Lets some through in each turn of the event loop, in the order in which they came. When thousands come at once, those who are
 * in already are served between them: an answer waits for a few newcomers, not for all.
 *
 * The system's line of connections comes first: Node takes one of them in a turn, so they would wait for as many newcomers' work as there
 * are before them, unseen, and the proxy's checks among them: a busy node would be taken for dead.
 */
export class HandshakeQueue {
	readonly #perTurn: number;
	#waiting: { readonly since: number; act(waitedMs: number): void }[] = [];
	#hasTaken = false;
	#taken = 0;

	constructor(perTurn: number) {
		this.#perTurn = perTurn;
	}

	/** A connection was taken from the system's line, so there may be more. */
	noteConnection(): void {
		this.#hasTaken = true;
	}

	/** `act` is called in a later turn, never at once, with how long it waited. */
	enter(act: (waitedMs: number) => void): void {
		this.#waiting.push({ since: performance.now(), act });
		if (this.#waiting.length === 1) setImmediate(() => this.#turn());
	}

	#turn(): void {
		this.#taken = this.#hasTaken ? this.#taken + 1 : 0;
		this.#hasTaken = false;
		if (this.#taken === 0 || this.#taken > mostTaken) this.#next();
		if (this.#waiting.length > 0) setImmediate(() => this.#turn());
	}

	#next(): void {
		this.#taken = 0;
		const here = this.#waiting.slice(0, this.#perTurn);
		for (const { since, act } of here) act(performance.now() - since);
		this.#waiting = this.#waiting.slice(here.length);
	}
}
