import { showCount } from "../kinds/words.en.ts";
import { ended } from "./ended.ts";
import type { Piece } from "./piece.ts";

export const roomNotFound = "Room not found";
export const reconnecting = "Reconnecting";
export const colours = (
	theme: "auto" | "light" | "dark",
	key: Piece,
): Piece => [`Colours: ${theme} `, key];
export const fullScreen = (key: Piece): Piece => ["Full screen ", key];
export const black = (key: Piece): Piece => ["Black ", key];
export const space = "Space";
export const nextStep = (key: Piece): Piece => ["Next step ", key];
export const showWhy = (key: Piece): Piece => ["Why ", key];
export const notPressed = {
	closed:
		"The room page is closed: open it again to go on with keys or a clicker.",
	asks: "The room page asks something first: answer it there.",
	away: "The room page has no connection at the moment: press again when it has.",
	ends: "The next step ends this room for good. Press once more to end it, or back to stay.",
};
export const sound = (isOn: boolean, key: Piece): Piece => [
	`Sound: ${isOn ? "on" : "off"} `,
	key,
];
export const letItBeHeard = (key: Piece): Piece => [
	"Press ",
	key,
	" or click for sound",
];
export const showTheScreen = "Show the screen again";
export const keepTheDisplayOn =
	"This browser cannot keep the display on here: set the laptop to stay awake.";
export const qrCode = "QR code of the link to join";
export const andTheWord = "and the word";
export const locked = "Locked";
export const ofAnswered = (answered: Piece, joined: Piece): Piece => [
	answered,
	" of ",
	joined,
	" answered",
];
export const ofHereAnswered = (answered: Piece, here: Piece): Piece => [
	answered,
	" of ",
	here,
	" here answered",
];
export const joinedSoFar = (joined: number) => `${joined} joined`;
export const everybodyHasAnswered = "Everybody has answered";
export const allHereHaveAnswered = "All who are here have answered";
export const ofAll = (answered: Piece, joined: Piece): Piece => [
	answered,
	" of ",
	joined,
];
export const areHere = (joined: number, count: Piece): Piece => [
	count,
	joined === 1 ? " is here" : " are here",
];
export const joinedAndHere = (joined: Piece, here: Piece): Piece => [
	joined,
	" joined, ",
	here,
	" here",
];
export const takePart = (joined: number, count: Piece): Piece => [
	count,
	joined === 1 ? " takes part" : " take part",
];
export const tookPart = (count: Piece): Piece => [count, " took part"];
export const rightOnTheWhole = (share: Piece): Piece => [
	" · ",
	share,
	" right on the whole",
];
export const placeToCome = "A place that is still to come";
export const ownResultIsOnThePhone = "Your own result is on your phone.";
export const questionOf = (number: Piece, total: number): Piece => [
	"Question ",
	number,
	` of ${total}`,
];
export const afterQuestion = (number: Piece, total: number): Piece => [
	"After question ",
	number,
	` of ${total}`,
];
const ordinals = ["First", "Second", "Third", "Fourth", "Fifth"];
export const vote = (vote: number) =>
	ordinals[vote - 1] ? `${ordinals[vote - 1]} vote` : `Vote ${vote}`;
export const goTo = "Go to";
export const andType = "and type";
export const orPointYourCamera = "Or point your camera here.";
export const nothingToInstall = "No app, no account, nothing to install.";
export const beTheFirst = "Be the first.";
export const newest = "Who came last";
export const andMore = (count: number) => `and ${showCount(count)} more`;
export const closed = "Closed";
export const answer = "Answer";
export const result = "Result";
export const why = "Why";
export const timeIsUp = "Time is up";
export const moreBelow = "More below";
export const saidConnecting = "Connecting to the room.";
export const saidLost = "Connection lost. Reconnecting.";
export const saidLobby = (
	title: string,
	address: string,
	code: string,
	word: string | null,
) =>
	`${ended(title)} Join at ${address} with the code ${code}${word === null ? "" : ` and the word ${word}`}.`;
export const saidNext = (number: number, total: number) =>
	`Question ${number} of ${total} comes next.`;
export const saidOpen = (number: number, total: number) =>
	`Question ${number} of ${total} is open.`;
export const saidClosed = (number: number) => `Question ${number} is closed.`;
export const saidAnswers = "The answers are shown.";
export const saidRight = (right: string) => `Right: ${ended(right)}`;
export const saidEnded = "The quiz has ended.";
export const thankYou = "Thank you for taking part";
export const leaderboard = "Leaderboard";
export const shareThePlace = (count: number, place: number) =>
	`${showCount(count)} share ${
		place === 1
			? "the first place"
			: place === 2
				? "the second place"
				: place === 3
					? "the third place"
					: `place ${place}`
	}`;
export const heldName = "a student";
export const tied = (count: number) => `${showCount(count)} tied`;
export const barsBeginAt = (points: string) =>
	`Bars begin at ${points} points.`;
export const connecting = "Connecting to the room";
export const thisLinkNamesNoRoom = "This link names no room";
export const openTheScreenAgain =
	"Open the screen from the instructor's page, or copy its whole link.";
export const thisRoomIsGone = "This room is gone";
export const noRoomHasThisLink = "No room has this link";
export const itMayBeDeleted =
	"It may have been deleted. Open the screen from the instructor's page again.";
export const points = (count: string, isOne: boolean) =>
	`${count} ${isOne ? "point" : "points"}`;
export const nobodyHasPoints = "Nobody has points yet.";
export const up = "up";
export const down = "down";
export const studentsWith = (count: number) =>
	count === 1 ? "student" : "students";
