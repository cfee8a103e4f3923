import { showCount } from "../kinds/words.en.ts";
import type { Piece } from "./piece.ts";

export const inVote = (number: number, vote: string | null) =>
	`Question ${number}${vote === null ? "" : `, ${vote.toLowerCase()}`}`;
export const offersHeading = "Sent again by phones after the restore";
export const offersExplained =
	"These answers were saved, and lost when the store was restored. Phones have sent them again since, so they could have been changed, also after the right answer was shown. They count as given when they came again.";
export const takeThemInNamed = (name: string) => `Take them in, ${name}`;
export const takeThemIn = "Take them in";
export const shareRight = (share: string) => `${share} right`;
export const answered = (count: number) => `${showCount(count)} answered`;
export const judged = (right: string, share: string, difficulty: string) =>
	`${right} right, ${share}, ${difficulty}`;
export const title = (results: string) => `${results} – Lectern`;
export const results = "Results";
export const resultsOf = (title: string) => `Results of ${title}`;
export const readingTheResults = "Reading the results…";
export const noSuchResults = "There are no such results";
export const noSuchResultsWhy =
	"The room was deleted, or the link belongs to another instructor.";
export const notRead = "The results could not be read";
export const students = (count: number) =>
	count === 1 ? "1 student" : `${showCount(count)} students`;
export const ofQuestionsAsked = (asked: number, all: number) =>
	`${asked} of ${all} questions asked`;
export const code = (code: Piece): Piece => ["code ", code];
export const more = "More";
export const deleteForGoodItem = "Delete for good…";
export const stillRunning =
	"The room is still running: these are the results so far.";
export const reading = "Reading…";
export const readAgain = "Update";
export const goToTheRoom = "Go to the room";
export const mayBeOutOfDate = (why: string) =>
	`These may be out of date. ${why}`;
export const sums = "In all";
export const ofJoinedAnswered = (joined: number) =>
	`of ${showCount(joined)} took part`;
export const ofQuestions = (count: number) => `of ${count}`;
export const rightOnAverage = "right on average";
export const ofAnswersRight = "of answers right";
export const spread = "How many had how many right";
export const hadRight = (students: number, questions: number) =>
	`${showCount(students)} had ${questions} right.`;
export const questions = "Questions";
export const removed = "removed";
export const ofAll = (count: number, all: number) =>
	`${showCount(count)} of ${showCount(all)}`;
export const andPartly = (right: string, partly: number, mean: string) =>
	`${right} (and ${showCount(partly)} in part: ${mean} of the points on average)`;
export const deleteThisStudentsData = "Delete this student’s data…";
export const answeredNothing = (name: Piece): Piece => [
	name,
	" answered nothing.",
];
export const question = (number: number) => `Question ${number}`;
export const correct = "right";
export const partlyRight = "partly right";
export const wrong = "not right";
export const name = "Name";
export const points = "Points";
export const place = "Place";
export const answeredColumn = "Answered";
export const studentsHeading = "Students";
export const searchNames = "Search names";
export const nobodyHasJoined = "Nobody has joined.";
export const readingTheStudents = "Reading the students…";
export const studentsNotRead = (why: string) =>
	`The students could not be read. ${why}`;
export const readingTheAnswers = "Reading the answers…";
export const answersNotRead = (why: string) =>
	`The answers could not be read. ${why}`;
export const foundStudents = (found: number, all: number) =>
	`${showCount(found)} of ${showCount(all)} students. `;
export const pageOf = (first: number, last: number, all: number) =>
	`${first} to ${last} of ${showCount(all)}`;
export const pagesOfStudents = "Pages of students";
export const previous = "Previous";
export const next = "Next";
export const eraseAsked = (name: string) => `Delete the data of “${name}”?`;
export const eraseExplained = (isThere: boolean) =>
	`${isThere ? "If this student is in the room now, the phone is sent away and can come back only as somebody new. " : ""}The name and all answers of this student are deleted, and all results are counted anew without them. This cannot be undone. Files that you have downloaded stay as they are.`;
export const deleteForGood = "Delete for good";
export const notErased = (detail: string) =>
	`The data was not deleted. ${detail}`;
export const erased = "The student’s data is deleted.";
export const notTakenIn = (detail: string) =>
	`The answers were not taken in. ${detail}`;
export const takenIn = "The answers are in the results.";
export const notAsked = "Not asked.";
export const openNoAnswersYet = "Open, no answers yet.";
export const nobodyAnswered = "Nobody answered.";
export const stillOpen = "Still open. ";
export const answeredWhere = (count: number, where: string) =>
	`${showCount(count)} answered. ${where}`;
export const hadItRightAt = (first: string, then: string) =>
	`${first} had it right at first, then ${then}`;
export const hadItRight = (right: string) => `${right} had it right`;
export const offered = (count: number) =>
	count === 1
		? "1 answer that was saved before the restore is not in the results."
		: `${showCount(count)} answers that were saved before the restore are not in the results.`;
export const veryHard = "very hard";
export const veryEasy = "very easy";
export const keptUntilDeleted = "Kept until you delete it.";
export const keptUntil = (date: string) =>
	`Kept until ${date}, then deleted by itself.`;
export const firstVote = "First vote";
export const secondVote = "Second vote";
export const vote = (number: number) => `Vote ${number}`;
export const scores = ". This is the vote that scores";
export const hard = "hard";
export const fair = "fair";
export const easy = "easy";
export const pointsEarned = (points: number, shown: string) =>
	`, ${shown} ${points === 1 ? "point" : "points"}`;
export const acceptedAt = (group: string, at: string) =>
	`“${group}” was accepted afterwards (${at}).`;
export const anotherKeyAt = (at: string) =>
	`What is right was changed afterwards (${at}).`;
export const unscoredAt = (at: string) => `Taken out of the scoring (${at}).`;
export const toAllAt = (at: string) => `Everyone has its points (${at}).`;
export const askedAs = (vote: string | null, words: string) =>
	`${vote === null ? "Asked" : `${vote} asked`} in other words, which were mended since: ${words}`;
