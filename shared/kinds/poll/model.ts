import * as v from "valibot";
import type { Json } from "../../json.ts";
import type { EntryCount } from "../entry-counts.ts";
import { type Dice, defineKind } from "../kind.ts";
import { optionWords, otherSaid } from "../options.en.ts";
import {
	type Answer,
	blankOptions,
	choosing,
	type OptionCounts,
	Options,
	optionFaults,
	readAnswer,
} from "../options.ts";
import { most, type Other, other, readOther } from "./other.ts";
import { countSaid, foldGroup, groupOf, wordsOf } from "./said.ts";

export type Offered = Options & {
	/** What none of them is can be said in words. */
	readonly other?: boolean;
	/** The class may see these words, as far as the instructor lets them pass; else how many said something else. */
	readonly otherShown?: boolean;
};
export type PollAnswer = Answer | Other;
export interface PollCounts extends OptionCounts {
	/** Of those who said something else. */
	readonly other?: number;
	/** What of it may be seen. */
	readonly said?: readonly EntryCount[];
}

export const Offered = v.strictObject({
	...Options.entries,
	other: v.exactOptional(v.boolean()),
	otherShown: v.exactOptional(v.boolean()),
});

const nothing = { correct: [] };
const said = ["Something else", "something  else", "Neither", "¿Y tú?"];

export const poll = defineKind<Offered, Record<string, never>, PollAnswer>({
	...choosing,
	name: "poll",
	ask: Offered,
	key: v.strictObject({}),
	mostBytes: `{"other":}`.length + most.bytes,
	isJudged: false,
	blank: () => ({ ask: blankOptions, key: {} }),
	faultWords: optionWords,
	faults: (ask) => optionFaults(ask, nothing),
	read: (ask, raw) => {
		const chosen = readAnswer(ask, raw, 1);
		return chosen === null && ask.other === true ? readOther(raw) : chosen;
	},
	sampleAsk: (dice) => ({
		...choosing.sampleAsk(dice),
		...sampleOffer(dice),
	}),
	sampleKey: () => ({}),
	sample: (ask, dice) =>
		ask.other === true && dice() < 0.2
			? sampleOther(dice)
			: choosing.sample(ask, dice),
	mark: () => null,
	groups: (ask, value) => {
		if (!isOther(value)) return choosing.groups(ask, value);
		return isShown(ask) ? [other, groupOf(value)] : [other];
	},
	moderation: {
		isModerated: (ask) => (isShown(ask) ? true : null),
		foldOf: foldGroup,
		wordsOf,
	},
	distribution: (ask, _key, tally): PollCounts => ({
		...choosing.distribution(ask, null, tally),
		...(ask.other === true ? { other: tally.groups[other] ?? 0 } : {}),
		...(isShown(ask) ? { said: countSaid(tally) } : {}),
	}),
	say: (ask, value) =>
		isOther(value) ? otherSaid(value.other) : choosing.say(ask, value),
	bare: (ask) => ({
		...choosing.bare(ask),
		...(ask.other === undefined ? {} : { other: ask.other }),
		...(ask.otherShown === undefined ? {} : { otherShown: ask.otherShown }),
	}),
});

export function isOther(value: Json): value is Other {
	return typeof value === "object" && value !== null && other in value;
}

function isShown({ other, otherShown }: Offered): boolean {
	return other === true && otherShown === true;
}

function sampleOffer(dice: Dice): Pick<Offered, "other" | "otherShown"> {
	if (dice() < 0.5) return {};
	return dice() < 0.5 ? { other: true } : { other: true, otherShown: true };
}

function sampleOther(dice: Dice): Other {
	const words = said[Math.floor(dice() * said.length)] ?? "";
	return readOther({ other: words }) ?? { other: words };
}
