import { plainText } from "../../../shared/plain-text.ts";
import { isolated } from "../../look/Name.tsx";
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
					`${isolated(plainText(leftName(sides, index)))}: ${isolated(plainText(rightName(sides, place)))}`,
			)
			.join("; ");
	},
	words: (ask) => [...sidesOf(ask).left, ...sidesOf(ask).right].join("\n"),
};
