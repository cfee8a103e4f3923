import { numberIn } from "../../shared/slides.ts";
import { say } from "../kinds/phones.ts";
import { Check, Clock, CloudOff, Cross } from "../look/icons.tsx";
import * as texts from "../words/student-later.en.ts";
import { askedOf } from "./held.ts";
import { earlierAnswer, ownAnswer } from "./own.ts";
import type { SittingState } from "./sitting.ts";
import { wordsFor } from "./words.ts";

const icons = {
	none: null,
	sending: <Clock />,
	unsaved: <CloudOff />,
	saved: <Check />,
	refused: <Cross />,
};

/** What became of the answer. */
export function AnswerState({ state }: { readonly state: SittingState }) {
	const { held } = state;
	const earlier = earlierAnswer(state);
	const own = ownAnswer(state);
	const shown = own.state === "none" ? (earlier ?? own) : own;
	const place = shown === earlier ? shown.place : null;
	const asked = held && askedOf(held.view);
	const said =
		asked && shown === own ? say(asked.kind, asked.ask, own.value) : "";
	const words =
		(place
			? texts.ofQuestion(
					held ? numberIn(held.view, place.index) : place.index + 1,
				)
			: "") +
		(wordsFor(shown, said) ||
			(held === null ? "" : unanswered[held.view.phase]));
	return (
		<p class="status-answer" role="status" data-state={shown.state}>
			{icons[shown.state]}
			<span>{words}</span>
		</p>
	);
}

const unanswered = {
	lobby: "",
	ready: "",
	open: texts.notAnsweredYet,
	closed: texts.noAnswer,
	revealed: "",
	ended: "",
};
