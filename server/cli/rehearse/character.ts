import type { Json } from "../../../shared/json.ts";
import { kindOf } from "../../../shared/kinds/kinds.ts";
import type { Asked } from "../../../shared/views.ts";

/** How a scripted student takes a question. Times in ms from when it sees it. */
export interface Character {
	/** When it answers; with each further time it has changed its mind. None: it does not answer. */
	answersAt(): readonly number[];
	/** What it answers; in canonical form. */
	answer(asked: Asked): Json;
	/** When its network goes, and for how long; null: it stays. */
	outage(): { readonly at: number; readonly lasts: number } | null;
}

export function between(least: number, most: number): number {
	return least + Math.random() * (most - least);
}

/** From 0 to 1, as many before the middle as after it and few at the ends: so a class arrives, and so it answers. */
export function bell(): number {
	return (Math.random() + Math.random() + Math.random()) / 3;
}

/** Most answer within half a minute, some never, some think again; now and then one loses the network. */
export const listener: Character = {
	answersAt() {
		if (Math.random() < 0.04) return [];
		const first = between(1500, 9000) + between(0, 1) ** 3 * 20_000;
		return Math.random() < 0.1
			? [first, first + between(3000, 20_000)]
			: [first];
	},
	answer: answerTo,
	outage: () =>
		Math.random() < 0.2
			? { at: between(0, 30_000), lasts: between(1000, 6000) }
			: null,
};

/** In canonical form. Each round has its favourite and its tempting mistake, the same for the whole class. */
export function answerTo({ round, kind, ask }: Asked): Json {
	const draw = Math.random();
	const dice =
		draw < 0.5
			? diceOf(round)
			: draw < 0.78
				? diceOf(-round)
				: () => Math.random();
	const known = kindOf({ kind });
	const answer = known.sample(ask, dice);
	return known.read(ask, answer) ?? answer;
}

/** As lectures that ask twice have it: about half are right alone, and most after they have talked to each other. */
const rightAlone = 0.5;
const rightAfterTalk = 0.86;
/** So many tries find an answer that is right, of any kind of question. */
const tries = 300;

/** A listener of a class that learns from each other: it answers a question better when that is asked again. */
export function learner(keys: readonly Json[]): Character {
	return {
		...listener,
		answer(asked) {
			const key = keys[asked.index] ?? null;
			const known = kindOf(asked);
			if (key === null || !(known.judges?.(key) ?? true))
				return answerTo(asked);
			const share = asked.vote === 1 ? rightAlone : rightAfterTalk;
			const right = Math.random() < share ? rightTo(asked, key) : null;
			// What tempts them is the same in both votes.
			return right ?? answerTo({ ...asked, round: asked.index + 1 });
		},
	};
}

/** One that earns full marks; null where none was found. */
function rightTo({ kind, ask }: Asked, key: Json): Json {
	const known = kindOf({ kind });
	for (let one = 0; one < tries; one++) {
		const value = known.sample(ask, Math.random);
		const read = known.read(ask, value) ?? value;
		if (known.mark(ask, key, read) === 1) return read;
	}
	return null;
}

/** The same throws for the same seed: a linear congruence (Numerical Recipes). */
function diceOf(seed: number): () => number {
	let state = (seed * 2654435761) >>> 0;
	return () => {
		state = (state * 1664525 + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

const names =
	"Ada Alan Amina Ana Anton Bao Bea Carl Chen Clara Dana Diego Elif Emil Emma Fatima Felix Freya Gita Hana Hugo Ines Ivan Jana Jonas Jun Kaya Kofi Lara Leo Lina Luca Maja Marek Mei Milan Mina Nadia Nico Nora Olga Omar Oscar Paula Pia Priya Rafa Rosa Sami Sara Sven Tara Theo Tomas Uma Vera Viktor Wen Yara Zoe".split(
		" ",
	);

/** No two are the same. */
export function nameOf(place: number): string {
	return names[place] ?? `Student ${place + 1}`;
}
