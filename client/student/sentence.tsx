import { useEffect, useState } from "preact/hooks";
import { numberIn } from "../../shared/slides.ts";
import type { How } from "../kinds/part.ts";
import { nameOf, say } from "../kinds/phones.ts";
import type { OutboxState } from "../link/outbox.ts";
import { Check, Clock, CloudOff, Cross } from "../look/icons.tsx";
import type { Piece } from "../words/piece.ts";
import * as words from "../words/student-later.en.ts";
import { askedOf } from "./held.ts";
import { earlierAnswer, isTooLate, ownAnswer } from "./own.ts";
import type { SittingState } from "./sitting.ts";

/** What the line at the bottom says of the answer. */
export interface Sentence {
	readonly is: OutboxState["state"];
	readonly icon: Piece;
	readonly words: string;
	/** The second line. */
	readonly more: Piece;
}

/** Null: nothing is to be said of it, and the line says how the connection is. */
export function sentenceOf(
	state: SittingState,
	how: How | null,
): Sentence | null {
	const { held } = state;
	const own = ownAnswer(state);
	const earlier = own.state === "none" ? earlierAnswer(state) : null;
	if (earlier !== null) {
		const index = earlier.place?.index ?? 0;
		const number = held ? numberIn(held.view, index) : index + 1;
		const sentence = ofAnswer(earlier, "", "", state.link);
		return { ...sentence, words: words.ofQuestion(number) + sentence.words };
	}
	const asked = held && askedOf(held.view);
	if (!held || !asked) return null;
	const { view } = held;
	if (view.phase === "revealed") return null;
	const isClosed = view.phase === "closed";
	const mine = how?.round === asked.round ? how : null;
	const isUnsent = mine?.isUnsent === true;
	const { kind, ask } = asked;
	const name = nameOf(kind, ask, own.value);
	if (own.state === "none" || own.state === "saved") {
		const said = { is: own.state, icon: own.state === "saved" && <Check /> };
		if (isClosed && isUnsent)
			return {
				...said,
				icon: null,
				words: words.closedUnsent,
				more: own.state === "saved" ? words.standsMeanwhile(name) : null,
			};
		if (isClosed)
			return {
				...said,
				words:
					own.state === "saved"
						? words.closedCounts(name)
						: words.closedNoAnswer,
				more: words.lookUp,
			};
		const isFinal = view.phase === "open" && !view.changeable;
		const atBell =
			mine?.atBell && view.phase === "open" && view.deadline !== null
				? words.goesAtTheBell
				: null;
		if (own.state === "none")
			return {
				...said,
				words: isUnsent
					? words.notSentYet
					: (mine?.words ?? words.notAnsweredYet),
				more: isUnsent
					? (atBell ?? mine?.words)
					: isFinal
						? words.itIsFinal
						: null,
			};
		if (isUnsent && !isFinal)
			return {
				...said,
				icon: null,
				words: words.changeNotSentYet,
				more: atBell ?? words.standsMeanwhile(name),
			};
	}
	const stands = own.state === "refused" ? say(kind, ask, own.value) : name;
	const sentence = ofAnswer(own, name, stands, state.link);
	return own.state === "saved"
		? {
				...sentence,
				more:
					view.phase === "open" && view.changeable
						? words.youMayChangeIt
						: words.itIsFinal,
			}
		: sentence;
}

function ofAnswer(
	{ state, value, error }: OutboxState,
	name: string,
	stands: string,
	link: SittingState["link"],
): Sentence {
	const said = { is: state, more: null };
	switch (state) {
		case "sending":
			return { ...said, icon: <Clock />, words: words.sending(name) };
		case "unsaved":
			return {
				...said,
				icon: <CloudOff />,
				words: words.notSavedYetTrying(name),
				more: <Trying isDown={link !== "connected"} />,
			};
		case "refused": {
			const late = isTooLate(error);
			const isNothing = value === null;
			return {
				...said,
				icon: <Cross />,
				words: late
					? isNothing
						? words.tooLateNotSaved
						: words.tooLateStands(stands)
					: isNothing
						? words.notSaved
						: words.notChangedStands(stands),
			};
		}
		default:
			return { ...said, icon: <Check />, words: words.saved(name) };
	}
}

/** For how long it is tried by now. */
function Trying({ isDown }: { readonly isDown: boolean }) {
	const [seconds, setSeconds] = useState(1);
	useEffect(() => {
		const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
		return () => clearInterval(timer);
	}, []);
	return <>{words.tryingFor(seconds, isDown)}</>;
}
