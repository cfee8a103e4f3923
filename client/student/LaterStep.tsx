import { useEffect, useState } from "preact/hooks";
import { isSlideIn, type ShownSlide } from "../../shared/slides.ts";
import type { StudentView } from "../../shared/views.ts";
import { Name } from "../look/Name.tsx";
import { rowsFrom } from "../text/direction.ts";
import { Parts } from "../text/Parts.tsx";
import { Rich } from "../text/Rich.tsx";
import { noteTexts } from "../text/told.ts";
import * as words from "../words/student-later.en.ts";
import { after } from "./after.ts";
import { askedOf } from "./held.ts";
import { ownAnswer } from "./own.ts";
import { Question } from "./Question.tsx";
import type { Props } from "./RoomPage.tsx";
import { Over, Stopped } from "./Stopped.tsx";
import { Waiting } from "./Waiting.tsx";

/** One step of a room, of those that come later. */
export function LaterStep({ state, sitting, onLeave, onHow }: Props) {
	const { held, entrance, stopped } = state;
	const isAfter = /revealed|ended/.test(held?.view.phase ?? "");
	const [isReading, setReading] = useState(false);
	const rest = after.use(isAfter || isReading);
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
		"slide" in view ? view.slide : null,
		"asked" in view ? view.asked : null,
		"solution" in view ? view.solution : null,
		...(("review" in view && view.review) || []),
	);
	if (isReading)
		return (
			rest && (
				<rest.ResultsSoFar
					sitting={sitting}
					isAlone={view.phase === "revealed"}
					onBack={() => setReading(false)}
				/>
			)
		);
	const link = view.results === "reveal" && (
		<p class="push">
			<button type="button" class="link" onClick={() => setReading(true)}>
				{words.myResults}
			</button>
		</p>
	);
	switch (view.phase) {
		case "ready":
			if (view.slide) return <Slide key={view.index} slide={view.slide} />;
			return (
				<>
					<p>
						{isSlideIn(view, view.index)
							? words.questionsComeUpHere(<Name of={me.name} />)
							: words.itComesUpHere(<Name of={me.name} />)}
					</p>
					{view.index > 0 && link}
				</>
			);
		case "open":
		case "closed":
			return (
				<Question
					view={view}
					offset={state.offset}
					own={own}
					onAnswer={sitting.answer}
					onHow={onHow}
				/>
			);
		case "revealed":
			return (
				rest && (
					<>
						<rest.Reveal view={view} me={me} own={own} />
						{view.solution && link}
					</>
				)
			);
		case "ended":
			return rest && <rest.End view={view} me={me} sitting={sitting} />;
	}
	return null;
}

/** From where the rows of its question are read. */
export function fromOf(view: StudentView) {
	const asked = askedOf(view);
	noteTexts(asked);
	return rowsFrom(asked?.text);
}

/** As much of a slide as has come up. */
function Slide({ slide: { text, parts } }: { readonly slide: ShownSlide }) {
	// Each begins at its top, and a part that comes up moves nothing.
	useEffect(() => scrollTo(0, 0), []);
	return (
		<>
			<h1 class="question" dir="auto">
				<Rich text={text} />
			</h1>
			<Parts parts={parts} />
		</>
	);
}
