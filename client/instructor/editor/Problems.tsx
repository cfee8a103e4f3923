import { faultsOfQuiz, sayFault } from "../../../shared/kinds/kinds.ts";
import type { Quiz } from "../../../shared/quiz.ts";
import { Check } from "../../look/icons.tsx";
import * as words from "../../words/editor.en.ts";

/** What keeps the quiz from being asked, as one list with the way to each place, by its path in the quiz. */
export function Problems({
	quiz,
	onGo,
}: {
	readonly quiz: Quiz;
	onGo(path: string): void;
}) {
	const faults = faultsOfQuiz(quiz);
	if (faults.length === 0) {
		return (
			<p class="editor-ready">
				<Check /> {words.readyToBeAsked}
			</p>
		);
	}
	return (
		<details class="editor-problems">
			<summary>{words.thingsToFinish(faults.length)}</summary>
			<ul>
				{faults.map((fault) => (
					<li key={sayFault(fault)}>
						<button type="button" onClick={() => onGo(fault.path)}>
							{sayFault(fault)}
						</button>
					</li>
				))}
			</ul>
		</details>
	);
}
