import "./picture.css";
import type { PicturePart } from "../part.ts";
import { Pointed } from "./Pointed.tsx";
import { imageOf, regionsOf, sayRegion } from "./value.ts";

export const picture: PicturePart = {
	Picture: Pointed,
	sayKey: (_ask, key) => regionsOf(key).map(sayRegion).join("; "),
	words: imageOf,
};
