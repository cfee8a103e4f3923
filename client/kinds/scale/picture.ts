import type { Steps } from "../../../shared/kinds/scale/model.ts";
import type { PicturePart } from "../part.ts";
import "./screen.css";
import { Columns } from "./Columns.tsx";

export const picture: PicturePart = {
	Picture: Columns,
	sayKey: () => "",
	words: (ask) => (ask as Steps).labels.join("\n"),
};
