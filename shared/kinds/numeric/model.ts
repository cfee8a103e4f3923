import * as v from "valibot";
import { type Fault, faultMaker } from "../../fault.ts";
import { lengthFirst } from "../../length-first.ts";
import { formulaAt } from "../../texts.ts";
import { type Dice, defineKind } from "../kind.ts";
import { boundsOf } from "./bands.ts";
import { faultWords } from "./faults.en.ts";
import { groupsOf } from "./groups.ts";
import { histogramOf } from "./histogram.ts";
import { readNumber } from "./read-number.ts";

/** The unit stands behind the field; empty where the number has none. */
export type Asked = { readonly unit: string };

/** Numbers that earn this share of the points: around one, by so much or so many per cent of it, or from one to another. */
export type Band =
	| {
			readonly is: "around";
			readonly value: number;
			readonly by: number;
			readonly per: "one" | "cent";
			readonly share: number;
	  }
	| {
			readonly is: "range";
			readonly least: number;
			readonly most: number;
			readonly share: number;
	  };
export type Bands = { readonly bands: readonly Band[] };

export const most = { bands: 10, unit: 20 };

const Value = v.pipe(v.number(), v.minValue(-1e100), v.maxValue(1e100));
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const Asked = v.strictObject({
	unit: v.pipe(v.string(), v.maxLength(most.unit)),
});
const Bands = v.strictObject({
	bands: lengthFirst(
		most.bands,
		v.pipe(
			v.array(
				v.variant("is", [
					v.strictObject({
						is: v.literal("around"),
						value: Value,
						by: v.pipe(Value, v.minValue(0)),
						per: v.picklist(["one", "cent"]),
						share: Share,
					}),
					v.strictObject({
						is: v.literal("range"),
						least: Value,
						most: Value,
						share: Share,
					}),
				]),
			),
			v.maxLength(most.bands),
		),
	),
});

const fault = faultMaker(faultWords);

/** A number, right within a band. A value is the number itself. */
export const numeric = defineKind<Asked, Bands, number>({
	name: "numeric",
	ask: Asked,
	key: Bands,
	mostBytes: 24,
	isJudged: true,
	blank: () => ({ ask: { unit: "" }, key: { bands: [] } }),
	faultWords,
	faults: ({ unit }, { bands }) => [
		...(isFormula(unit) ? [fault("ask.unit", "unit-formula")] : []),
		...(bands.length === 0 ? [fault("key.bands", "no-right-number")] : []),
		...bands.flatMap(faultsOfBand),
		...bands.flatMap(faultsOfTwins),
		...(bands.length > 0 && bands.every(({ share }) => share < 1)
			? [fault("key.bands", "none-earns-all")]
			: []),
	],
	read: ({ unit }, raw) => {
		const number =
			typeof raw === "number"
				? readNumber(String(raw))
				: typeof raw === "string"
					? readNumber(raw, unit)
					: null;
		return typeof number === "number" ? number : null;
	},
	mark: (_ask, { bands }, value) =>
		Math.max(
			0,
			...bands.map((band) => {
				const bounds = boundsOf(band);
				const isIn = bounds.least <= value && value <= bounds.most;
				return isIn ? band.share : 0;
			}),
		),
	sampleAsk: (dice) => ({ unit: dice() < 0.5 ? "" : "m" }),
	sampleKey: (ask, dice) => ({
		bands: [
			{ is: "around", value: sampleOf(ask, dice), by: 2, per: "one", share: 1 },
		],
	}),
	sample: sampleOf,
	groups: (_ask, value) => groupsOf(value),
	distribution: (_ask, key, tally) => histogramOf(tally, key),
	say: ({ unit }, value) => (unit === "" ? String(value) : `${value} ${unit}`),
	bare: (ask) => ask,
	words: ({ unit }) => [unit],
});

/** TeX would stand on phones and screens as it was typed: a unit is plain text, and money may be one. */
function isFormula(unit: string): boolean {
	const dollars = [...unit.matchAll(/\$/g)];
	return (
		/\\[a-z]/i.test(unit) ||
		dollars.some(({ index }) => formulaAt(unit, index) !== null)
	);
}

/** Of all sizes. */
function sampleOf(_ask: Asked, dice: Dice): number {
	const value = (dice() * 200 - 50) * 10 ** Math.floor(dice() * 3);
	return Number(value.toPrecision(1 + Math.floor(dice() * 6))) + 0;
}

function faultsOfBand(band: Band, index: number): Fault[] {
	return band.is === "range" && band.least > band.most
		? [fault(`key.bands.${index}`, "range-backwards")]
		: [];
}

/** Of two bands with the same bounds the larger share counts, which is not what the other one says. */
function faultsOfTwins(
	band: Band,
	index: number,
	bands: readonly Band[],
): Fault[] {
	const { least, most } = boundsOf(band);
	const twin = bands.findIndex((other) => {
		const bounds = boundsOf(other);
		return bounds.least === least && bounds.most === most;
	});
	return twin === index || bands[twin]?.share === band.share
		? []
		: [
				fault(`key.bands.${index}`, "same-numbers", {
					first: twin + 1,
					second: index + 1,
				}),
			];
}
