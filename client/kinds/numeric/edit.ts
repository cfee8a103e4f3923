import type {
	Asked,
	Band,
	Bands,
} from "../../../shared/kinds/numeric/model.ts";
import type { Question } from "../../../shared/quiz.ts";
import { without } from "../../fields/lists.ts";

export const unitOf = ({ ask }: Pick<Question, "ask">) => (ask as Asked).unit;
export const bandsOf = ({ key }: Pick<Question, "key">) => (key as Bands).bands;

export function withUnit(question: Question, unit: string): Question {
	return unitOf(question) === unit ? question : { ...question, ask: { unit } };
}

/** The one behind the last is a new one. */
export function withBand(question: Question, at: number, band: Band): Question {
	const bands = bandsOf(question);
	return withBands(question, [
		...bands.slice(0, at),
		band,
		...bands.slice(at + 1),
	]);
}

/** A right number before anybody has typed it. */
export const untyped: Band = {
	...{ is: "around", value: Number.NaN, by: 0, per: "one", share: 1 },
};

export function isTyped(band: Band): boolean {
	const numbers =
		band.is === "range" ? [band.least, band.most] : [band.value, band.by];
	return numbers.every((number) => !Number.isNaN(number));
}

export function removeBand(question: Question, at: number): Question {
	return withBands(question, without(bandsOf(question), at));
}

/** The same place on the line, said in the other way. */
export function inOtherWay(band: Band): Band {
	const { share } = band;
	if (band.is === "range") {
		const { least, most } = band;
		const [value, by] = [(least + most) / 2, Math.abs(most - least) / 2];
		return { is: "around", value, by, per: "one", share };
	}
	const { value, by, per } = band;
	const width = per === "cent" ? (Math.abs(value) * by) / 100 : by;
	return { is: "range", least: value - width, most: value + width, share };
}

function withBands(question: Question, bands: readonly Band[]): Question {
	return { ...question, key: { bands } };
}
