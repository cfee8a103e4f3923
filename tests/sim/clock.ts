import { dawn } from "../room/example.ts";

interface Alarm {
	at: number;
	/** Alarms of one moment go off in the order in which they were set. */
	order: number;
	readonly act: () => void;
	readonly everyMs: number | null;
	off: boolean;
	/** As a timer has it. */
	unref(): void;
}

const realImmediate = setImmediate;

/**
 * Time in the simulation. Everything that waits in this process waits for it; between two moments all promises that can
 * move on do so. Far faster than the fake timers of a test runner, which search for the next one.
 */
export class Clock {
	#now = dawn;
	#ahead = 0;
	#order = 0;
	readonly #heap: Alarm[] = [];
	readonly #restore: (() => void)[] = [];

	/** Goes on evenly. */
	get now(): number {
		return this.#now;
	}

	/** What the wall clock shows: right until somebody sets it. */
	get wall(): number {
		return this.#now + this.#ahead;
	}

	setAhead(ms: number): void {
		this.#ahead = ms;
	}

	/** Takes over the timers, the clocks and the chance of this process until `uninstall`. */
	install(random: () => number): void {
		const cancel = (alarm?: Alarm) => {
			if (alarm !== undefined) alarm.off = true;
		};
		const after = (act: () => void, ms = 0) => this.after(ms, act);
		this.#stub(globalThis, {
			setTimeout: after,
			setImmediate: (act: () => void) => this.after(0, act),
			setInterval: (act: () => void, ms: number) => this.#set(ms, act, ms),
			clearTimeout: cancel,
			clearImmediate: cancel,
			clearInterval: cancel,
		});
		this.#stub(Date, { now: () => this.wall });
		this.#stub(performance, { now: () => this.#now - dawn });
		this.#stub(Math, { random });
	}

	/** Puts everything back. */
	uninstall(): void {
		for (const restore of this.#restore.splice(0)) restore();
	}

	#stub(of: object, parts: Record<string, unknown>): void {
		const before = Object.fromEntries(
			Object.keys(parts).map((name) => [name, of[name as keyof typeof of]]),
		);
		Object.assign(of, parts);
		this.#restore.push(() => Object.assign(of, before));
	}

	after(ms: number, act: () => void): Alarm {
		return this.#set(Math.max(ms, 0), act, null);
	}

	wait(ms: number): Promise<void> {
		return new Promise((resolve) => this.after(ms, resolve));
	}

	/** Lets so much time pass. */
	async run(ms: number): Promise<void> {
		const end = this.#now + ms;
		for (;;) {
			await new Promise((resolve) => realImmediate(resolve));
			const next = this.#heap[0];
			if (next === undefined || next.at > end) break;
			this.#pop();
			if (next.off) continue;
			this.#now = Math.max(this.#now, next.at);
			if (next.everyMs !== null) {
				next.at = this.#now + next.everyMs;
				next.order = this.#order++;
				this.#push(next);
			}
			next.act();
		}
		this.#now = end;
	}

	#set(ms: number, act: () => void, everyMs: number | null): Alarm {
		const alarm = {
			// Whole milliseconds, as a real clock has them.
			at: this.#now + Math.trunc(ms),
			order: this.#order++,
			act,
			everyMs,
			off: false,
			unref() {},
		};
		this.#push(alarm);
		return alarm;
	}

	#before(one: number, other: number): boolean {
		const [a, b] = [this.#heap[one], this.#heap[other]];
		if (a === undefined || b === undefined) return a !== undefined;
		return a.at < b.at || (a.at === b.at && a.order < b.order);
	}

	#swap(one: number, other: number): void {
		const [a, b] = [this.#heap[one], this.#heap[other]];
		if (a === undefined || b === undefined) return;
		this.#heap[one] = b;
		this.#heap[other] = a;
	}

	#push(alarm: Alarm): void {
		let at = this.#heap.push(alarm) - 1;
		while (at > 0) {
			const parent = (at - 1) >> 1;
			if (!this.#before(at, parent)) break;
			this.#swap(at, parent);
			at = parent;
		}
	}

	#pop(): void {
		this.#swap(0, this.#heap.length - 1);
		this.#heap.pop();
		let at = 0;
		for (;;) {
			const [left, right] = [2 * at + 1, 2 * at + 2];
			let least = at;
			if (left < this.#heap.length && this.#before(left, least)) least = left;
			if (right < this.#heap.length && this.#before(right, least))
				least = right;
			if (least === at) return;
			this.#swap(at, least);
			at = least;
		}
	}
}
