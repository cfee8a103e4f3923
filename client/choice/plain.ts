import { limits } from "../../shared/limits.ts";
import type { Content, Found, Item, PlainForm } from "../kinds/plain.ts";
import { falseWord, trueWord } from "../kinds/truefalse/words.en.ts";
import { marksOf, type Rules, textsOf } from "./edit.ts";
import { readManner, writeManner } from "./plain-manner.ts";

/** Options as lines: `- [x]` what is right, `- [ ]` what is not; and below them how they are offered. */
export function plainOf(rules: Rules): PlainForm {
	const { marks, fixed } = rules;
	const contentOf = (
		options: readonly string[],
		correct: readonly number[],
	): Content => ({
		ask: { options },
		key: marks === "none" ? {} : { correct },
	});
	return {
		write(content) {
			const correct = marksOf(content);
			return [
				...textsOf(content).map((text, index) => ({
					sign: correct.includes(index) ? "x" : " ",
					text,
				})),
				...writeManner(content, rules),
			];
		},
		read(items) {
			const options = items.filter(isOption);
			const said = readManner(
				items.filter((item) => !isOption(item)),
				rules,
			);
			const isMarked = options.map(({ sign }) => sign.toLowerCase() === "x");
			if (said === null || options.length === 0) return null;
			if (marks === "none" && isMarked.includes(true)) return null;
			const texts = options.map(({ text }) => text);
			// One option is the beginning of two.
			while (texts.length < limits.optionsMin) texts.push("");
			const { ask, key } = contentOf(
				texts,
				isMarked.flatMap((marked, index) => (marked ? [index] : [])),
			);
			const { manner, credit } = said;
			return {
				ask: { ...(ask as object), ...manner },
				key: credit === null ? key : { ...(key as object), credit },
			};
		},
		take: ({ options, correct, answer }: Found) => {
			if (fixed !== null) return takeFixed(fixed, { options, correct, answer });
			if (takeFixed([trueWord, falseWord], { options, correct, answer }))
				return null;
			const fits = marks === "many" ? correct.length > 1 : correct.length < 2;
			return options.length >= limits.optionsMin && marks !== "none" && fits
				? contentOf(options, correct)
				: null;
		},
	};

	function takeFixed(
		words: readonly string[],
		{ options, correct, answer }: Found,
	): Content | null {
		const placeOf = (text: string | null | undefined) =>
			words.findIndex(
				(word) => word.toLowerCase() === text?.trim().toLowerCase(),
			);
		const places = options.map(placeOf);
		const isThese =
			options.length === 0
				? placeOf(answer) !== -1
				: places.length === words.length && !places.includes(-1);
		if (!isThese) return null;
		const said =
			options.length === 0
				? [placeOf(answer)]
				: correct.map((place) => places[place] ?? -1);
		return contentOf(words, said.length === 1 ? said : []);
	}
}

function isOption({ sign }: Item): boolean {
	return /^[xX]?$/.test(sign.trim());
}
