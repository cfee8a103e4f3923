import type { Weather } from "./weather.ts";

/** One connection between a device and a node: each way in order, after a while; what is under way when it is cut may be lost. */
export class Line {
	readonly #weather: Weather;
	#upFree = 0;
	#downFree = 0;
	#cut = false;
	#onUpEnd: () => void = () => {};
	#onDownEnd: () => void = () => {};

	constructor(weather: Weather) {
		this.#weather = weather;
	}

	/** From the device to the node. What was sent just before a cut may still arrive. */
	up(arrive: () => void): void {
		const { clock } = this.#weather;
		if (this.#cut) return;
		this.#upFree = Math.max(this.#upFree, clock.now + this.#weather.latency());
		clock.after(this.#upFree - clock.now, () => {
			if (!this.#cut || this.#weather.strikes(50, "arrived after the cut"))
				arrive();
		});
	}

	/** From the node to the device. */
	down(arrive: () => void): void {
		const { clock } = this.#weather;
		if (this.#cut) return;
		this.#downFree = Math.max(
			this.#downFree,
			clock.now + this.#weather.latency(),
		);
		clock.after(this.#downFree - clock.now, () => {
			if (!this.#cut) arrive();
		});
	}

	onEnd(ends: { node?: () => void; device?: () => void }): void {
		this.#onUpEnd = ends.node ?? this.#onUpEnd;
		this.#onDownEnd = ends.device ?? this.#onDownEnd;
	}

	get open(): boolean {
		return !this.#cut;
	}

	/** Nothing passes any more. Each side notices at once, or late: a phone that sleeps, a node with a ghost. */
	cut(late: { node?: number; device?: number } = {}): void {
		if (this.#cut) return;
		this.#cut = true;
		const { clock } = this.#weather;
		clock.after(late.node ?? 0, () => this.#onUpEnd());
		clock.after(late.device ?? 0, () => this.#onDownEnd());
	}
}
