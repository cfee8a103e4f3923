import * as v from "valibot";
import { faultMaker } from "../../fault.ts";
import { limits } from "../../limits.ts";
import { type Dice, defineKind } from "../kind.ts";
import { slideFaults } from "./faults.en.ts";
import { divider, partsOf } from "./parts.ts";

export type Slide = {
	/** Markdown, divided into parts. */
	readonly body: string;
	/** Whether phones show it too; else they say to look at the screen. */
	readonly phones: boolean;
};

/** More than anybody presses a key for. */
export const most = 30;

const fault = faultMaker(slideFaults);

/** Stands in the running order of a lecture and is shown, with the question's text for a heading. Nobody answers it. */
export const slide = defineKind<Slide, Record<string, never>, null>({
	name: "slide",
	ask: v.strictObject({
		body: v.pipe(v.string(), v.maxLength(limits.questionText)),
		phones: v.boolean(),
	}),
	key: v.strictObject({}),
	mostBytes: 0,
	isJudged: false,
	slide: {
		parts: ({ body }) => partsOf(body),
		isOnPhones: ({ phones }) => phones,
	},
	blank: () => ({ ask: { body: "", phones: false }, key: {} }),
	faultWords: slideFaults,
	faults: ({ body }) =>
		partsOf(body).length > most
			? [fault("ask.body", "slide-many-parts", { most })]
			: [],
	read: () => null,
	mark: () => null,
	sampleAsk,
	sampleKey: () => ({}),
	sample: () => null,
	groups: () => [],
	distribution: (_ask, _key, { answered }) => ({ answered }),
	say: () => "",
	bare: () => ({ body: "", phones: false }),
	texts: ({ body }) => partsOf(body).filter((part) => part !== ""),
});

const samples = [
	"A paragraph with **words** in it.",
	"- one\n- two\n- three",
	"| code | means |\n|---|---|\n| 200 | OK |",
	"```\nGET / HTTP/1.1\n```",
	"",
];

function sampleAsk(dice: Dice): Slide {
	const parts = Array.from({ length: 1 + Math.floor(dice() * 4) }, () => {
		const sample = samples[Math.floor(dice() * samples.length)] ?? "";
		return `${sample}\n\n${Math.floor(dice() * 1e9).toString(36)}`;
	});
	return {
		body: parts.join(`\n\n${divider}\n\n`),
		phones: dice() < 0.5,
	};
}
