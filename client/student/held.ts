import type { Seated } from "../../shared/student-events.ts";
import type {
	Me,
	Reviewed,
	StoredAnswer,
	StudentView,
} from "../../shared/views.ts";

/** What a phone with a seat knows of the room: the newest view, and the own part that belongs to it. */
export interface Held {
	readonly view: StudentView;
	readonly me: Me;
	/** Questions that were revealed before it, by their place: the end names them without their words. */
	readonly seen?: ReadonlyMap<number, Reviewed> | undefined;
}

/** The round that is open, closed or revealed; null in the other phases. */
export function askedOf(view: StudentView) {
	return "asked" in view ? view.asked : null;
}

/** What a phone shows: the close for as long as what is revealed is here without the own part, as it would tell this student what is true of another. */
export function shownOf(held: Held | null): Held | null {
	const { view, me } = held ?? {};
	return held &&
		view?.phase === "revealed" &&
		view.solution !== null &&
		me?.mark === null
		? { ...held, view: { ...view, phase: "closed" } }
		: held;
}

/** A pushed view: an older one of the same history is dropped. Nothing is taken before the first welcome. */
export function takeView(held: Held | null, view: StudentView): Held | null {
	if (held === null || view.roomId !== held.view.roomId) return held;
	if (view.epoch === held.view.epoch && view.version <= held.view.version)
		return held;
	return { view, me: carry(held.me, held.view, view), seen: held.seen };
}

/** The reply to an answer tells what the store has of it; a push that was sent later may have been taken before. */
export function takeSaved(
	held: Held | null,
	answer: StoredAnswer | null,
): Held | null {
	if (held === null || answer === null) return held;
	const { me } = held;
	const isOld = me.answer !== null && me.answer.seq >= answer.seq;
	return askedOf(held.view)?.round === answer.round && !isOld
		? { ...held, me: { ...me, answer } }
		: held;
}

/**
 * The reply to `hello` or `join` replaces what is held, unless a newer view of the same history is held already: over
 * long polling a reply and what was pushed after it arrive together, and promises are kept last.
 */
export function takeWelcome(
	{ view, me }: Seated,
	held: Held | null = null,
): Held {
	const older =
		held !== null &&
		held.view.roomId === view.roomId &&
		held.view.epoch === view.epoch &&
		held.view.version > view.version;
	// What it tells of the answer the server takes for told.
	if (older) return takeSaved(held, me.answer) ?? held;
	return { view, me, seen: held?.seen };
}

/** What still holds of the own part under a newer view: all in the same phase of the same round, else name and answer. */
function carry(me: Me, from: StudentView, to: StudentView): Me {
	const sameHistory = from.epoch === to.epoch;
	const sameRound = sameHistory && askedOf(from)?.round === askedOf(to)?.round;
	const samePhase = sameRound && from.phase === to.phase;
	return {
		...me,
		epoch: to.epoch,
		version: to.version,
		answer: sameRound ? me.answer : null,
		mark: samePhase ? me.mark : null,
		standing: samePhase ? me.standing : null,
		marks: samePhase ? me.marks : null,
	};
}
