import "./screen.css";
import { isolated } from "../../look/Name.tsx";
import { wordsOf } from "../../text/words-of.ts";
import type { PicturePart } from "../part.ts";
import { Pairs } from "./Pairs.tsx";
import { leftName, pairsOf, rightName, sidesOf } from "./value.ts";

export const picture: PicturePart = {
	Picture: Pairs,
	sayKey(ask, key) {
		const sides = sidesOf(ask);
		const pairs = pairsOf(key) ?? [];
		return pairs
			.map(
				(place, index) =>
					`${isolated(wordsOf(leftName(sides, index)))}: ${isolated(wordsOf(rightName(sides, place)))}`,
			)
			.join("; ");
	},
	words: (ask) => [...sidesOf(ask).left, ...sidesOf(ask).right].join("\n"),
};
