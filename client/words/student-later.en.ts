import type { Piece } from "./piece.ts";

/** Letters; what a person has typed is one answer, whatever stands in it. */
const isSeveral = (answer: string) => /^[^\u2068]* and /.test(answer);
const are = (answer: string) => (isSeveral(answer) ? "are" : "is");
export const thatWasIt = (name: Piece): Piece => ["That was it, ", name];
export const changeMyName = "Change my name";
export const leaveThisRoom = "Leave this room";
export const thisRoomIsGone = "This room is gone";
export const youWereTakenOut = "You were taken out of this room";
export const openInAnotherWindow = "This room is open in another window";
export const thisPageIsOutOfDate = "This page is out of date";
export const youAreNotInIt = "You are not in this room any more";
export const thisDidNotWork = "This did not work";
export const youAreInLine = (name: Piece): Piece => ["You are in line, ", name];
export const thisRoomHasEnded = "This room has ended";
export const lookAtTheScreen = "Look at the screen";
export const questionComesNext = (number: number) =>
	`Question ${number} comes next`;
export const itComesUpHere = (name: Piece): Piece => [
	name,
	", it comes up here by itself.",
];
export const questionsComeUpHere = (name: Piece): Piece => [
	name,
	", the next question comes up here by itself.",
];
export const saidYouAreInLine = (name: string) =>
	`${name}, you are in line. Your instructor lets you in.`;
export const saidYoureIn = (name: string) =>
	`${name}, you’re in. Waiting for the first question.`;
export const saidQuestionComesNext = (number: number) =>
	`Question ${number} comes next.`;
export const questionIs = (number: number, text: string) =>
	`Question ${number}: ${text}`;
export const lookThere = "look at the screen";
export const saidLookThere = "Look at the screen.";
export const saidClosed = "Closed. Waiting for the result.";
export const saidResult = "The result is here.";
export const saidEnded = "The room has ended.";
export const ofQuestion = (number: number) => `Question ${number}. `;
export const notAnsweredYet = "Not answered yet";
export const itIsFinal = "It is final.";
export const notSentYet = "Not sent yet";
export const changeNotSentYet = "Your change is not sent yet";
export const standsMeanwhile = (answer: string) =>
	`${answer || "Your first answer"} ${are(answer)} saved.`;
export const goesAtTheBell = "It goes by itself at the bell.";
export const closedUnsent = "Closed. What you put in last was not sent.";
export const closedNoAnswer = "Closed. You did not answer.";
export const closedCounts = (answer: string) =>
	`Closed. ${answer || "Your answer"} ${isSeveral(answer) ? "count" : "counts"} for you.`;
export const lookUp = "Look up: the result comes on the screen.";
export const questions = (total: number) =>
	total === 1 ? "1 question" : `${total} questions`;
export const place = (number: number, total: number, vote: number) =>
	`${number} of ${total}${vote > 1 ? `, vote ${vote}` : ""}`;
export const sending = (answer: string) =>
	`Sending ${answer}…`.replace(" …", "…");
export const notSavedYetTrying = (answer: string) =>
	`${answer || "Your answer"} ${are(answer)} not saved yet, trying`;
export const tryingFor = (seconds: number, isDown: boolean) =>
	`${isDown ? "Line down for" : "For"} ${seconds} s. Stay here.`;
export const saved = (answer: string) =>
	`${answer || "Your answer"} ${are(answer)} saved`;
export const youMayChangeIt = "You may still change it.";
export const tooLateStands = (answer: string) =>
	`Too late: ${answer || "your first answer"} stands`;
export const notChangedStands = (answer: string) =>
	`Not changed: ${answer || "your first answer"} stands`;
export const tooLateNotSaved = "Too late: not saved";
export const notSaved = "Not saved";
export const unknownKind = "This page does not know this kind of question.";
