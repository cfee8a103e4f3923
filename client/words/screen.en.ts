import type { Piece } from "./piece.ts";

export const roomNotFound = "Room not found";
export const reconnecting = "Reconnecting";
export const colours = (
	theme: "auto" | "light" | "dark",
	key: Piece,
): Piece => [`Colours: ${theme} `, key];
export const fullScreen = (key: Piece): Piece => ["Full screen ", key];
export const qrCode = "QR code of the link to join";
export const andTheWord = "and the word";
export const locked = "Locked";
export const ofAnswered = (answered: Piece, joined: Piece): Piece => [
	answered,
	" of ",
	joined,
	" answered",
];
export const joined = (count: Piece): Piece => [count, " joined"];
export const questionOf = (number: number, total: number) =>
	`Question ${number} of ${total}`;
export const vote = (vote: number) => `· vote ${vote}`;
export const tied = "tied";
export const joinAt = "Join at";
export const withTheCode = "with the code";
export const closed = "Closed";
export const why = "Why";
export const saidConnecting = "Connecting to the room.";
export const saidLost = "Connection lost. Reconnecting.";
export const saidLobby = (
	title: string,
	address: string,
	code: string,
	word: string | null,
) =>
	`${title}. Join at ${address} with the code ${code}${word === null ? "" : ` and the word ${word}`}.`;
export const saidNext = (number: number, total: number) =>
	`Question ${number} of ${total} comes next.`;
export const saidOpen = (number: number, total: number) =>
	`Question ${number} of ${total} is open.`;
export const saidClosed = (number: number) => `Question ${number} is closed.`;
export const saidAnswers = "The answers are shown.";
export const saidCorrect = (correct: string) => `Correct: ${correct}.`;
export const saidEnded = "The quiz has ended.";
export const thankYou = "Thank you for taking part";
export const leaderboard = "Leaderboard";
export const connecting = "Connecting to the room";
export const thisLinkNamesNoRoom = "This link names no room";
export const openTheScreenAgain =
	"Open the screen from the instructor's page, or copy its whole link.";
export const thisRoomIsGone = "This room is gone";
export const noRoomHasThisLink = "No room has this link";
export const itMayBeDeleted =
	"It may have been deleted. Open the screen from the instructor's page again.";
export const points = (count: number) =>
	`${count} ${count === 1 ? "point" : "points"}`;
