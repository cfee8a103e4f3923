import {
	type Asked,
	type Band,
	type Bands,
	most,
} from "../../../shared/kinds/numeric/model.ts";
import type { Question } from "../../../shared/quiz.ts";
import { replaced, without } from "../../fields/lists.ts";

export const unitOf = ({ ask }: Pick<Question, "ask">) => (ask as Asked).unit;
export const bandsOf = ({ key }: Pick<Question, "key">) => (key as Bands).bands;

export function withUnit(question: Question, unit: string): Question {
	return unitOf(question) === unit ? question : { ...question, ask: { unit } };
}

export function withBand(question: Question, at: number, band: Band): Question {
	return withBands(question, replaced(bandsOf(question), at, band));
}

export function addBand(question: Question): Question {
	const bands = bandsOf(question);
	return bands.length >= most.bands
		? question
		: withBands(question, [
				...bands,
				{ is: "around", value: 0, by: 0, per: "one", share: 1 },
			]);
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
