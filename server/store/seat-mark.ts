import type { Seat } from "./room-store.ts";

export interface SeatsSince {
	/** Nothing but newcomers came since: these are they. Else these are all seats. */
	readonly isPart: boolean;
	readonly seats: Seat[];
	/** For the next list. Means nothing to anybody but the store, and in no other history. */
	readonly mark: string;
}

/** How far a list of seats was read, and what else had happened to them by then. */
export interface SeatMark {
	/** Of the last seat. */
	readonly place: number;
	/** Another number each time that anything but a newcomer has changed the seats. */
	readonly altered: number;
}

export function textOfMark({ place, altered }: SeatMark): string {
	return `${place}.${altered}`;
}

/** Null for what is none. */
export function readMark(text: string | null): SeatMark | null {
	const [, place, altered] = /^(\d{1,15})\.(\d{1,15})$/.exec(text ?? "") ?? [];
	return place === undefined || altered === undefined
		? null
		: { place: Number(place), altered: Number(altered) };
}
