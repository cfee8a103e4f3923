import { Name } from "../look/Name.tsx";
import { noteTexts } from "../text/told.ts";
import * as words from "../words/student-later.en.ts";
import { End } from "./End.tsx";
import { ownAnswer } from "./own.ts";
import { Question } from "./Question.tsx";
import { Reveal } from "./Reveal.tsx";
import type { Props } from "./RoomPage.tsx";
import { Over, Stopped } from "./Stopped.tsx";
import { Waiting } from "./Waiting.tsx";

/** One step of a room, of those that come later. */
export function LaterStep({ state, sitting, onLeave }: Props) {
	const { held, entrance, stopped } = state;
	if (stopped !== null)
		return (
			<Stopped refusal={stopped} onReopen={sitting.reopen} onLeave={onLeave} />
		);
	if (held === null)
		return entrance?.waiting ? (
			<Waiting waiting={entrance.waiting} />
		) : (
			<Over onLeave={onLeave} />
		);
	const { view, me } = held;
	const own = ownAnswer(state);
	noteTexts(
		"asked" in view ? view.asked : null,
		"solution" in view ? view.solution : null,
		...(("review" in view && view.review) || []),
	);
	switch (view.phase) {
		case "ready":
			return (
				<>
					<h1>{words.questionComesNext(view.index + 1)}</h1>
					<p class="hint">{words.itComesUpHere(<Name of={me.name} />)}</p>
				</>
			);
		case "open":
		case "closed":
			return <Question view={view} own={own} onAnswer={sitting.answer} />;
		case "revealed":
			return <Reveal view={view} me={me} own={own} />;
		case "ended":
			return <End view={view} me={me} />;
	}
	return null;
}
