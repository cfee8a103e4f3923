import type { ComponentChildren } from "preact";
import * as words from "../words/screen.en.ts";

interface Props {
	readonly index: number;
	readonly total: number;
	readonly vote?: number;
	/** What stands at the right: the timer or the state. */
	readonly children?: ComponentChildren;
}

/** Where in the quiz we are. Keeps its height, whatever stands in it. */
export function Head({ index, total, vote = 1, children }: Props) {
	return (
		<header class="head">
			<p>
				<b class="number">{words.questionOf(index + 1, total)}</b>
				{vote > 1 && <span class="head-vote"> {words.vote(vote)}</span>}
			</p>
			<div class="head-state">{children}</div>
		</header>
	);
}
