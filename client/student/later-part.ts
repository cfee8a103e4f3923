import "./later.css";

export { seatRefusals } from "../../shared/words/seat-refusals.en.ts";
// Every kind's part needs it, and comes later still: it is in this one, once.
export { hintFor, isAnswered, useDraft } from "../kinds/own.ts";
export { prepare } from "../kinds/phones.ts";
export { Countdown } from "../look/Countdown.tsx";
export { AnswerState } from "./AnswerState.tsx";
export { announcement } from "./announcement.ts";
export { LaterStep } from "./LaterStep.tsx";
export { prepareFor } from "./prepare.ts";
export { placeIn } from "./words.ts";
