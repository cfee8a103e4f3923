import type { Refusal } from "../../shared/refusal.ts";
import type {
	InstructorView,
	Me,
	NextView,
	Pulse,
	ScreenView,
	StudentView,
} from "../../shared/views.ts";

/** Who listens to rooms on this node. The live layer speaks to it; sockets and event streams implement it. */
export interface Audience {
	/** Rooms that have anyone here. */
	rooms(): Iterable<string>;
	has(roomId: string): boolean;
	/** Seats of the room connected here. */
	connected(roomId: string): number;
	/** Of these, those that were not told of an answer of theirs to this round. */
	silent(roomId: string, round: number): number;
	/** Whether an instructor or a screen is here, who want pulses. */
	watched(roomId: string): boolean;

	/**
	 * `next`: the same for whoever holds the view before; null: nobody can. Resolves when all have been told; others are served in
	 * between, and `holds` is asked anew after each time: when it is not so any more, nobody else is told.
	 */
	toStudents(
		view: StudentView,
		next: NextView | null,
		holds: () => boolean,
	): Promise<void>;
	/** Whether a phone is here that hears its own part with every view, also where it is the same: it did not say `brief`. */
	hasAnyWhole(roomId: string): boolean;
	/**
	 * Asks for each connected seat's own part; null sends nothing to that seat. `stays`: the view before asked the same, so phones still
	 * have what they were told of their answer to it. In between others are served, as above.
	 */
	toEachStudent(
		roomId: string,
		stays: boolean,
		me: (seat: string) => Me | null,
	): Promise<void>;
	toInstructors(view: InstructorView): void;
	toScreens(view: ScreenView): void;
	pulse(forInstructors: Pulse, forScreens: Pulse): void;
	/** The room is gone: tell everyone here and let go of them. */
	dismiss(roomId: string, why: Refusal): void;
	/** Something of this seat alone has changed: its phone shall ask again, on whichever node it is. */
	askSeatAgain(roomId: string, seat: string): void;
	/** These seats' hands were lowered; told on this node. */
	handsLowered(roomId: string, seats: readonly string[]): void;
	/** Who waits to be let in shall ask again, on whichever node. */
	askLineAgain(roomId: string): void;
	/** Lets go of these seats, on every node. */
	removeSeats(roomId: string, seats: readonly string[], why: Refusal): void;
}
