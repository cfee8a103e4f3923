import { isolated } from "../../look/Name.tsx";
import { wordsOf } from "../../text/words-of.ts";
import type { PicturePart } from "../part.ts";
import { Orders } from "./Orders.tsx";
import { itemsOf, rightOf } from "./value.ts";

export const picture: PicturePart = {
	Picture: Orders,
	sayKey: (ask, key) =>
		(rightOf(key)[0] ?? [])
			.map((item) => isolated(wordsOf(itemsOf(ask)[item] ?? "")))
			.join(", "),
	words: (ask) => itemsOf(ask).join("\n"),
};
