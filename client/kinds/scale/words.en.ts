import type { Piece } from "../../words/piece.ts";

export const mean = (mean: string) => `mean ${mean}`;
export const meanMedianSpread = (
	mean: Piece,
	median: Piece,
	spread: Piece,
): Piece => ["Mean ", mean, ", median ", median, ", spread ", spread];
export const meanBefore = (mean: string) => `; before: mean ${mean}`;
export const youSaid = (mine: Piece): Piece => ["You said ", mine];
export const answered = (answered: number) => `${answered} answered`;
export const steps = "Steps";
export const before = (count: number) => `before: ${count}`;
export const tapANumber = "Tap a number";
export const label = "Scale";
export const hint =
	"Where one stands between two ends, in two to ten steps. Nothing is right, nothing is scored.";
export const itsSteps = "its steps";
export const saidMeanMedianSpread = (
	mean: string,
	median: number | null,
	spread: string,
) => `Mean ${mean}, median ${median}, spread ${spread}.`;
export const oneToFive = "1 to 5";
export const least = "least";
export const most = "most";
