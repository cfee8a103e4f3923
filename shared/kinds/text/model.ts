import * as v from "valibot";
import { lengthFirst } from "../../length-first.ts";
import { limits } from "../../limits.ts";
import { defineKind } from "../kind.ts";
import { accept, type Key, shareOf } from "./accepted.ts";
import { countTexts } from "./counts.ts";
import { faultWords } from "./faults.en.ts";
import { faultsOfKey } from "./faults.ts";
import { canonical, groupOf, most, type Strictness } from "./spelling.ts";

const Ask = v.strictObject({
	caseCounts: v.boolean(),
	accentsCount: v.boolean(),
	spacesCount: v.boolean(),
});

const Accepted = v.strictObject({
	text: v.pipe(v.string(), v.maxLength(most.text)),
	share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});

const Secret = v.strictObject({
	accepted: lengthFirst(
		most.accepted,
		v.pipe(v.array(Accepted), v.maxLength(most.accepted)),
	),
	typos: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most.typos)),
});

/** What scripted students write, in the ways in which people write it. */
const words = [
	"Rome",
	"Milan",
	"São Paulo",
	"Zürich",
	"New York",
	"42",
	"No idea",
];

/** A few words that somebody writes. A value is the text as it was written, tidied. */
export const text = defineKind<Strictness, Key, string>({
	name: "text",
	ask: Ask,
	key: Secret,
	// A unit is at most three bytes, and of what is escaped in JSON only quotes and backslashes are left.
	mostBytes: 3 * most.text + 2,
	isJudged: true,
	blank: () => ({
		ask: { caseCounts: false, accentsCount: false, spacesCount: false },
		key: { accepted: [{ text: "", share: 1 }], typos: 0 },
	}),
	faultWords,
	faults: faultsOfKey,
	read: (_ask, raw) =>
		typeof raw === "string" && raw.length <= limits.answer
			? canonical(raw)
			: null,
	mark: shareOf,
	accept: (_ask, key, group) => accept(key, group),
	sampleAsk: (dice) => ({
		caseCounts: dice() < 0.3,
		accentsCount: dice() < 0.3,
		spacesCount: dice() < 0.3,
	}),
	sampleKey: (_ask, dice) => {
		const first = Math.floor(dice() * words.length);
		const [word = "", other = ""] = [...words, ...words].slice(first);
		const whole = { text: word, share: 1 };
		const half = { text: `${other.slice(0, 2)}*`, share: 0.5 };
		return {
			accepted: dice() < 0.5 ? [whole] : [whole, half],
			typos: Math.floor(dice() * (most.typos + 1)),
		};
	},
	sample: (_ask, dice) => {
		const word = words[Math.floor(dice() * words.length)] ?? "";
		const ways = [word, word, word.toLowerCase(), `${word}!`];
		return ways[Math.floor(dice() * ways.length)] ?? word;
	},
	groups: (ask, value) => [groupOf(value, ask)],
	distribution: countTexts,
	say: (_ask, value) => value,
	bare: (ask) => ask,
	words: (_ask, { accepted }) => accepted.map(({ text }) => text),
});
