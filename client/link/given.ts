import type { Json } from "../../shared/json.ts";
import { kept, unkept } from "./entry.ts";
import type { OutboxState } from "./outbox.ts";
import type { Storing } from "./storage.ts";

/** An answer that the server has called saved, and the history of the store that has it, or has been offered it. */
interface Given {
	readonly room: string;
	readonly epoch: string;
	readonly answer: { round: number; index: number; value: Json };
}

const keptGiven = (one: Given) => ({ ...one, answer: kept(one.answer) });
type KeptGiven = ReturnType<typeof keptGiven>;

/** So many of a room are kept; an offer holds as many. */
const most = 50;

/** What a phone was told saved in one room, which a store that is restored may lack. */
export function openGiven(storage: Storing, key: string) {
	let given: Given[] = [];
	try {
		given = (JSON.parse(storage.getItem(key) ?? "[]") as KeptGiven[]).map(
			(one) => ({ ...one, answer: unkept(one.answer) }),
		);
	} catch {
		// Not ours: begun anew.
	}
	const keep = (next: Given[]) => {
		given = next.slice(-most);
		storage.setItem(key, JSON.stringify(given.map(keptGiven)));
	};
	return {
		/** What the outbox holds, once it is saved. */
		add: ({ state, place, value }: OutboxState) => {
			if (state !== "saved" || place === null) return;
			const { room, epoch, round, index } = place;
			keep([
				...given.filter(({ answer }) => answer.round !== round),
				{ room, epoch, answer: { round, index, value } },
			]);
		},
		/** What another history had of the rounds up to this one. */
		lost: (room: string, epoch: string, closed: number) =>
			given.filter(
				(one) =>
					one.room === room &&
					one.epoch !== epoch &&
					one.answer.round <= closed,
			),
		offered: (lost: readonly Given[], epoch: string) =>
			keep(given.map((one) => (lost.includes(one) ? { ...one, epoch } : one))),
	};
}
