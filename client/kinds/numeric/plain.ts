import {
	type Band,
	type Bands,
	most,
} from "../../../shared/kinds/numeric/model.ts";
import { readNumber } from "../../../shared/kinds/numeric/read-number.ts";
import { type Content, type PlainForm, readShare, sayShare } from "../plain.ts";
import { unitOf } from "./edit.ts";
import { range } from "./words.en.ts";

const isUnit = ({ sign }: { readonly sign: string }) => sign === "unit";

/** Numbers that are right as `= 12 ± 0.5` or `= 10 to 20`, and `- [unit] m`. */
export const plain: PlainForm = {
	write({ ask, key }) {
		const unit = unitOf({ ask });
		return [
			...(key as Bands).bands.map((band) => ({
				sign: "=",
				text: sayBand(band) + sayShare(band.share),
			})),
			...(unit === "" ? [] : [{ sign: "unit", text: unit }]),
		];
	},
	read(items) {
		const bands = items
			.filter((item) => !isUnit(item))
			.map(({ sign, text }) => (sign === "=" ? readBand(text) : null));
		const whole = bands.filter((band) => band !== null);
		return whole.length === bands.length
			? {
					ask: { unit: items.find(isUnit)?.text ?? "" },
					key: { bands: whole },
				}
			: null;
	},
	take({ options, answer }) {
		return options.length > 0 ? null : readSaid(answer ?? "");
	},
};

const before = /(?:about|approx(?:imately|\.)?|ca\.|≈|~)?\s*/;
const digits = /([-+−]?\d[\d.,/]*(?:e[-+]?\d+)?)/;
const slack = /(?:\s*\(?\s*(?:±|\+\/?-)\s*([\d.,/]+)\s*(%)?\s*\)?)?/;
/** One word or two, as in "mm Hg"; "7th" and "2 of them" have none. */
const unit =
	/(?:\s*(?!(?:th|st|nd|rd|by|of|to|and|or|in|at)\b)([^\s\d().,:;][^\s().,:;]*(?: [^\s\d().,:;]+)?))?/;
const said = new RegExp(
	[/^/, before, digits, slack, unit, /\.?$/]
		.map(({ source }) => source)
		.join(""),
	"i",
);

/** A number as people write an answer: "93.3 (±1)", "125 ± 10 ml/min", "2 ATP". Null where it is no such thing. */
function readSaid(answer: string): Content | null {
	const [, first = answer, around = "0", cent, unit = ""] =
		said.exec(answer.trim()) ?? [];
	const value = readNumber(first);
	const by = readNumber(around);
	if (typeof value !== "number" || typeof by !== "number") return null;
	if (by < 0 || unit.length > most.unit) return null;
	const per = cent === undefined ? "one" : "cent";
	const band = { is: "around", value, by, per, share: 1 };
	return { ask: { unit }, key: { bands: [band] } };
}

function sayBand(band: Band): string {
	if (band.is === "range") return range(band.least, band.most);
	const { value, by, per } = band;
	if (per === "cent") return `${value} ± ${by} %`;
	return by === 0 ? String(value) : `${value} ± ${by}`;
}

const number = String.raw`([-+]?[\d.]+(?:e[-+]?\d+)?)`;
const ranged = new RegExp(`^${range(number, number)}$`, "i");
const around = new RegExp(
	`^${number}(?: ?(?:±|\\+/-) ?${number}( ?%)?)?$`,
	"i",
);

function readBand(line: string): Band | null {
	const { text, share } = readShare(line);
	const [, least, most] = ranged.exec(text) ?? [];
	const [, value, by = "0", cent] = around.exec(text) ?? [];
	const band: Band | null =
		least !== undefined
			? { is: "range", least: Number(least), most: Number(most), share }
			: value === undefined
				? null
				: {
						is: "around",
						value: Number(value),
						by: Number(by),
						per: cent === undefined ? "one" : "cent",
						share,
					};
	return band;
}
