import * as v from "valibot";
import {
	type Asking,
	type Entries,
	foldOf,
	type Most,
	mostBytes,
	nameOf,
	readEntries,
} from "./entries.ts";
import { countEntries } from "./entry-counts.ts";
import { type Dice, defineKind, type Kind } from "./kind.ts";

/** Such a kind. `isModerated`: whether a new question is. `samples`: what scripted students write. */
export function defineEntries(
	name: string,
	most: Most,
	isModerated: boolean,
	samples: readonly string[],
): Kind {
	return defineKind<Asking, Record<string, never>, Entries>({
		name,
		ask: v.strictObject({
			entries: v.pipe(
				v.number(),
				v.integer(),
				v.minValue(1),
				v.maxValue(most.entries),
			),
			moderated: v.boolean(),
		}),
		key: v.strictObject({}),
		mostBytes,
		isJudged: false,
		blank: () => ({
			ask: { entries: most.entries, moderated: isModerated },
			key: {},
		}),
		faultWords: {},
		faults: () => [],
		read: (ask, raw) => readEntries(ask, most, raw),
		mark: () => null,
		moderation: { isModerated: ({ moderated }) => moderated, foldOf },
		sampleAsk: (dice) => ({
			entries: 1 + Math.floor(dice() * most.entries),
			moderated: dice() < 0.5,
		}),
		sampleKey: () => ({}),
		sample: ({ entries }, dice) => sampleEntries(entries, samples, dice),
		groups: (_ask, value) => [...new Set(value.map(nameOf))],
		distribution: (_ask, _key, tally) => countEntries(tally),
		say: (_ask, value) => value.join("; "),
		bare: (ask) => ask,
	});
}

function sampleEntries(
	entries: number,
	samples: readonly string[],
	dice: Dice,
): Entries {
	const count = 1 + Math.floor(dice() * Math.min(entries, samples.length));
	const first = Math.floor(dice() * samples.length);
	return [...samples, ...samples]
		.slice(first, first + count)
		.map((text) => (dice() < 0.3 ? text.toLowerCase() : text));
}
