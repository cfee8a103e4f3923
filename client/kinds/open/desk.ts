import { most } from "../../../shared/kinds/open/most.ts";
import { deskOf } from "../../entries/desk.tsx";
import * as words from "./words.en.ts";

export const desk = deskOf("open", most, {
	label: words.label,
	hint: words.hint,
	quick: { label: words.label, place: 6 },
});
