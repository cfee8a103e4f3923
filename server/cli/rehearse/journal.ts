/** What scripted students tell of themselves while they play. Times in ms. */
export interface Journal {
	/** Has a seat, so long after it began to connect; `waited`: in the line, until it was let in. */
	joined(ms: number, waited: boolean): void;
	/** Was pushed the question of this round. One that comes with a welcome was on its way somewhere else. */
	saw(round: number): void;
	/** An answer was called saved, so long after it was first sent and after so many sends. */
	saved(ms: number, sends: number): void;
	cameBack(): void;
	/** A refusal's kind, or why there was no connection. */
	refused(what: string): void;
}

/** Of whom nobody wants to know, as in the demo. */
export const noJournal: Journal = {
	joined() {},
	saw() {},
	saved() {},
	cameBack() {},
	refused() {},
};

/** The share of these that `share` of them do not exceed. */
export interface Spread {
	readonly of: number;
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	readonly most: number;
}

/** Null where nothing was measured. */
export function spreadOf(values: readonly number[]): Spread | null {
	if (values.length === 0) return null;
	const sorted = [...values].sort((one, other) => one - other);
	const at = (share: number) =>
		sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
	return {
		of: sorted.length,
		p50: at(0.5),
		p95: at(0.95),
		p99: at(0.99),
		most: at(1),
	};
}

/** Keeps all of it. */
export class Notes implements Journal {
	readonly joins: number[] = [];
	readonly ways: number[] = [];
	readonly acks: number[] = [];
	/** Of answers that were sent more than once. */
	readonly repeated: number[] = [];
	readonly refusals = new Map<string, number>();
	waited = 0;
	returns = 0;
	/** When the instructor opened each round, ms of `performance.now()`. */
	readonly #opened = new Map<number, number>();

	/** A click that has to be repeated, as its node died, counts from the first time. */
	opens(round: number): void {
		if (!this.#opened.has(round)) this.#opened.set(round, performance.now());
	}

	joined(ms: number, waited: boolean): void {
		if (waited) this.waited++;
		else this.joins.push(ms);
	}

	saw(round: number): void {
		const at = this.#opened.get(round);
		if (at !== undefined) this.ways.push(performance.now() - at);
	}

	saved(ms: number, sends: number): void {
		(sends === 1 ? this.acks : this.repeated).push(ms);
	}

	cameBack(): void {
		this.returns++;
	}

	refused(what: string): void {
		this.refusals.set(what, (this.refusals.get(what) ?? 0) + 1);
	}
}
