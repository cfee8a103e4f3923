import type { ComponentChildren } from "preact";
import {
	numberIn,
	questionsIn,
	type RunningOrder,
} from "../../shared/slides.ts";
import * as words from "../words/screen.en.ts";

interface Props {
	readonly places: RunningOrder;
	readonly index: number;
	readonly vote?: number;
	/** What stands at the right: the timer or the state. */
	readonly children?: ComponentChildren;
}

/** Where in the quiz we are. Keeps its height, whatever stands in it. */
export function Head({ places, index, vote = 1, children }: Props) {
	return (
		<header class="head">
			<p>
				<b class="number">
					{words.questionOf(numberIn(places, index), questionsIn(places))}
				</b>
				{vote > 1 && <span class="head-vote"> {words.vote(vote)}</span>}
			</p>
			<div class="head-state">{children}</div>
		</header>
	);
}
