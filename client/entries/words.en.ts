import type { Piece } from "../words/piece.ts";

export const writeThenSend = (most: number) =>
	most === 1
		? "Write it, then send"
		: `Write one or more, at most ${most}, then send`;
export const entry = (number: number) => `Entry ${number}`;
export const yourAnswer = "Your answer";
export const removeEntry = (number: number) => `Remove entry ${number}`;
export const addAnother = "Add another";
export const charactersOf = (length: number, most: number) =>
	`${length} of ${most}`;
export const tooLong = (over: number, most: number) =>
	`${over === 1 ? "One character" : `${over} characters`} too many: at most ${most} can be sent.`;
export const tooLongTogether =
	"All together this is too much to be sent. Please shorten it.";
export const nothingToRead = "There is nothing to read in this.";
export const twice = "You have written that already.";
export const firstOnesGoToTheInstructor =
	"Others see it when your instructor lets it pass.";
export const youSaid = (mine: Piece): Piece => ["You said ", mine];
export const andMore = (count: number) => `and ${count} more`;
export const answered = (answered: number) => `${answered} answered`;
export const nothingToSeeYet = "Nothing to see yet.";
export const perStudent = "Entries per student";
export const onlyWhatPasses = "Shown only when I let it pass";
export const onlyWhatPassesExplained =
	"While the question is open you see each entry on the room’s page, and let it pass or take it away with one tap. Off: entries show by themselves, and can still be taken away.";
export const howManyEntries = "how many entries";
export const whetherHeld = "whether entries wait to be let pass";
export const writtenMost = (text: string, count: string) =>
	`Written most: “${text}”, ${count} times.`;
/** In the text view of a quiz; what is written with them is read with them. */
export const entriesSign = "entries";
export const heldSign = "held";
