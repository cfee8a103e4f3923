import type { Response } from "express";
import type { Refusal } from "../../../shared/refusal.ts";
import { refuse } from "../../../shared/refuse.ts";
import { Slots } from "../slots.ts";
import { sendProblem } from "./problem.ts";

/** For so long a large body may be on its way undisturbed, ms; then it gives way where there is no place for another one. */
const patienceMs = 5_000;

const manyOfYours = refuse("too-fast", "many-large", { retryAfterMs: 2000 });
const full = refuse("too-fast", "many-large-here", { retryAfterMs: 2000 });

interface Coming {
	readonly since: number;
	readonly giveWay: () => void;
}

/**
 * Places for large bodies, each of which is in memory while it is on its way and looked at: a few for each who sends, and so many in
 * all. Whoever sends slowly keeps a place for long, but from nobody: when all are taken, the one that is longest on its way is told to come
 * again.
 */
export class Arriving {
	readonly #slots: Slots;
	readonly #patienceMs: number;
	/** Oldest first. */
	readonly #coming = new Set<Coming>();

	constructor(places: { each: number; all: number }, patience = patienceMs) {
		this.#slots = new Slots(places);
		this.#patienceMs = patience;
	}

	/** A place until the response is over. `arrived`: to be called with its last byte, from which on it gives way to nobody. */
	enter(who: string, response: Response): { arrived(): void } | Refusal {
		if (this.#slots.hasMost(who)) return manyOfYours;
		const leave = this.#slots.take(who) ?? this.#takeOldest(who);
		if (leave === null) return full;
		const coming: Coming = {
			since: performance.now(),
			giveWay: () => {
				leave();
				sendProblem(response, full);
				response.once("finish", () => response.req.destroy());
			},
		};
		this.#coming.add(coming);
		const arrived = () => void this.#coming.delete(coming);
		response.once("close", () => {
			arrived();
			leave();
		});
		return { arrived };
	}

	#takeOldest(who: string): (() => void) | null {
		const [oldest] = this.#coming;
		if (oldest === undefined) return null;
		if (performance.now() - oldest.since < this.#patienceMs) return null;
		this.#coming.delete(oldest);
		oldest.giveWay();
		return this.#slots.take(who);
	}
}
