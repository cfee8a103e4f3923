import { plainText } from "../../shared/plain-text.ts";
import { isolated } from "../look/Name.tsx";
import * as words from "../words/student-later.en.ts";
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
			return words.saidQuestionComesNext(view.index + 1);
		case "open":
			return words.questionIs(
				view.asked.index + 1,
				isolated(plainText(view.asked.text ?? words.lookThere)),
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
