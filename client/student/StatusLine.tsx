import { say } from "../kinds/phones.ts";
import { Countdown } from "../look/Countdown.tsx";
import { Check, Clock, Cloud, CloudOff, Cross } from "../look/icons.tsx";
import * as texts from "../words/student.en.ts";
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

const links: Record<SittingState["link"], string> = {
	connecting: texts.connecting,
	connected: texts.connected,
	reconnecting: texts.reconnecting,
	resting: texts.ready,
	stopped: texts.notConnected,
};

/** Fixed at the bottom edge: time left, what became of the answer, the connection. */
export function StatusLine({ state }: { readonly state: SittingState }) {
	const { held, link, offset } = state;
	const earlier = earlierAnswer(state);
	const own = ownAnswer(state);
	const shown = own.state === "none" ? (earlier ?? own) : own;
	const place = shown === earlier ? shown.place : null;
	const asked = held && askedOf(held.view);
	const said =
		asked && shown === own ? say(asked.kind, asked.ask, own.value) : "";
	const words =
		(place ? texts.ofQuestion(place.index + 1) : "") +
		(wordsFor(shown, said) ||
			(held === null ? "" : unanswered[held.view.phase]));
	return (
		<footer class="status">
			{held?.view.phase === "open" && (
				<Countdown deadline={held.view.deadline} offset={offset} size="phone" />
			)}
			<div class="status-row">
				<p class="status-answer" role="status" data-state={shown.state}>
					{icons[shown.state]}
					<span>{words}</span>
				</p>
				<p class="status-link" role="status" data-state={link}>
					{link === "connected" || link === "resting" ? (
						<Cloud />
					) : (
						<CloudOff />
					)}
					<span>{links[link]}</span>
				</p>
			</div>
		</footer>
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
