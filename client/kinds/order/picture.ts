import { plainText } from "../../../shared/plain-text.ts";
import { isolated } from "../../look/Name.tsx";
import type { PicturePart } from "../part.ts";
import { Orders } from "./Orders.tsx";
import { itemsOf, rightOf } from "./value.ts";

export const picture: PicturePart = {
	Picture: Orders,
	sayKey: (ask, key) =>
		(rightOf(key)[0] ?? [])
			.map((item) => isolated(plainText(itemsOf(ask)[item] ?? "")))
			.join(", "),
	words: (ask) => itemsOf(ask).join("\n"),
};
