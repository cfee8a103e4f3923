import { useEffect, useRef, useState } from "preact/hooks";
import { showCode } from "../../shared/code.ts";
import type { How } from "../kinds/part.ts";
import { suggestedName } from "../link/seat.ts";
import type { Storing } from "../link/storage.ts";
import { Name } from "../look/Name.tsx";
import type { Piece } from "../words/piece.ts";
import * as words from "../words/student.en.ts";
import { askedOf, shownOf } from "./held.ts";
import { type LaterPart, later, refusals } from "./later.ts";
import { NamePage } from "./NamePage.tsx";
import { StatusLine } from "./StatusLine.tsx";
import type { Sitting, SittingState } from "./sitting.ts";

/** By then a phone has come to rest at the form, and its line is free. */
const restMs = 1_500;

export interface Props {
	readonly state: SittingState;
	readonly sitting: Sitting;
	readonly storage: Storing;
	readonly onLeave: () => void;
	/** How to answer, as the kind of question says it last; null: it has not. */
	readonly how: How | null;
	readonly onHow: (how: How) => void;
}

/** One room as this phone shows it: head, one thing at a time, status line. */
export function RoomPage(given: Omit<Props, "how" | "onHow">) {
	const [how, onHow] = useState<How | null>(null);
	const state = { ...given.state, held: shownOf(given.state.held) };
	const props = { ...given, state, how, onHow };
	const view = state.held?.view;
	const main = useRef<HTMLElement>(null);
	const step = stepOf(state);
	const isLater = !isFirst.test(step);
	const part = later.use(
		isLater || view !== undefined || state.outbox.state !== "none",
	);

	const heading = !isLater
		? headingOf(state)
		: part
			? part.headingOf(state)
			: words.oneMoment;

	useEffect(() => {
		// What had the focus may be gone with the step before; shortcuts and screen readers need a place to be.
		if (document.activeElement === document.body)
			main.current?.focus({ preventScroll: true });
		scrollTo(0, 0);
	}, [step]);
	useEffect(() => {
		const timer = setTimeout(later.fetch, restMs);
		return () => clearTimeout(timer);
	}, []);
	useEffect(() => {
		part?.prepare(view?.kinds ?? []);
	}, [part, String(view?.kinds)]);
	useEffect(() => {
		if (view) part?.prepareFor(view, refusals.fetch);
	}, [part, view]);
	useEffect(() => {
		document.title = words.title(view?.title ?? showCode(state.code));
	}, [view?.title, state.code]);

	return (
		<div class="room" data-accent={view?.accent}>
			<header class={heading ? "head poster" : "head"}>
				<p class="head-title" dir="auto">
					{view?.title ?? words.room(showCode(state.code))}
				</p>
				{view && part && <p class="head-place number">{part.placeIn(view)}</p>}
				{heading && <h1>{heading}</h1>}
			</header>
			<main ref={main} tabIndex={-1} data-from={view && part?.fromOf(view)}>
				{!isLater ? (
					<Content key={step} {...props} part={part} />
				) : (
					part && <part.LaterStep key={step} {...props} />
				)}
				{part && <part.Reactions {...props} />}
			</main>
			<p class="visually-hidden" aria-live="polite">
				{part && <part.Announced state={state} />}
			</p>
			{state.stopped?.error !== "no-seat" && (
				<StatusLine state={state} part={part} how={how} />
			)}
		</div>
	);
}

/** Open and closed are one step: the page stays where it is. */
function stepOf({ held, entrance, stopped }: SittingState): string {
	if (stopped !== null) return "stopped";
	if (held === null && entrance?.waiting != null) return "waiting";
	if (held === null && entrance?.state === "ended") return "over";
	if (held === null) return entrance === null ? "loading" : "name";
	const { view } = held;
	const { phase } = view;
	const round = askedOf(view)?.round ?? "";
	return `${phase === "closed" ? "open" : phase}:${round}`;
}

/** Steps that the page shows by itself; the others come later. */
const isFirst = /^(loading|name|lobby)/;

/** What the room says on its slate. */
function headingOf({ held, entrance, joining }: SittingState): Piece {
	if (held !== null)
		return words.youreIn(
			<span class="own">
				<Name of={held.me.name} />
			</span>,
		);
	if (entrance === null) return words.connecting;
	if (entrance.names !== "generated") return words.howShallWeCallYou;
	return joining ? words.joining : words.joinThisRoom;
}

function Content({
	part,
	...props
}: Props & { readonly part: LaterPart | null }) {
	const { state, sitting, storage } = props;
	const { held, entrance, link } = state;
	if (held === null && entrance !== null)
		return (
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
			<p>{link === "reconnecting" ? words.noAnswerYet : words.oneMoment}</p>
		);
	return (
		<>
			<p>{words.theFirstQuestionComes}</p>
			{part && <part.LobbyLinks {...props} />}
		</>
	);
}
