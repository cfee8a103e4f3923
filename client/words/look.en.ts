import type { Piece } from "./piece.ts";

export const left = (time: string) => `${time} left`;
export const timeIsUp = "Time is up";
export const secondsLeft = (seconds: number) => `${seconds} seconds left`;
export const seconds = (seconds: number) => `${seconds} seconds`;
export const minutesAndSeconds = (minutes: number, seconds: number) =>
	`${minutes} min ${seconds} s`;
export const lectern = "Lectern";
export const goTo = (number: Piece): Piece => ["Go to question ", number];
export const enter = "Enter";
export const esc = "Esc";
export const goToKeys = (going: Piece, dropping: Piece): Piece => [
	going,
	" goes there, ",
	dropping,
	" does not.",
];
export const noQuestion = (number: number, count: number) =>
	`There is no question ${number}, the last one is ${count}.`;
export const closeFirst = (number: number) =>
	`Question ${number}: close the open question first.`;
