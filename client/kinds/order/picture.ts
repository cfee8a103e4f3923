import { h } from "preact";
import { isolated } from "../../look/Name.tsx";
import { wordsOf } from "../../text/words-of.ts";
import type { PicturePart } from "../part.ts";
import { Cells } from "./Cells.tsx";
import { Orders } from "./Orders.tsx";
import { itemsOf, rightOf } from "./value.ts";

export const picture: PicturePart = {
	Picture: (props) => h(props.size === "screen" ? Cells : Orders, props),
	sayKey: (ask, key) =>
		(rightOf(key)[0] ?? [])
			.map((item) => isolated(wordsOf(itemsOf(ask)[item] ?? "")))
			.join(", "),
	words: (ask) => itemsOf(ask).join("\n"),
};
