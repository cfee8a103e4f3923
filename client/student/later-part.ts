import "../look/options.css";
import "../look/rows.css";
import "../kinds/option.css";
import "./later.css";

// Kinds' parts need these, and come later still: they are in this one, once, and no file of their own.
export { letter } from "../../shared/kinds/letter.ts";
export {
	isAnswered,
	radio,
	radioGroup,
	useDraft,
	useHow,
} from "../kinds/own.ts";
export { prepare } from "../kinds/phones.ts";
export { Countdown } from "../look/Countdown.tsx";
export { shortcutOf } from "../look/keys.ts";
export { Announced } from "./announcement.tsx";
export { headingOf } from "./heading.tsx";
export { fromOf, LaterStep } from "./LaterStep.tsx";
export { LobbyLinks } from "./LobbyLinks.tsx";
export { OwnResults } from "./OwnResults.tsx";
export { prepareFor } from "./prepare.ts";
export { Reactions } from "./Reactions.tsx";
export { sentenceOf } from "./sentence.tsx";
export { placeIn } from "./words.ts";
