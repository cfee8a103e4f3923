import { isSlideIn, numberIn } from "../../shared/slides.ts";
import { isolated } from "../look/Name.tsx";
import { saidSlide } from "../text/Parts.tsx";
import { wordsOf } from "../text/words-of.ts";
import * as words from "../words/student-later.en.ts";
import { after } from "./after.ts";
import type { SittingState } from "./sitting.ts";

/** For screen readers: what has just come up. */
export function announcement({
	held,
	entrance,
	stopped,
}: SittingState): string {
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
			if (view.slide) return saidSlide(view.slide);
			return isSlideIn(view, view.index)
				? words.saidLookThere
				: words.saidQuestionComesNext(numberIn(view, view.index));
		case "open":
			return words.questionIs(
				numberIn(view, view.asked.index),
				isolated(wordsOf(view.asked.text ?? words.lookThere)),
			);
		case "closed":
			return words.saidClosed;
		case "revealed":
			if (me.mark?.correct == null) return words.saidResult;
			return after.here()?.saidVerdict(view, me) ?? "";
		case "ended":
			return words.saidEnded;
	}
}

/** The same once more when what comes after a question is here. In an element: a bare text is lost where the browser translates. */
export function Announced({ state }: { readonly state: SittingState }) {
	after.use("solution" in (state.held?.view ?? {}));
	return <>{announcement(state)}</>;
}
