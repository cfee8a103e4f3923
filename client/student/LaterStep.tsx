import { useEffect } from "preact/hooks";
import { isSlideIn, type ShownSlide } from "../../shared/slides.ts";
import type { Me, StudentView } from "../../shared/views.ts";
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

/** One step of a room, of those that come later. */
export function LaterStep({ state, sitting, onLeave, onHow }: Props) {
	const { held, entrance, stopped } = state;
	const shown = held?.view;
	const rest = after.use(
		stopped !== null ||
			shown === undefined ||
			/revealed|ended/.test(shown.phase) ||
			// By then there may be results to read.
			(shown.phase === "ready" && shown.index > 0),
	);
	if (stopped !== null)
		return (
			rest && (
				<rest.Stopped
					refusal={stopped}
					onReopen={sitting.reopen}
					onLeave={onLeave}
				/>
			)
		);
	if (held === null)
		return (
			rest &&
			(entrance?.waiting ? (
				<rest.Waiting waiting={entrance.waiting} />
			) : (
				<rest.Over onLeave={onLeave} />
			))
		);
	const { view, me } = held;
	const own = ownAnswer(state);
	noteTexts(
		"slide" in view ? view.slide : null,
		"asked" in view ? view.asked : null,
		"solution" in view ? view.solution : null,
		...(("review" in view && view.review) || []),
	);
	switch (view.phase) {
		case "ready":
			if (view.slide) return <Slide key={view.index} slide={view.slide} />;
			return rest ? (
				<rest.WithResults view={view} sitting={sitting}>
					{comesUp(view, me)}
				</rest.WithResults>
			) : (
				comesUp(view, me)
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
					<rest.WithResults view={view} sitting={sitting}>
						<rest.Reveal view={view} me={me} own={own} />
					</rest.WithResults>
				)
			);
		case "ended":
			return rest && <rest.End view={view} me={me} sitting={sitting} />;
	}
	return null;
}

function comesUp(view: StudentView & { phase: "ready" }, { name }: Me) {
	const who = <Name of={name} />;
	return (
		<p>
			{isSlideIn(view, view.index)
				? words.questionsComeUpHere(who)
				: words.itComesUpHere(who)}
		</p>
	);
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
