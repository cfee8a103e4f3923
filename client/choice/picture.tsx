import "./picture.css";
import type { PicturePart } from "../kinds/part.ts";
import { isolated } from "../look/Name.tsx";
import { wordsOf } from "../text/words-of.ts";
import { Cards } from "./Cards.tsx";
import { correctOf, hasCards, offeredOf, sayAnswer } from "./value.ts";
import * as words from "./words.en.ts";

/**
 * Where each phone has an order of its own, the screen has no letters that could be called out; the instructor's pages have those of the
 * author, which results and files have, too.
 */
export const picture: PicturePart = {
	Picture: (props) => {
		const { options, shuffled } = offeredOf(props.ask);
		const isNameless = shuffled === true && props.size === "screen";
		return (
			<>
				<Cards {...props} order={[...options.keys()]} isNameless={isNameless} />
				{shuffled && (
					<p class="bars-note">
						{isNameless ? words.eachItsOwnOrder : words.lettersAreYours}
					</p>
				)}
			</>
		);
	},
	standsBeside: (ask) => !hasCards(ask),
	sayKey: (ask, key) => {
		const { options, shuffled } = offeredOf(ask);
		const correct = [...correctOf(key)];
		return shuffled
			? correct
					.map((option) => isolated(wordsOf(options[option] ?? "")))
					.join(", ")
			: sayAnswer(correct);
	},
	words: (ask) => {
		const { options, unsure, other, shuffled } = offeredOf(ask);
		return [
			...options,
			...(other ? [words.other] : []),
			...(unsure ? [words.unsure] : []),
			...(shuffled ? [words.eachItsOwnOrder] : []),
		].join("\n");
	},
};
