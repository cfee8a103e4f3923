/** A few slots for each who comes, and so many in all. */
export class Slots {
	readonly #each: number;
	readonly #all: number;
	readonly #taken = new Map<string, number>();
	#sum = 0;

	constructor({ each, all }: { each: number; all: number }) {
		this.#each = each;
		this.#all = all;
	}

	get taken(): number {
		return this.#sum;
	}

	/** Whether this one has as many as anybody may have. */
	hasMost(who: string): boolean {
		return (this.#taken.get(who) ?? 0) >= this.#each;
	}

	/** How to give the slot back, once; null when there is none. */
	take(who: string): (() => void) | null {
		if (this.hasMost(who) || this.#sum >= this.#all) return null;
		this.#taken.set(who, (this.#taken.get(who) ?? 0) + 1);
		this.#sum++;
		let given = false;
		return () => {
			if (given) return;
			given = true;
			this.#sum--;
			const left = (this.#taken.get(who) ?? 1) - 1;
			if (left === 0) this.#taken.delete(who);
			else this.#taken.set(who, left);
		};
	}
}
