import "./screen.css";
import { isolated } from "../../look/Name.tsx";
import type { PicturePart } from "../part.ts";
import { Counted } from "./Counted.tsx";
import { acceptedOf, shareOf } from "./value.ts";

export const picture: PicturePart = {
	Picture: Counted,
	sayKey: (_ask, key) =>
		acceptedOf(key)
			.map((one) => isolated(one.text) + shareOf(one))
			.join(", "),
	words: () => "",
	growsLater: true,
};
