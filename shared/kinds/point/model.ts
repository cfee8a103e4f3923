import * as v from "valibot";
import { type Fault, faultMaker } from "../../fault.ts";
import { imagesIn } from "../../images.ts";
import { lengthFirst } from "../../length-first.ts";
import { limits } from "../../limits.ts";
import { imageText, loneImage } from "../../lone-image.ts";
import { type Dice, defineKind } from "../kind.ts";
import { sampleWords } from "../options.ts";
import { countCells, groupOf, regionOf } from "./cells.ts";
import { faultWords } from "./faults.en.ts";
import {
	isIn,
	leastSide,
	type Point,
	type Region,
	shapes,
	whole,
} from "./regions.ts";

/** The picture as Markdown, `![a heart](image:ID)`: so it is kept, sent ahead and taken along like any other image of a text. */
export type Pictured = { readonly image: string };
/** Without regions no place is better than another: nothing is right, and nothing scores. */
export type Regions = { readonly regions: readonly Region[] };

export const most = { regions: 10, words: limits.optionText };

const Length = v.pipe(
	v.number(),
	v.integer(),
	v.minValue(0),
	v.maxValue(whole),
);
const Side = v.pipe(Length, v.minValue(leastSide));

const fault = faultMaker(faultWords);

/** A place in a picture. A value says how far from the left and from the top it is. */
export const point = defineKind<Pictured, Regions, Point>({
	name: "point",
	ask: v.strictObject({
		image: v.pipe(v.string(), v.maxLength(most.words)),
	}),
	key: v.strictObject({
		regions: lengthFirst(
			most.regions,
			v.pipe(
				v.array(
					v.strictObject({
						shape: v.picklist(shapes),
						x: Length,
						y: Length,
						width: Side,
						height: Side,
					}),
				),
				v.maxLength(most.regions),
			),
		),
	}),
	// Two numbers of three digits, a comma, brackets.
	mostBytes: 9,
	isJudged: true,
	judges: ({ regions }) => regions.length > 0,
	blank: () => ({ ask: { image: "" }, key: { regions: [] } }),
	faultWords,
	faults: ({ image }, { regions }) => [
		...imageFaults(image),
		...regions.flatMap(({ x, y, width, height }, index) =>
			x + width > whole || y + height > whole
				? [
						fault(`key.regions.${index}`, "region-outside", {
							number: index + 1,
						}),
					]
				: [],
		),
	],
	read: (_ask, raw) => {
		if (!Array.isArray(raw) || raw.length !== 2) return null;
		const [x, y]: unknown[] = raw;
		return isPlace(x) && isPlace(y) ? [x, y] : null;
	},
	mark: (_ask, { regions }, value) =>
		regions.length === 0
			? null
			: Number(regions.some((region) => isIn(region, value))),
	sampleAsk: (dice) => ({
		image: `![${sampleWords(1, dice)}](image:${digits(dice)})`,
	}),
	sampleKey: (_ask, dice) => ({
		regions: Array.from({ length: 1 + Math.floor(dice() * 3) }, () =>
			sampleRegion(dice),
		),
	}),
	sample: (_ask, dice) => [tens(dice, whole), tens(dice, whole)],
	groups: (_ask, value) => [groupOf(value)],
	accept(_ask, { regions }, group) {
		const region = regionOf(group);
		// Where nothing was asked to be right, nothing becomes so.
		if (region === null || regions.length === 0) return null;
		const isKnown = regions.some(
			(one) => JSON.stringify(one) === JSON.stringify(region),
		);
		if (isKnown) return { regions };
		return regions.length < most.regions
			? { regions: [...regions, region] }
			: null;
	},
	distribution: (_ask, _key, tally) => countCells(tally),
	say: (_ask, [x, y]) => `x ${x / 10} %, y ${y / 10} %`,
	bare: ({ image }) => ({ image: wordless(image) }),
	texts: ({ image }) => [image],
});

function isPlace(raw: unknown): raw is number {
	// Minus zero is another text.
	return (
		Number.isInteger(raw) &&
		!Object.is(raw, -0) &&
		Number(raw) >= 0 &&
		Number(raw) < whole
	);
}

/** The picture itself is nothing that a phone can leave to the screen. */
function wordless(image: string): string {
	const [id] = imagesIn(image);
	return id === undefined ? "" : imageText({ id, alt: "" });
}

function imageFaults(image: string): Fault[] {
	const found = loneImage(image);
	if (found === null) return [fault("ask.image", "no-image")];
	return found.alt.trim() === "" ? [fault("ask.image", "image-wordless")] : [];
}

function digits(dice: Dice): string {
	return Array.from({ length: 32 }, () =>
		Math.floor(dice() * 16).toString(16),
	).join("");
}

/** Keys move by so much, so whoever has no finger gets there. */
function tens(dice: Dice, below: number): number {
	return Math.floor((dice() * below) / 10) * 10;
}

function sampleRegion(dice: Dice): Region {
	const [x, y] = [tens(dice, 500), tens(dice, 500)];
	return {
		shape: shapes[Math.floor(dice() * shapes.length)] ?? "box",
		x,
		y,
		width: leastSide + tens(dice, 490),
		height: leastSide + tens(dice, 490),
	};
}
