import type { Piece } from "../../words/piece.ts";

export const label = "Match the pairs";
export const hint =
	"Two to eight things and what belongs to each; on the right there can be more, which belong to none.";
export const whatBelongsTogether = "What belongs together";
export const left = (number: number) => `Left ${number}`;
export const right = (number: number) => `Belongs to ${number}`;
export const leftAsIn = "as in “mitochondrion”";
export const rightAsIn = "as in “makes energy”";
export const addAPair = "Add a pair";
export const removePair = (number: number) => `Remove pair ${number}`;
export const itsPairs = "its pairs";
export const chooseForEach = "Choose what belongs to each";
export const choose = "Choose…";
export const isFreeAgain = (name: Piece): Piece => [
	"That was chosen for ",
	name,
	", which is to choose again now.",
];
export const sendWithout = (open: number) => `Send (${open} not chosen)`;
export const answered = (answered: number) => `${answered} answered`;
export const answers = "Answers";
export const before = (count: number) => `before: ${count}`;
export const isRight = ", right";
export const isYours = ", your answer";
export const yours = (name: Piece): Piece => ["You: ", name];
export const foundLeast = (name: string, percent: number) =>
	`Found least often: what belongs to “${name}” (${percent}\u00a0%).`;
export const other = (number: number) => `Belongs to none ${number}`;
export const belongsToNone = "belongs to none";
export const addOther = "Add one that belongs to none";
export const removeOther = (number: number) =>
	`Remove the one that belongs to none ${number}`;
export const aPartOfThePoints = "What is partly right earns";
export const measures = {
	each: "its part of the points for each pair",
	all: "nothing",
} as const;
export const theseBelongToNone = (names: Piece): Piece => [
	"Belongs to none: ",
	names,
];
export const howItIsMarked = "what is partly right";
