import * as v from "valibot";
import { type Fault, faultMaker } from "../../fault.ts";
import { lengthFirst } from "../../length-first.ts";
import { limits } from "../../limits.ts";
import { plainText } from "../../plain-text.ts";
import { type Dice, type Distribution, defineKind } from "../kind.ts";
import { sampleWords } from "../options.ts";
import { faultWords } from "./faults.en.ts";

/** Each statement is rated on the same steps: a word for each, lowest first, empty where its number says enough. */
export type Statements = {
	readonly statements: readonly string[];
	readonly labels: readonly string[];
};
/** By statement its step, from 1; null where it is left out. One at least is rated. */
export type Ratings = readonly (number | null)[];

export const most = {
	statements: 8,
	words: limits.optionText,
	steps: 7,
	label: 60,
};
export const least = 2;

/** The rest is null where nobody has rated it. */
export interface RatingCounts extends Distribution {
	/** By statement, by step, lowest first. */
	readonly counts: readonly (readonly number[])[];
	/** By statement, of those who rated it. */
	readonly means: readonly (number | null)[];
}

const textsOf = (list: number, words: number) =>
	lengthFirst(
		list,
		v.pipe(
			v.array(v.pipe(v.string(), v.maxLength(words))),
			v.minLength(least),
			v.maxLength(list),
		),
	);

const fault = faultMaker(faultWords);

/** Several statements on one scale: nothing is right. */
export const rating = defineKind<Statements, Record<string, never>, Ratings>({
	name: "rating",
	ask: v.strictObject({
		statements: textsOf(most.statements, most.words),
		labels: textsOf(most.steps, most.label),
	}),
	key: v.strictObject({}),
	// Brackets, "null" for all but one, commas.
	mostBytes: 2 + 5 * most.statements,
	isJudged: false,
	blank: () => ({
		ask: { statements: ["", ""], labels: ["", "", "", "", ""] },
		key: {},
	}),
	trimmed,
	faultWords,
	faults: faultsOf,
	read: ({ statements, labels }, raw) => {
		if (!Array.isArray(raw) || raw.length !== statements.length) return null;
		// A copy: a sparse array's holes are passed over else.
		const given: unknown[] = [...raw];
		const isRating = (one: unknown): one is number | null =>
			one === null ||
			(Number.isInteger(one) && labels[Number(one) - 1] !== undefined);
		return given.every(isRating) && given.some((one) => one !== null)
			? given
			: null;
	},
	mark: () => null,
	sampleAsk: (dice) => ({
		statements: sampleWords(upTo(most.statements, dice), dice),
		labels: sampleWords(upTo(most.steps, dice), dice),
	}),
	sampleKey: () => ({}),
	sample: ({ statements, labels }, dice) => {
		const step = () => 1 + Math.floor(dice() * labels.length);
		// One in eight is left out, never the first.
		return statements.map((_, index) =>
			index > 0 && dice() < 0.125 ? null : step(),
		);
	},
	groups: (_ask, value) =>
		value.flatMap((step, index) => (step === null ? [] : [`${index}:${step}`])),
	distribution: (
		{ statements, labels },
		_key,
		{ answered, groups },
	): RatingCounts => {
		const counts = statements.map((_, index) =>
			labels.map((_, step) => groups[`${index}:${step + 1}`] ?? 0),
		);
		return { answered, counts, means: counts.map(meanOf) };
	},
	say: ({ statements, labels }, value) =>
		value
			.flatMap((step, index) =>
				step === null
					? []
					: [
							`${plainText(statements[index] ?? "") || index + 1}: ${sayStep(labels, step)}`,
						],
			)
			.join("; "),
	bare: ({ statements, labels }) => ({
		statements: statements.map(() => ""),
		labels: labels.map(() => ""),
	}),
	texts: ({ statements }) => statements,
	words: ({ labels }) => labels,
});

function sayStep(labels: readonly string[], step: number): string {
	const label = labels[step - 1]?.trim() ?? "";
	return label === "" ? String(step) : `${step}, ${label}`;
}

/** From the least up to so many. */
function upTo(largest: number, dice: Dice): number {
	return least + Math.floor(dice() * (largest - least + 1));
}

/** To hundredths. */
function meanOf(counts: readonly number[]): number | null {
	const total = counts.reduce((sum, count) => sum + count, 0);
	const steps = counts.reduce((sum, count, at) => sum + count * (at + 1), 0);
	return total === 0 ? null : Math.round((steps / total) * 100) / 100;
}

/** Without the empty statements at the end, as far as there are more than two. */
function trimmed({ statements, labels }: Statements): Statements {
	let count = statements.length;
	while (count > least && statements[count - 1]?.trim() === "") count--;
	return { statements: statements.slice(0, count), labels };
}

function faultsOf(ask: Statements): Fault[] {
	const { statements, labels } = trimmed(ask);
	const typed = statements.map((text) => text.trim());
	const faults: Fault[] = typed.flatMap((text, index) =>
		text === ""
			? [
					fault(`ask.statements.${index}`, "statement-missing", {
						number: index + 1,
					}),
				]
			: [],
	);
	const full = typed.filter((text) => text !== "");
	if (new Set(full).size < full.length)
		faults.push(fault("ask.statements", "statements-alike"));
	const ends = [labels[0], labels.at(-1)];
	if (ends.some((label) => label?.trim() === ""))
		faults.push(fault("ask.labels", "ends-unnamed"));
	return faults;
}
