/** What can be said of a seat beside its name. */
export interface SeatMore {
	/** How many times the seconds of a question it has, 1 being everybody's. */
	readonly extraTime?: number;
	readonly team?: string;
}

export interface NewSeat {
	/** Hash of the phone's token: see `server/room/seat.ts`. */
	readonly id: string;
	readonly name: string;
	/** What makes two names the same. */
	readonly nameKey: string;
	readonly more?: SeatMore;
}

export interface SeatChange {
	readonly named?: Pick<NewSeat, "name" | "nameKey">;
	/** Null takes it away. */
	readonly more?: SeatMore | null;
}

export interface Seat {
	readonly id: string;
	readonly name: string;
	readonly joinedAt: number;
	readonly removed: boolean;
	/** Not there: nothing was said. */
	readonly more?: SeatMore;
}

export type JoinOutcome =
	| { readonly is: "seated"; readonly seat: Seat; readonly fresh: boolean }
	| { readonly is: "no-room" | "full" | "name-taken" };

export interface Waiter {
	readonly id: string;
	readonly name: string;
	readonly place: number;
	/** How many wait before this one. */
	readonly before: number;
	readonly more?: SeatMore;
}

export type WaitOutcome =
	| { readonly is: "waiting" }
	| { readonly is: "seated" | "no-room" | "full" | "name-taken" };
