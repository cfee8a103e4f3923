import * as v from "valibot";
import type { Json } from "../../json.ts";
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

export type Offered = Options & {
	/** What none of them is can be said in words. */
	readonly other?: boolean;
};
export type PollAnswer = Answer | Other;
export interface PollCounts extends OptionCounts {
	/** Of those who said something else. */
	readonly other?: number;
}

export const Offered = v.strictObject({
	...Options.entries,
	other: v.exactOptional(v.boolean()),
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
		...(dice() < 0.5 ? { other: true } : {}),
	}),
	sampleKey: () => ({}),
	sample: (ask, dice) =>
		ask.other === true && dice() < 0.2
			? sampleOther(dice)
			: choosing.sample(ask, dice),
	mark: () => null,
	groups: (ask, value) =>
		isOther(value) ? [other] : choosing.groups(ask, value),
	distribution: (ask, _key, tally): PollCounts => ({
		...choosing.distribution(ask, null, tally),
		...(ask.other === true ? { other: tally.groups[other] ?? 0 } : {}),
	}),
	say: (ask, value) =>
		isOther(value) ? otherSaid(value.other) : choosing.say(ask, value),
	bare: (ask) => ({
		...choosing.bare(ask),
		...(ask.other === undefined ? {} : { other: ask.other }),
	}),
});

export function isOther(value: Json): value is Other {
	return typeof value === "object" && value !== null && other in value;
}

function sampleOther(dice: Dice): Other {
	const words = said[Math.floor(dice() * said.length)] ?? "";
	return readOther({ other: words }) ?? { other: words };
}
