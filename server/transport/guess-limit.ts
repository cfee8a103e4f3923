/** In a minute so many times `free` at most are held against anyone: who stops guessing is like others again soon. */
const memory = 5;
/** For its turn a guess waits no longer, and then so long for the word that it was wrong, ms. */
const turnMs = 2_000;
const wrongMs = 1_500;
/** Guessers that are remembered. */
const most = 20_000;

export interface GuessRates {
	/** Wrong ones in a minute that are free. */
	readonly free: number;
	/** How many are judged per second from then on, and how many at once. */
	readonly perSecond: number;
	readonly burst: number;
}

export interface Turn {
	/** When it may be judged, in ms. */
	readonly inMs: number;
	/** How long then until it is told that it was wrong. */
	readonly toldAfterMs: number;
}

interface Guesser {
	/** Wrong guesses that are still held against it, as of `at`. */
	wrong: number;
	at: number;
	/** When its next turn is. */
	next: number;
}

/**
 * Slows whoever guesses (an address, a seat), in this node's memory only; never locks anyone out. A right guess is told at once, so
 * waiting after wrong ones is not enough: many can wait side by side. What bounds them is how many are judged at all, and nobody
 * can tell beforehand which ones are right, so the bound must leave room for a class at the guesser's address.
 */
export class GuessLimit {
	readonly #limits: GuessRates;
	readonly #guessers = new Map<string, Guesser>();

	constructor(limits: GuessRates) {
		this.#limits = limits;
	}

	/** Whether this one has guessed wrong too often to be judged without a turn. */
	isSlowed(who: string): boolean {
		const guesser = this.#guessers.get(who);
		return (
			guesser !== undefined && this.#wrongOf(guesser) > this.#limits.free - 1
		);
	}

	/**
	 * Takes a turn for one guess, which counts as wrong from now on, until it is forgiven: many at once are all judged before the
	 * first has failed. Null: too many wait already, it must come again.
	 */
	take(who: string): Turn | null {
		const { perSecond, burst } = this.#limits;
		let turn: Turn = { inMs: 0, toldAfterMs: 0 };
		const guesser = this.#guessers.get(who);
		if (guesser !== undefined && this.isSlowed(who)) {
			const now = performance.now();
			const rested = now - ((burst - 1) * 1000) / perSecond;
			const at = Math.max(guesser.next, rested);
			if (at > now + turnMs) return null;
			guesser.next = at + 1000 / perSecond;
			turn = { inMs: Math.max(0, at - now), toldAfterMs: wrongMs };
		}
		this.#change(who, 1);
		this.#forget();
		return turn;
	}

	/** The guess was right. */
	forgive(who: string): void {
		this.#change(who, -1);
	}

	#change(who: string, by: number): void {
		const guesser = this.#guessers.get(who) ?? {
			wrong: 0,
			at: 0,
			next: Number.NEGATIVE_INFINITY,
		};
		const most = this.#limits.free * memory;
		const wrong = Math.max(0, Math.min(this.#wrongOf(guesser) + by, most));
		Object.assign(guesser, { wrong, at: performance.now() });
		this.#guessers.set(who, guesser);
	}

	#wrongOf({ wrong, at }: Guesser): number {
		const forgiven = ((performance.now() - at) * this.#limits.free) / 60_000;
		return Math.max(0, wrong - forgiven);
	}

	#forget(): void {
		if (this.#guessers.size <= most) return;
		for (const [who, guesser] of this.#guessers)
			if (this.#wrongOf(guesser) === 0) this.#guessers.delete(who);
		for (const who of this.#guessers.keys()) {
			if (this.#guessers.size <= most) break;
			this.#guessers.delete(who);
		}
	}
}

/** Not at all for 0. */
export async function wait(ms: number): Promise<void> {
	if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}
