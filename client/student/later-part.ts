import "../look/options.css";
import "./later.css";

// Kinds' parts need these, and come later still: they are in this one, once, and no file of their own.
export { letter } from "../../shared/kinds/letter.ts";
export { seatRefusals } from "../../shared/words/seat-refusals.en.ts";
export { hintFor, isAnswered, useDraft } from "../kinds/own.ts";
export { prepare } from "../kinds/phones.ts";
export { Countdown } from "../look/Countdown.tsx";
export { shortcutOf } from "../look/keys.ts";
export { AnswerState } from "./AnswerState.tsx";
export { announcement } from "./announcement.ts";
export { LaterStep } from "./LaterStep.tsx";
export { prepareFor } from "./prepare.ts";
export { placeIn } from "./words.ts";
