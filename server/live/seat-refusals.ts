import { nearestConfidence } from "../../shared/confidence.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
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

export const noRoom = refuse("no-room", "no-such-code");
export const noSeat = refuse("no-seat", "join-first");
export const noWord = refuse("word-needed", "word-missing");
export const wrongWord = refuse("word-needed", "word-wrong");

export const nameStays = refuse("wrong-phase", "name-stays");
export const seatStays = refuse("wrong-phase", "seat-stays");
export const namesGiven = refuse("forbidden", "names-given");

export const oldRound = refuse("old-round", "other-question");

export const badAnswer = refuse("bad-choice", "not-an-answer");

export const tooManyAnswers: AnswerRefusal = {
	...refuse("busy", "many-answers", {
		retryAfterMs: 1000,
	}),
	saved: null,
};

export const ofOtherHistory: AnswerRefusal = {
	...refuse("busy", "just-restored", {
		retryAfterMs: 1000,
	}),
	saved: null,
};

/** Why nobody new is taken; null when they are, if only into the line. */
export function takesNewcomers(room: Room): Refusal | null {
	if (room.phase.name === "ended") return refuse("room-ended", "room-ended");
	return room.locked ? refuse("room-locked", "room-locked") : null;
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
			return refuse("room-full", "room-full");
		case "name-taken":
			return refuse("name-taken", "name-taken");
	}
}

export function storedOf(row: AnswerRow): StoredAnswer;
export function storedOf(row: AnswerRow | null): StoredAnswer | null;
export function storedOf(row: AnswerRow | null): StoredAnswer | null {
	if (row === null) return null;
	const { round, seq, value, more } = row;
	const sure = more?.confidence;
	return {
		round,
		seq,
		value,
		...(sure !== undefined && { confidence: nearestConfidence(sure) }),
	};
}

export function replyOf(
	outcome: SaveOutcome,
	later: boolean,
): Saved | AnswerRefusal {
	switch (outcome.is) {
		case "stored":
			return { saved: storedOf(outcome.row) };
		case "late":
			return {
				...refuse("late", "too-late"),
				saved: storedOf(outcome.row),
			};
		case "closed":
			return {
				...(later ? oldRound : refuse("closed", "closed-before")),
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
