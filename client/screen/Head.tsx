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
	/** How it stands with the question, or which vote this is. */
	readonly state?: string | undefined;
	/** The clock. */
	readonly children?: ComponentChildren;
}

/** Where in the quiz we are. Keeps its height, whatever stands in it. */
export function Head({ places, index, state, children }: Props) {
	return (
		<header class="head">
			<p>
				{words.questionOf(
					<b class="number">{numberIn(places, index)}</b>,
					questionsIn(places),
				)}
			</p>
			{state !== undefined && <p class="head-state">{state}</p>}
			{children}
		</header>
	);
}
