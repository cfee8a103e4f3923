import type { Entry } from "../../client/link/entry.ts";
import type { OutboxState } from "../../client/link/outbox.ts";
import type { Held } from "../../client/student/held.ts";
import type { Json } from "../../shared/json.ts";

/** A student's device, whatever it is made of. */
export interface Anyone {
	readonly who: string;
	readonly name: string;
	held(): Held | null;
	up(): boolean;
	/** Null while nothing was answered. */
	outbox(): OutboxState;
	/** The student answers what is open; `meant`: early enough that it must count. */
	answer(value: Json, meant: boolean): void;
	/** The page is loaded anew: what was in memory is gone. */
	reload(): void;
	leave(): void;
}

/** What a device says of its answer to this round, as an event; null when it has none. */
export function settledOf(one: Anyone, round: number) {
	const { who } = one;
	const { state, place, value } = one.outbox();
	if (place === null || place.round !== round || state === "none") return null;
	return {
		k: "settled" as const,
		who,
		epoch: place.epoch,
		round,
		state: state === "sending" ? ("unsaved" as const) : state,
		// The outbox shows its entry as the place.
		seq: (place as Entry).seq,
		value,
	};
}
