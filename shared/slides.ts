import type { Texts } from "./texts.ts";

/** A slide as far as it is shown: its heading, and the parts that have come up. */
export interface ShownSlide {
	readonly text: string;
	readonly parts: readonly string[];
	readonly texts?: Texts;
}

/** A question that comes next, or a slide: on phones only what its author wants there. */
export interface Ready {
	readonly phase: "ready";
	readonly index: number;
	readonly slide?: ShownSlide;
}

/** What a class is told of a room's questions and slides. */
export interface RunningOrder {
	readonly total: number;
	/** Places from 0, ascending; not there: none. */
	readonly slides?: readonly number[] | undefined;
}

/** How many questions there are. */
export function questionsIn({ total, slides = [] }: RunningOrder): number {
	return total - slides.length;
}

/** By which number a class calls the question at this place: slides are not counted. */
export function numberIn({ slides = [] }: RunningOrder, index: number): number {
	return index + 1 - slides.filter((place) => place < index).length;
}

export function isSlideIn(
	{ slides = [] }: RunningOrder,
	index: number,
): boolean {
	return slides.includes(index);
}
