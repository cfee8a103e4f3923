import { faultsOfQuiz, sayFault } from "../../../shared/kinds/kinds.ts";
import type { Quiz } from "../../../shared/quiz.ts";
import { focusField } from "../../fields/focus.ts";
import type { WrongField } from "../../fields/wrong.ts";
import { Check } from "../../look/icons.tsx";
import * as words from "../../words/editor.en.ts";
import { sayWrong } from "./wrong.ts";

/** What keeps the quiz from being asked as it stands here, as one list with the way to each place, by its path in the quiz. */
export function Problems({
	quiz,
	wrong = [],
	onGo,
}: {
	readonly quiz: Quiz;
	/** Fields with something in them that does not count, so that the quiz has it not. */
	readonly wrong?: readonly WrongField[];
	onGo(path: string): void;
}) {
	const problems = [
		...wrong.map((one) => ({
			said: sayWrong(one, quiz),
			go: () => focusField(one.name),
		})),
		...faultsOfQuiz(quiz).map((fault) => ({
			said: sayFault(fault),
			go: () => onGo(fault.path),
		})),
	];
	if (problems.length === 0) {
		return (
			<p class="editor-ready">
				<Check /> {words.readyToBeAsked}
			</p>
		);
	}
	return (
		<details class="editor-problems">
			<summary>{words.thingsToFinish(problems.length)}</summary>
			<ul>
				{problems.map(({ said, go }) => (
					<li key={said}>
						<button type="button" onClick={go}>
							{said}
						</button>
					</li>
				))}
			</ul>
		</details>
	);
}
