import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { StudentView } from "../../shared/views.ts";
import * as words from "../words/student-after.en.ts";
import { results } from "./results.ts";
import type { Sitting } from "./sitting.ts";

export function OwnResultsPart() {
	const part = results.use();
	return part === null ? <main /> : <part.ResultsPage />;
}

interface Props {
	readonly view: StudentView & { phase: "ready" | "revealed" };
	readonly sitting: Sitting;
	readonly children: ComponentChildren;
}

/** What the room shows, and below it the way to the own results so far, where there are any. */
export function WithResults({ view, sitting, children }: Props) {
	const [isReading, setReading] = useState(false);
	const part = results.use(isReading);
	const isAlone = view.phase === "revealed";
	if (isReading)
		return (
			part && (
				<part.ResultsSoFar
					sitting={sitting}
					isAlone={isAlone}
					onBack={() => setReading(false)}
				/>
			)
		);
	const hasSome =
		view.results === "reveal" &&
		(view.phase === "revealed" ? view.solution !== null : view.index > 0);
	return (
		<>
			{children}
			{hasSome && (
				<p class="push">
					<button type="button" class="link" onClick={() => setReading(true)}>
						{words.myResults}
					</button>
				</p>
			)}
		</>
	);
}
