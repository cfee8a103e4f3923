/** In a minute so many times `free` at most are held against anyone: who stops guessing is like others again soon. */
const memory = 5;
/** For its turn a guess waits no longer, and then so long for the word that it was wrong, ms. */
const turnMs = 2_000;
const wrongMs = 1_500;
/** Guessers that are remembered. */
const most = 20_000;

export interface GuessLimits {
	/** Wrong ones in a minute that are free. */
	readonly free: number;
	/** How many are judged per second from then on, and how many at once. */
	readonly perSecond: number;
	readonly burst: number;
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
export class Guesses {
	readonly #limits: GuessLimits;
	readonly #guessers = new Map<string, Guesser>();

	constructor(limits: GuessLimits) {
		this.#limits = limits;
	}

	/** Whether this one has guessed wrong too often to be judged without a turn. */
	isSlowed(who: string): boolean {
		const guesser = this.#guessers.get(who);
		return (
			guesser !== undefined && this.#wrongOf(guesser) > this.#limits.free - 1
		);
	}

	/** Resolves when this one's guess may be judged: true, at once for most. False: too many wait already, try again later. */
	async turn(who: string): Promise<boolean> {
		const guesser = this.#guessers.get(who);
		if (guesser === undefined || !this.isSlowed(who)) return true;
		const { perSecond, burst } = this.#limits;
		const now = performance.now();
		const turn = Math.max(guesser.next, now - ((burst - 1) * 1000) / perSecond);
		if (turn > now + turnMs) return false;
		guesser.next = turn + 1000 / perSecond;
		if (turn > now) await wait(turn - now);
		return true;
	}

	/** Notes a wrong guess. Resolves when it may be told. */
	async wrong(who: string): Promise<void> {
		const isSlowed = this.isSlowed(who);
		const guesser = this.#guessers.get(who) ?? { wrong: 0, at: 0, next: 0 };
		const wrong = Math.min(
			this.#wrongOf(guesser) + 1,
			this.#limits.free * memory,
		);
		Object.assign(guesser, { wrong, at: performance.now() });
		this.#guessers.set(who, guesser);
		this.#forget();
		if (isSlowed) await wait(wrongMs);
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

function wait(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
