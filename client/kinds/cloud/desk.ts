import { most } from "../../../shared/kinds/cloud/most.ts";
import { deskOf } from "../../entries/desk.tsx";
import * as words from "./words.en.ts";

export const desk = deskOf("cloud", most, {
	label: words.label,
	hint: words.hint,
	quick: { label: words.words, place: 5 },
});
