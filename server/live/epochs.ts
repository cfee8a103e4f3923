import type { RoomBus } from "../store/room-store.ts";
import { shared } from "./shared.ts";

/**
 * Which history of the store this node follows. It is looked up by the sweep, and by whoever has a reason to doubt it: what is
 * read meanwhile of another one is told as of the one before, and told again when that is noticed; never the other way round.
 */
export class Epochs {
	readonly #store: RoomBus;
	/** A crowd would else have the store looked at for each of them. */
	readonly #follow = shared(() => this.#look());
	readonly #listeners: (() => void)[] = [];
	#known = "";

	constructor(store: RoomBus) {
		this.#store = store;
	}

	/** As of the last look; empty before the first. */
	get known(): string {
		return this.#known;
	}

	/** The same; looks where nobody has. */
	async current(): Promise<string> {
		return this.#known === "" ? this.fresh() : this.#known;
	}

	/** Looked up now. */
	async fresh(): Promise<string> {
		await this.#follow();
		return this.#known;
	}

	/** To be called when a restored store has begun another history: nothing that is known of the one before holds. */
	onAnother(listener: () => void): void {
		this.#listeners.push(listener);
	}

	async #look(): Promise<void> {
		const epoch = await this.#store.epoch();
		if (epoch === this.#known) return;
		const isFirst = this.#known === "";
		this.#known = epoch;
		if (!isFirst) for (const listener of this.#listeners) listener();
	}
}
