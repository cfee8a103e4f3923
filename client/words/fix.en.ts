import { showCount } from "../kinds/words.en.ts";

const studentsOf = (count: number) =>
	count === 1 ? "1 student" : `${showCount(count)} students`;
const pointsOf = (points: string) =>
	points === "1" ? "1 point" : `${points} points`;

export const fixThisQuestion = "Fix this question…";
export const fixNamed = (number: number) => `Fix question ${number}…`;
export const fixing = (number: number) => `Fix question ${number}`;
export const onlyHere =
	"In this room alone; your quiz stays as it is. Nothing is changed before you have seen what.";
export const howToFix = "What should be so";
export const anotherKey = "Something else is right";
export const acceptAnother = "One more answer is right";
export const takeOut = "It earns no points";
export const takeOutWhy = "Taken out of the scoring, for everyone.";
export const giveToAll = "Everyone gets its points";
export const giveToAllWhy =
	"All of them, whatever they answered, and if they did not.";
export const whatIsRight = "What is right";
export const nothingToAccept =
	"There is no other answer that could be accepted.";
export const seeWhatChanges = "See what changes";
export const fixIt = "Fix it";
export const cancel = "Cancel";
export const chooseFirst = "Choose first what should be so.";
export const chooseAnAnswer = "Choose the answer that is right, too.";
export const whatChanges = "What changes";
export const soAlready = "It is so already: nothing changes.";
export const notAskedYet =
	"It was not asked yet. It is so when it is asked, and counts from the reveal on.";
export const stillOpen =
	"It is open at this moment. Students notice nothing now; it counts from the reveal on.";
export const notRevealedYet =
	"It is not revealed yet. Students notice nothing now; it counts from the reveal on.";
export const noPointsHere = "This room gives no points.";
export const nobodyIsHere = "Nobody is in this room.";
export const nobodysPointsChange = "Nobody’s points change.";
export const gain = (students: number, points: string) =>
	`${studentsOf(students)} ${students === 1 ? "gains" : "gain"} ${pointsOf(points)}${students === 1 ? "" : " in all"}.`;
export const lose = (students: number, points: string) =>
	`${studentsOf(students)} ${students === 1 ? "loses" : "lose"} ${pointsOf(points)}${students === 1 ? "" : " in all"}.`;
export const placesChange = (places: number) =>
	places === 1 ? "1 place changes." : `${showCount(places)} places change.`;
export const stillRight = (share: string) =>
	`As before, ${share} have it right.`;
export const nowRight = (share: string) => `${share} have it right.`;
export const rightBecomes = (before: string, after: string) =>
	`Where it was ${before}, ${after} have it right now.`;
export const nobodyAnswered = "Nobody answered it.";
export const whosePoints = "Whose points change";
export const name = "Name";
export const points = "Points";
export const place = "Place";
export const fromTo = (before: string, after: string) => `${before} → ${after}`;
export const saidFromTo = (before: string, after: string) =>
	`${before}, then ${after}`;
export const andOthers = (count: number) => `and ${showCount(count)} more`;
export const corrected = "Corrected. Points, places and files follow.";
export const notCorrected = (why: string) => `Nothing was corrected. ${why}`;
export const correctedMeanwhile =
	"Something was corrected in this room meanwhile, here or on another device. Nothing is lost: this is what yours changes now.";
export const undo = "Undo";
export const undoNamed = (what: string) => `Undo: ${what}`;
export const undone = "Undone. Points, places and files follow.";
export const onThisDevice = (at: string) => `${at}, on this device`;
export const onDevice = (at: string, device: string) => `${at}, on ${device}`;
export const onSignedOut = (at: string) =>
	`${at}, on a device that has signed out since`;
export const leftOutOfFigures =
	"So it tells nobody from another: it is in no discrimination and no reliability.";
