import type { RefusalKind } from "../../shared/refusal.ts";
import { isSlideIn, numberIn } from "../../shared/slides.ts";
import { Name } from "../look/Name.tsx";
import type { Piece } from "../words/piece.ts";
import * as words from "../words/student-later.en.ts";
import type { SittingState } from "./sitting.ts";

const stops: Partial<Record<RefusalKind, string>> = {
	"no-room": words.thisRoomIsGone,
	removed: words.youWereTakenOut,
	conflict: words.openInAnotherWindow,
	"old-client": words.thisPageIsOutOfDate,
	"room-ended": words.thisRoomHasEnded,
	"no-seat": words.youAreNotInIt,
};

/** What the room says on its slate, of the steps that come later; null: the step has a heading of its own, on paper. */
export function headingOf({ held, entrance, stopped }: SittingState): Piece {
	if (stopped !== null) return stops[stopped.error] ?? words.thisDidNotWork;
	if (held === null)
		return entrance?.waiting
			? words.youAreInLine(<Name of={entrance.waiting.name} />)
			: words.thisRoomHasEnded;
	const { view, me } = held;
	if (view.phase === "ended") return words.thatWasIt(<Name of={me.name} />);
	if (view.phase !== "ready" || view.slide) return null;
	return isSlideIn(view, view.index)
		? words.lookAtTheScreen
		: words.questionComesNext(numberIn(view, view.index));
}
