import "./screen.css";
import type { PicturePart } from "../part.ts";
import { Notes } from "./Notes.tsx";

export const picture: PicturePart = {
	Picture: Notes,
	sayKey: () => "",
	words: () => "",
	growsLater: true,
};
