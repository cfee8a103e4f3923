import { showCount } from "../kinds/words.en.ts";
import type { Piece } from "./piece.ts";

export const takeAway = "Take it away";
export const title = "Take the results away";
export const download = "Download";
/** Said whole, as several buttons show the same word. */
export const downloadNamed = (name: string) => `Download, ${name}`;
export const excel = "Excel";
export const excelHint =
	"Students with points and places, questions with their figures, votes, and every answer, a sheet each.";
export const csv = "CSV";
export const csvHint = "One row for each student, for any program.";
export const separator = "Separator";
export const comma = "Comma";
export const semicolon = "Semicolon";
export const tab = "Tab";
export const withTexts = "Questions’ texts in the head";
export const keepIds = "Keep 00123 and 3-4 as they are in Excel";
export const json = "JSON";
export const jsonHint = (schema: Piece): Piece => [
	"Everything, for programs. ",
	schema,
	" has its form.",
];
export const schema = "The server’s description";
export const moodle = "Plain gradebook for Moodle";
export const moodleHint =
	"What tells the student, a grade and a feedback, to be mapped as it is imported.";
export const moodleEmailHint =
	"Only who joined by an e-mail address is in it: Moodle takes nothing of a file with another name.";
export const joinedBy = "Students joined by their";
export const byEmail = "e-mail address";
export const byIdNumber = "ID number";
export const byUsername = "username";
export const byName = "name";
export const grade = "Grade";
export const fill = "What to fill in";
export const points = "points";
export const percent = "percent of the points";
export const place = "place";
export const own = "Your own gradebook";
export const ownHint =
	"Choose the file that Moodle, Canvas or you have exported (CSV or Excel). You get it back with one column filled, and nothing else in it changed.";
export const chooseFile = "Choose a file…";
export const chooseAnother = "Choose another file…";
export const orDrop = "or drop it here";
export const gradebookFile = "Gradebook, CSV or Excel";
export const sheet = "Sheet";
export const by = "Who is who, by column";
export const into = "Into the column";
export const newColumn = "a new column at the end";
export const column = (letter: string, head: string) =>
	head === "" ? `Column ${letter}` : `${letter}: ${head}`;
export const twoColumns = (first: string, second: string) =>
	`${first} + ${second}`;
export const looking = "Looking at the file…";
export const tryAgain = "Try again";
export const unreadable =
	"The file cannot be read. Please choose it again; it may have been changed since.";
export const found = (count: number, rows: number) =>
	`${count === 1 ? "1 student is" : `${showCount(count)} students are`} found in the ${rows === 1 ? "1 row" : `${showCount(rows)} rows`} of the file.`;
export const nobodyFound =
	"Nobody is found in the file. Does another column tell who is who? It must say what students typed as they joined, letter by letter.";
export const replaced = (count: number) =>
	count === 1
		? "1 cell that holds something else is replaced."
		: `${showCount(count)} cells that hold something else are replaced.`;
export const notInFile = (count: number) =>
	count === 1
		? "1 student of this session is not in the file"
		: `${showCount(count)} students of this session are not in the file`;
export const notInRoom = (count: number) =>
	count === 1
		? "1 of the file is not in this session; that row stays as it is"
		: `${showCount(count)} of the file are not in this session; their rows stay as they are`;
export const twice = (count: number) =>
	count === 1
		? "1 is there twice, and nothing is filled in"
		: `${showCount(count)} are there twice, and nothing is filled in for them`;
export const unnamed = (count: number) =>
	count === 1
		? "In 1 row that column is empty."
		: `In ${showCount(count)} rows that column is empty.`;
export const andMore = (count: number) => `and ${showCount(count)} more`;
export const firstRows = "The first of them";
export const student = "Student";
export const now = "Now";
export const filled = "Filled";
export const downloadFilled = "Download the filled file";
export const saved = (name: string) => `${name} is filled and downloaded.`;
