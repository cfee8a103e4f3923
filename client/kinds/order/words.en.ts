import type { Piece } from "../../words/piece.ts";

export const label = "Put in order";
export const hint =
	"Three to ten items. Phones show them in another order than you write them in.";
export const inTheRightOrder = "The items in their right order";
export const item = (number: number) => `Item ${number}`;
export const itemAsIn = "the first, as in “SYN”";
export const addAnItem = "Add an item";
export const aPartOfThePoints = "What is partly right earns";
export const measures = {
	tau: "by pairs: right ones less the others (Kendall’s tau)",
	concordant: "by pairs: the share of right ones",
	places: "the share of items in their place",
	all: "nothing",
} as const;
export const measureHints = {
	tau: "Of all pairs of items, those in the right order less the others. Who guesses earns about nothing.",
	concordant:
		"Of all pairs of items, those in the right order. Who guesses earns about half.",
	places:
		"Each item in its very place counts. One that is put in too early moves all behind it.",
	all: "All items in the right order, or no points.",
} as const;
export const rightAsWell = (order: string) => `Right as well: ${order}`;
export const removeOrder = (order: string) => `No longer right: ${order}`;
export const itsItems = "its items";
export const whatIsCorrect = "what is right";
export const moveIntoOrder = "Move the items into order, then send";
export const up = "Up:";
export const down = "Down:";
export const isAt = (name: Piece, place: number, all: number): Piece => [
	name,
	`: place ${place} of ${all}`,
];
export const items = "Items";
export const answered = (answered: number) => `${answered} answered`;
export const before = (count: number) => `before: ${count}`;
export const shareBefore = (share: string) => `before ${share}`;
export const haveTheWhole = (share: Piece): Piece => [
	share,
	" have the whole order",
];
export const putAtPlace = "Put at place";
export const rightShare = "Right";
export const rightOrder = "Right order";
export const rightOrders = "Right orders";
export const mostFrequent = "Most frequent orders";
export const alsoRight = "Right as well:";
export const inOtherOrders = (answers: number) =>
	answers === 1 ? "and 1 other" : `and ${answers} others`;
export const youToo = "you too";
export const youAt = (place: Piece): Piece => ["you: ", place];
export const isAtPlace = (place: number) => `${place}, `;
export const isRight = ", right";
export const isYours = ", your answer";
export const acceptOrders = "Orders to accept";
export const acceptExplained =
	"An order that is right as well? Accept it, and all who gave it have it right. Marks and places follow at once.";
export const foundLeast = (name: string, place: number, percent: number) =>
	`Found least often: “${name}” at place ${place} (${percent}\u00a0%).`;
