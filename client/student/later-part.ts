import "./later.css";

export { seatRefusals } from "../../shared/words/seat-refusals.en.ts";
export { Countdown } from "../look/Countdown.tsx";
export { fetchAhead } from "../text/fetch-ahead.ts";
export { prepareStyles } from "../text/styles.ts";
export { AnswerState } from "./AnswerState.tsx";
export { announcement } from "./announcement.ts";
export { LaterStep } from "./LaterStep.tsx";
export { placeIn } from "./words.ts";
