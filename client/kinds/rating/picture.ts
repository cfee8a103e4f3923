import "./screen.css";
import type { PicturePart } from "../part.ts";
import { Bars } from "./Bars.tsx";
import { askOf } from "./value.ts";

export const picture: PicturePart = {
	Picture: Bars,
	sayKey: () => "",
	words: (ask) => [...askOf(ask).statements, ...askOf(ask).labels].join("\n"),
};
