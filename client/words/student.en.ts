import type { Piece } from "./piece.ts";

export const join = "Join";
export const howShallWeCallYou = "How shall we call you?";
export const yourName = "Your name";
export const joining = "Joining…";
export const joinThisRoom = "Join this room";
export const wordOnTheScreen = "The word on the screen";
export const itChanges = "It changes every minute.";
export const roomIsLocked =
	"This room is locked: your instructor can let you in.";
export const thisBrowserKeepsNothing =
	"This browser keeps nothing of this page: leave it open until the end.";
export const tryAgain = "Try again";
export const yourInstructorSeesIt =
	"Your instructor sees it with your answers.";
export const orLeaveItEmpty = "Or leave it empty: then you are given one.";
export const youAreGivenOne = "You are given a name.";
export const nameIsTooLong = (length: number, most: number) =>
	`${length - most} too many: a name has at most ${most} letters.`;
export const oneMoment = "One moment.";
export const title = (name: string) => `${name} · Lectern`;
export const room = (code: string) => `Room ${code}`;
export const connecting = "Connecting…";
export const noAnswerYet =
	"No answer yet. Is this phone online? The page goes on trying by itself.";
export const youreIn = (name: Piece): Piece => ["You’re in, ", name];
export const theFirstQuestionComes =
	"The first question comes up here by itself. You can lock your phone until then.";
export const connected = "Connected";
export const reconnecting = "Reconnecting…";
export const ready = "Ready";
export const notConnected = "Not connected";
export const ifYouBelongHere = "If you belong here, join again.";
export const yourDataWasDeleted =
	"Your name and your answers in this room were deleted.";
