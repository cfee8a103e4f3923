import { vi } from "vitest";
import { dawn } from "../room/example.ts";

interface Alarm {
	at: number;
	/** Alarms of one moment go off in the order in which they were set. */
	order: number;
	readonly act: () => void;
	readonly everyMs: number | null;
	off: boolean;
}

const realImmediate = setImmediate;

/**
 * Time in the simulation. Everything that waits in this process waits for it; between two moments all promises that can
 * move on do so. Far faster than the fake timers of the test runner, which search for the next one.
 */
export class Clock {
	#now = dawn;
	#order = 0;
	readonly #heap: Alarm[] = [];

	get now(): number {
		return this.#now;
	}

	/** Takes over the timers and clocks of this process, until the test runner's globals are put back. */
	install(): void {
		const cancel = (alarm?: Alarm) => {
			if (alarm !== undefined) alarm.off = true;
		};
		const after = (act: () => void, ms = 0) => this.after(ms, act);
		vi.stubGlobal("setTimeout", after);
		vi.stubGlobal("setImmediate", (act: () => void) => this.after(0, act));
		vi.stubGlobal("setInterval", (act: () => void, ms: number) =>
			this.#set(ms, act, ms),
		);
		for (const name of ["clearTimeout", "clearImmediate", "clearInterval"])
			vi.stubGlobal(name, cancel);
		vi.spyOn(Date, "now").mockImplementation(() => this.#now);
		vi.spyOn(performance, "now").mockImplementation(() => this.#now - dawn);
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
