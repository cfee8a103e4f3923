import type { PicturePart } from "../part.ts";
import { Cloud } from "./Cloud.tsx";

export const picture: PicturePart = {
	Picture: Cloud,
	sayKey: () => "",
	words: () => "",
};
