import type { ImageSize } from "../../shared/images.ts";
import type { Sheet } from "../../shared/views.ts";
import type { Room } from "../room/state.ts";
import type { Holding } from "./image-store.ts";
import type { InstructorRecord, KeptQuiz } from "./quiz-store.ts";
import type { AnswerRow, Seat } from "./room-store.ts";
import type { WordsRecord } from "./session-store.ts";

/**
 * The whole library of a store, to be moved to another one. Not moved: sessions, hand-overs, who is connected, and the epoch; the
 * other store has a history of its own, so phones offer their answers of an open round again.
 */
export interface TransferStore {
	/**
	 * Everything that is stored: instructors, images, each owner's quizzes in the order of adding, and each room before its seats
	 * (in the order of joining) and its answers (round by round, in the order of first storing). What changes meanwhile may
	 * be in it or not: stop the servers first.
	 */
	dump(): AsyncIterable<LibraryRecord>;
	/** The same of one room; nothing when it is not there. */
	dumpRoom(roomId: string): AsyncIterable<LibraryRecord>;
	/**
	 * Puts one record back, as one atomic act; what is there already stays as it is, so a record can be restored again. A
	 * running room goes on where it was. An ended one does not take its code again: another room may have it by now.
	 */
	restore(record: LibraryRecord): Promise<RestoreOutcome>;
}

export type LibraryRecord =
	| {
			readonly is: "instructor";
			readonly instructor: InstructorRecord;
	  }
	/** How the instructor comes back, where there is anything to say of it. */
	| {
			readonly is: "access";
			readonly owner: string;
			readonly oldKeyUntil: number | null;
			readonly words: WordsRecord | null;
	  }
	/** Its bytes in base64. */
	| {
			readonly is: "image";
			readonly image: ImageSize & {
				readonly id: string;
				readonly small: string;
				readonly large: string;
			};
			readonly holders: readonly Pick<Holding, "owner" | "since">[];
	  }
	| {
			readonly is: "quiz";
			readonly owner: string;
			readonly record: KeptQuiz;
	  }
	| { readonly is: "room"; readonly room: Room; readonly sheet: Sheet }
	| {
			readonly is: "seats";
			readonly roomId: string;
			readonly seats: readonly KeyedSeat[];
	  }
	| {
			readonly is: "answers";
			readonly roomId: string;
			readonly round: number;
			readonly rows: readonly AnswerRow[];
	  };

/** A seat with what makes its name the same as another. */
export interface KeyedSeat extends Seat {
	readonly nameKey: string;
}

/**
 * `there`: nothing was missing. `taken`: the room's code or screen token is another room's here. `no-room`: seats or
 * answers of a room that is not here.
 */
export type RestoreOutcome = "restored" | "there" | "taken" | "no-room";

/** Seats or answers in one record, at most. */
export const mostInOneRecord = 500;
