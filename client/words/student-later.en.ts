import type { Piece } from "./piece.ts";

export const thatWasIt = (name: Piece): Piece => ["That was it, ", name];
export const allAreSaved =
	"All your saved answers are with your instructor. You can close this page.";
export const youCanComeBack =
	"You can come back to this page for as long as your instructor keeps the room.";
export const notAnswered = "Not answered";
export const youSaid = (answer: string) => `You said ${answer}`;
export const right = "Right";
export const partlyRight = "Partly right";
export const wrong = "Wrong";
export const yourAnswerIsSaved = "Your answer is saved";
export const theQuestionIsOver = "The question is over";
export const theResultsComeLater = "The results come later.";
export const youDidNotAnswer = "You did not answer this one";
export const whatEverybodySaid = "Here is what everybody said";
export const inAllPlaceOf = (points: Piece, rank: Piece, of: number): Piece => [
	points,
	" in all, place ",
	rank,
	" of ",
	of,
];
export const thisRoomIsGone = "This room is gone";
export const youWereTakenOut = "You were taken out of this room";
export const openInAnotherWindow = "Open in another window";
export const thisPageIsOutOfDate = "This page is out of date";
export const youAreNotInIt = "You are not in this room any more";
export const thisDidNotWork = "This did not work";
export const joinAgain = "Join again";
export const loadThePageAgain = "Load the page again";
export const useItHere = "Use it here";
export const yourTurn = (before: number) =>
	`${before === 0 ? "You are the next whom your instructor lets in." : `Your instructor lets you in, after ${before === 1 ? "1 other" : `${before} others`}.`} Keep this page open.`;
export const youAreInLine = (name: Piece): Piece => ["You are in line, ", name];
export const points = (count: number) =>
	count === 1 ? "1 point" : `${count} points`;
export const thisRoomHasEnded = "This room has ended";
export const nobodyCanJoinIt = "Nobody can join it any more.";
export const joinAnotherRoom = "Join another room";
export const lookAtTheScreen = "Look at the screen";
export const questionComesNext = (number: number) =>
	`Question ${number} comes next`;
export const itComesUpHere = (name: Piece): Piece => [
	name,
	", it comes up here by itself.",
];
export const questionsComeUpHere = (name: Piece): Piece => [
	"The next question comes up here by itself, ",
	name,
	".",
];
export const saidYouAreInLine = (name: string) =>
	`You are in line, ${name}. Your instructor lets you in.`;
export const saidYoureIn = (name: string) =>
	`You’re in, ${name}. Waiting for the first question.`;
export const saidQuestionComesNext = (number: number) =>
	`Question ${number} comes next.`;
export const questionIs = (number: number, text: string) =>
	`Question ${number}: ${text}`;
export const lookThere = "look at the screen";
export const saidLookThere = "Look at the screen.";
export const saidClosed = "Closed. Waiting for the result.";
export const saidResult = "The result is here.";
export const saidRight = "Right.";
export const saidPartlyRight = "Partly right.";
export const saidWrong = "Wrong.";
export const saidEnded = "The room has ended.";
export const ofQuestion = (number: number) => `Question ${number}. `;
export const notAnsweredYet = "Not answered yet";
export const noAnswer = "No answer";
export const questions = (total: number) =>
	total === 1 ? "1 question" : `${total} questions`;
export const place = (number: number, total: number, vote: number) =>
	`${number} of ${total}${vote > 1 ? `, vote ${vote}` : ""}`;
export const sending = "Sending…";
export const notSavedYetTrying = "Not saved yet, trying";
export const saved = "Saved";
export const tooLateStands = (answer: string) =>
	`Too late: ${answer || "your first answer"} stands`;
export const notChangedStands = (answer: string) =>
	`Not changed: ${answer || "your first answer"} stands`;
export const tooLateNotSaved = "Too late: not saved";
export const notSaved = "Not saved";
export const unknownKind = "This page does not know this kind of question.";
