import { type Refusal, refuse } from "../../shared/refusal.ts";
import type { AnswerRefusal, Saved } from "../../shared/student-events.ts";
import type { StoredAnswer } from "../../shared/views.ts";
import type { Room } from "../room/state.ts";
import type {
	AnswerRow,
	JoinOutcome,
	SaveOutcome,
	WaitOutcome,
} from "../store/room-store.ts";
import { removed } from "./room-refusals.ts";

export const noRoom = refuse(
	"no-room",
	"No room has this code. Please look at the screen again.",
);
export const noSeat = refuse("no-seat", "Please join the room first.");
export const noWord = refuse(
	"word-needed",
	"Please type the word that is on the screen now, too.",
);
export const wrongWord = refuse(
	"word-needed",
	"That is not the word on the screen. It changes every minute, and can be several words: please look again.",
);

export const oldRound = refuse(
	"old-round",
	"Another question is asked by now.",
);

export const badAnswer = refuse(
	"bad-choice",
	"That is not an answer to this question.",
);

export const tooManyAnswers: AnswerRefusal = {
	...refuse("busy", "Not saved yet: very many answers at once.", {
		retryAfterMs: 1000,
	}),
	saved: null,
};

export const ofOtherHistory: AnswerRefusal = {
	...refuse("busy", "Not saved yet: the room was just restored.", {
		retryAfterMs: 1000,
	}),
	saved: null,
};

/** Why nobody new is taken; null when they are, if only into the line. */
export function takesNewcomers(room: Room): Refusal | null {
	if (room.phase.name === "ended")
		return refuse("room-ended", "This room has ended.");
	return room.locked
		? refuse(
				"room-locked",
				"This room is locked for newcomers. Ask the instructor to let you in.",
			)
		: null;
}

export function joinRefusal(
	outcome: JoinOutcome | WaitOutcome,
): Refusal | null {
	switch (outcome.is) {
		case "waiting":
			return null;
		case "seated":
			return "seat" in outcome && outcome.seat.removed ? removed : null;
		case "no-room":
			return noRoom;
		case "full":
			return refuse(
				"room-full",
				"This room is full. Please tell the instructor.",
			);
		case "name-taken":
			return refuse(
				"name-taken",
				"Somebody in this room has that name. Please add a letter or choose another.",
			);
	}
}

export function storedOf(row: AnswerRow | null): StoredAnswer | null {
	return row === null
		? null
		: { round: row.round, seq: row.seq, value: row.value };
}

export function replyOf(
	outcome: SaveOutcome,
	later: boolean,
): Saved | AnswerRefusal {
	switch (outcome.is) {
		case "stored":
			return {
				saved: {
					round: outcome.row.round,
					seq: outcome.row.seq,
					value: outcome.row.value,
				},
			};
		case "late":
			return {
				...refuse("late", "The time was over before this answer arrived."),
				saved: storedOf(outcome.row),
			};
		case "closed":
			return {
				...(later
					? oldRound
					: refuse(
							"closed",
							"The question was closed before this answer arrived.",
						)),
				saved: storedOf(outcome.row),
			};
		case "removed":
			return { ...removed, saved: storedOf(outcome.row) };
		case "no-seat":
			return { ...noSeat, saved: null };
		case "other-history":
			return ofOtherHistory;
	}
}
