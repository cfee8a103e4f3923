import { isolated } from "../../look/Name.tsx";
import type { PicturePart } from "../part.ts";
import { Orders } from "./Orders.tsx";
import { itemsOf, nameOf, rightOf } from "./value.ts";

export const picture: PicturePart = {
	Picture: Orders,
	sayKey: (ask, key) =>
		(rightOf(key)[0] ?? [])
			.map((item) => isolated(nameOf(itemsOf(ask), item)))
			.join(", "),
	words: (ask) => itemsOf(ask).join("\n"),
};
