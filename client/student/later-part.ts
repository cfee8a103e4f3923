import "./later.css";

export { seatRefusals } from "../../shared/words/seat-refusals.en.ts";
export { prepare } from "../kinds/phones.ts";
export { Countdown } from "../look/Countdown.tsx";
export { AnswerState } from "./AnswerState.tsx";
export { announcement } from "./announcement.ts";
export { LaterStep } from "./LaterStep.tsx";
export { prepareFor } from "./prepare.ts";
export { placeIn } from "./words.ts";
