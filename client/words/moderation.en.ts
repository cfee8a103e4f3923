import type { Piece } from "./piece.ts";

export const whatStudentsWrote = "What students wrote";
export const onlyYouSeeTheNew =
	"The class sees only what you let pass: on the screen once the result is shown there, on phones at the reveal.";
export const allShows =
	"The class sees all that you do not take away: on the screen once the result is shown there, on phones at the reveal.";
export const whichEntries = "Which entries";
export const tabNew = (count: number) => `New (${count})`;
export const tabShown = (count: number) => `Shown (${count})`;
export const tabHidden = (count: number) => `Taken away (${count})`;
export const show = "Show";
export const takeAway = "Take away";
export const group = "Group";
export const saidShow = (text: string) => `Show ${text}`;
export const saidTakeAway = (text: string) => `Take away ${text}`;
export const saidGroup = (text: string) => `Group others with ${text}`;
export const showAll = (count: number) =>
	count === 1 ? "Show it" : `Show all ${count}`;
export const undo = "Undo";
export const nothingToUndo = "Nothing to undo yet";
export const nothingNew = "Nothing new.";
export const nothingShown = "Nothing is shown.";
export const nothingTakenAway = "Nothing was taken away.";
export const andOthers = (count: number) =>
	`and ${count} rarer ${count === 1 ? "one" : "ones"}, which come up as you go. All answers are in the results.`;
export const keysHint: Piece =
	"Keys here: ↑ ↓ move, S shows, X takes away, G groups, U undoes.";
export const whatBelongsTo = (text: Piece): Piece => [
	"Choose what means the same as “",
	text,
	"”.",
];
export const belongs = "Same";
export const saidBelongs = (text: string) => `${text} means the same`;
export const done = "Done";
export const takeOut = (text: string) => `Take ${text} out of the group`;
