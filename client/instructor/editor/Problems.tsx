import { problemsOf } from "../../../shared/kinds/kinds.ts";
import type { Quiz } from "../../../shared/quiz.ts";
import { Check } from "../../look/icons.tsx";
import { field } from "./field.ts";
import { focusField } from "./keys.ts";

/** What keeps the quiz from being asked, as one list with the way to each place. */
export function Problems({ quiz }: { quiz: Quiz }) {
	const problems = problemsOf(quiz);
	if (problems.length === 0) {
		return (
			<p class="editor-ready">
				<Check /> Ready to be asked
			</p>
		);
	}
	return (
		<details class="editor-problems">
			<summary>
				{problems.length === 1 ? "1 thing" : `${problems.length} things`} to
				finish
			</summary>
			<ul>
				{problems.map((problem) => (
					<li key={problem}>
						<button
							type="button"
							onClick={() => focusField(placeOf(problem, quiz))}
						>
							{problem}
						</button>
					</li>
				))}
			</ul>
		</details>
	);
}

/** The field of a line of `problemsOf`, which names its question by number. */
function placeOf(problem: string, quiz: Quiz): string {
	const [, number] = /^Question (\d+):/.exec(problem) ?? [];
	const question = quiz.questions[Number(number) - 1];
	return question === undefined ? field.title : field.text(question.id);
}
