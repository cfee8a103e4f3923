import { h } from "preact";
import type { PicturePart } from "../part.ts";
import { Cloud } from "./Cloud.tsx";
import { Wall } from "./Wall.tsx";

export const picture: PicturePart = {
	Picture: (props) => h(props.size === "screen" ? Wall : Cloud, props),
	sayKey: () => "",
	words: () => "",
	growsLater: true,
};
