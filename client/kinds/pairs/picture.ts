import "./screen.css";
import { isolated } from "../../look/Name.tsx";
import { wordsOf } from "../../text/words-of.ts";
import type { PicturePart } from "../part.ts";
import { leftName, pairsOf, rightName, sidesOf } from "./value.ts";
import { Picture } from "./Wall.tsx";

export const picture: PicturePart = {
	Picture,
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
