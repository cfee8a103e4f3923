import type { RoomBus, RoomHousekeeping } from "../store/room-store.ts";
import type { Log } from "./log.ts";

/** From so many ms on a clock is off; below, it is the way to the store and a clock that is being corrected. */
const mostOffMs = 2000;

interface Off {
	/** How far this node's wall clock is ahead of the store's time, in ms. */
	readonly node: number;
	/** The same of the clock that the store once began with. */
	readonly store: number;
}

/** Compares the clocks that people set with the store's time, which goes on by itself: warns of one that is off. */
export class ClockWatch {
	readonly #store: RoomBus & RoomHousekeeping;
	readonly #log: Log;
	readonly #timer: NodeJS.Timeout;
	#off: Off = { node: 0, store: 0 };
	#warned = "";

	constructor(store: RoomBus & RoomHousekeeping, log: Log, everyMs: number) {
		this.#store = store;
		this.#log = log;
		this.#timer = setInterval(() => void this.#look(), everyMs);
		this.#timer.unref();
		void this.#look();
	}

	/** As of the last look. */
	get offSeconds(): Readonly<Record<keyof Off, number>> {
		const { node, store } = this.#off;
		return { node: node / 1000, store: store / 1000 };
	}

	/** What an operator should mend, in words; empty when all agree. */
	get warnings(): string[] {
		const { node, store } = this.#off;
		const told = [];
		if (Math.abs(node) > mostOffMs)
			told.push(`This node's clock is ${apart(node)} the store's time.`);
		if (Math.abs(store) > mostOffMs)
			told.push(
				`The clock that the store began with is ${apart(store)} its time now: it was set meanwhile.`,
			);
		return told;
	}

	async #look(): Promise<void> {
		try {
			const now = await this.#store.now();
			const node = Date.now() - now;
			this.#off = { node, store: await this.#store.clockOff() };
		} catch {
			// An absent store is told elsewhere; no clock is right or wrong by it.
			return;
		}
		const { warnings } = this;
		// By size, so that one that drifts is not told again each second.
		const told = warnings
			.join(" ")
			.replace(/\d+/g, (seconds) => String(seconds.length));
		if (told === this.#warned) return;
		this.#warned = told;
		if (warnings.length === 0) this.#log.info({}, "all clocks agree again");
		else this.#log.warn({ warnings }, "clocks differ: set them right");
	}

	close(): void {
		clearInterval(this.#timer);
	}
}

function apart(ms: number): string {
	const seconds = Math.round(Math.abs(ms) / 1000);
	return `${seconds} s ${ms > 0 ? "ahead of" : "behind"}`;
}
