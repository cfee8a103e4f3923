import { showPoints } from "../look/points.ts";
import type { Piece } from "./piece.ts";

const are = (answer: string) => (/ (and|or) /.test(answer) ? "are" : "is");
export const allAreSaved =
	"All your saved answers are with your instructor. You can close this page.";
export const youCanComeBack =
	"You can come back to this page for as long as your instructor keeps the room.";
export const onTheScreen = "This one was on the screen.";
export const correctedSince =
	"Your instructor has changed what is right here since.";
export const notAnswered = "Not answered";
export const right = "Right";
export const partlyRight = "Partly right";
export const notRight = "Not right";
export const saidRight = "Right.";
export const rightInARow = (count: number) => `${count} right in a row.`;
export const saidPartlyRight = "Partly right.";
export const notThisTime = (right: string) =>
	right === "" ? "Not this time." : `Not this time: ${itIsRight(right)}`;
export const itIsRight = (right: string) => `${right} ${are(right)} right.`;
export const earned = (count: number) => `+${points(count)}`;
export const asEveryone = "as everyone has";
export const nowPlaceOf = (rank: number, of: number) =>
	`now place ${rank} of ${of}`;
export const stillPlaceOf = (rank: number, of: number) =>
	`You have place ${rank} of ${of}.`;
export const youAreWith = (percent: string) =>
	`You are with ${percent} of the room.`;
export const why = "Why";
export const allAnswers = "All answers of the room";
export const ofRight = (count: number) => ` of ${count} right`;
export const lookAgain = (count: number) =>
	count === 1 ? "Look at that one again" : `Look at those ${count} again`;
export const lookAtAll = "Look at all of them";
export const trail = "Your answers";
export const ofNumber = (number: number, how: string) =>
	`Question ${number}: ${how}`;
export const yourAnswerIsSaved = "Your answer is saved";
export const theQuestionIsOver = "The question is over";
export const theResultsComeLater = "The results come later.";
export const youDidNotAnswer = "You did not answer this one.";
export const cameTooLate = "Your answer came too late.";
export const whatEverybodySaid = "Here is what everybody said.";
export const withTheInstructor = "Your instructor has the answers.";
export const inAll = (points: Piece): Piece => [points, " in all"];
export const inAllPlaceOf = (points: Piece, rank: Piece, of: number): Piece => [
	points,
	" in all, place ",
	rank,
	" of ",
	of,
];
export const points = (count: number) =>
	count === 1 ? "1 point" : `${showPoints(count)} points`;
export const myResults = "My results so far";
export const joinAgain = "Join again";
export const loadThePageAgain = "Load the page again";
export const useItHere = "Use it here";
export const yourTurn = (before: number) =>
	`${before === 0 ? "You are the next whom your instructor lets in." : `Your instructor lets you in, after ${before === 1 ? "1 other" : `${before} others`}.`} Keep this page open.`;
export const nobodyCanJoinIt = "Nobody can join it any more.";
export const joinAnotherRoom = "Join another room";
