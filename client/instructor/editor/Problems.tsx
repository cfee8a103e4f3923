import { faultsOfQuiz, sayFault } from "../../../shared/kinds/kinds.ts";
import type { Quiz } from "../../../shared/quiz.ts";
import { focusField } from "../../fields/focus.ts";
import { Check } from "../../look/icons.tsx";
import * as words from "../../words/editor.en.ts";
import { fieldAt } from "./field.ts";

/** What keeps the quiz from being asked, as one list with the way to each place. */
export function Problems({ quiz }: { quiz: Quiz }) {
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
						<button
							type="button"
							onClick={() => focusField(fieldAt(fault.path, quiz))}
						>
							{sayFault(fault)}
						</button>
					</li>
				))}
			</ul>
		</details>
	);
}
