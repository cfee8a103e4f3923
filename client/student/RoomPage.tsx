import { useEffect, useRef } from "preact/hooks";
import { showCode } from "../../shared/code.ts";
import { prepare } from "../kinds/phones.ts";
import { suggestedName } from "../link/seat.ts";
import type { Storing } from "../link/storage.ts";
import { isolated, Name } from "../look/Name.tsx";
import * as words from "../words/student.en.ts";
import { End } from "./End.tsx";
import { askedOf } from "./held.ts";
import { NamePage } from "./NamePage.tsx";
import { ownAnswer } from "./own.ts";
import { Question } from "./Question.tsx";
import { Reveal } from "./Reveal.tsx";
import { StatusLine } from "./StatusLine.tsx";
import { Stopped } from "./Stopped.tsx";
import type { Sitting, SittingState } from "./sitting.ts";
import { Waiting } from "./Waiting.tsx";
import { placeIn } from "./words.ts";

interface Props {
	readonly state: SittingState;
	readonly sitting: Sitting;
	readonly storage: Storing;
	readonly onLeave: () => void;
}

/** One room as this phone shows it: head, one thing at a time, status line. */
export function RoomPage(props: Props) {
	const { state } = props;
	const view = state.held?.view;
	const main = useRef<HTMLElement>(null);
	const step = stepOf(state);

	useEffect(() => {
		// What had the focus may be gone with the step before; shortcuts and screen readers need a place to be.
		if (document.activeElement === document.body)
			main.current?.focus({ preventScroll: true });
		scrollTo(0, 0);
	}, [step]);
	useEffect(() => prepare(view?.kinds ?? []), [String(view?.kinds)]);
	useEffect(() => {
		document.title = words.title(view?.title ?? showCode(state.code));
	}, [view?.title, state.code]);

	return (
		<div class="room">
			<header class="head">
				<p class="head-title" dir="auto">
					{view?.title ?? words.room(showCode(state.code))}
				</p>
				{view && <p class="head-place number">{placeIn(view)}</p>}
			</header>
			<main ref={main} tabIndex={-1}>
				<Content key={step} {...props} />
			</main>
			<p class="visually-hidden" aria-live="polite">
				{announcement(state)}
			</p>
			{state.stopped?.error !== "no-seat" && <StatusLine state={state} />}
		</div>
	);
}

/** Open and closed are one step: the page stays where it is. */
function stepOf({ held, entrance, stopped }: SittingState): string {
	if (stopped !== null) return "stopped";
	if (held === null && entrance?.waiting != null) return "waiting";
	if (held === null) return entrance === null ? "loading" : "name";
	const { view } = held;
	const { phase } = view;
	const round = askedOf(view)?.round ?? "";
	return `${phase === "closed" ? "open" : phase}:${round}`;
}

function Content({ state, sitting, storage, onLeave }: Props) {
	const { held, entrance, stopped, link } = state;
	if (stopped !== null)
		return (
			<Stopped refusal={stopped} onReopen={sitting.reopen} onLeave={onLeave} />
		);
	if (held === null && entrance?.waiting != null)
		return <Waiting waiting={entrance.waiting} />;
	if (held === null && entrance !== null)
		return entrance.state === "ended" ? (
			<>
				<h1>{words.thisRoomHasEnded}</h1>
				<p class="hint">{words.nobodyCanJoinIt}</p>
				<button type="button" class="button wide" onClick={onLeave}>
					{words.joinAnotherRoom}
				</button>
			</>
		) : (
			<NamePage
				entrance={entrance}
				suggestion={suggestedName(storage)}
				joining={state.joining}
				refusal={state.joinRefusal}
				onJoin={sitting.join}
				onTouch={sitting.touch}
			/>
		);
	if (held === null)
		return (
			<>
				<h1>{words.connecting}</h1>
				<p class="hint">
					{link === "reconnecting" ? words.noAnswerYet : words.oneMoment}
				</p>
			</>
		);
	const { view, me } = held;
	switch (view.phase) {
		case "lobby":
			return (
				<>
					<h1>{words.youreIn(<Name of={me.name} />)}</h1>
					<p class="hint">{words.theFirstQuestionComes}</p>
				</>
			);
		case "ready":
			return (
				<>
					<h1>{words.questionComesNext(view.index + 1)}</h1>
					<p class="hint">{words.itComesUpHere(<Name of={me.name} />)}</p>
				</>
			);
		case "open":
		case "closed":
			return (
				<Question
					view={view}
					own={ownAnswer(state)}
					onAnswer={sitting.answer}
				/>
			);
		case "revealed":
			return <Reveal view={view} me={me} own={ownAnswer(state)} />;
		case "ended":
			return <End view={view} me={me} />;
	}
}

/** For screen readers: what has just come up. */
function announcement({ held, entrance, stopped }: SittingState): string {
	if (stopped !== null) return stopped.message;
	if (held === null) {
		const name = entrance?.waiting?.name;
		// Not the place: that changes all the time.
		return name === undefined ? "" : words.saidYouAreInLine(isolated(name));
	}
	const { view, me } = held;
	switch (view.phase) {
		case "lobby":
			return words.saidYoureIn(isolated(me.name));
		case "ready":
			return words.saidQuestionComesNext(view.index + 1);
		case "open":
			return words.questionIs(
				view.asked.index + 1,
				isolated(view.asked.text ?? words.lookThere),
			);
		case "closed":
			return words.saidClosed;
		case "revealed":
			if (me.mark?.correct == null) return words.saidResult;
			if (me.mark.correct) return words.saidRight;
			return me.mark.partly ? words.saidPartlyRight : words.saidWrong;
		case "ended":
			return words.saidEnded;
	}
}
