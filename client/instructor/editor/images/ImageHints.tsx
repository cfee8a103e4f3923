import { isSlide, numberAt } from "../../../../shared/kinds/kinds.ts";
import type { Quiz } from "../../../../shared/quiz.ts";
import { focusField } from "../../../fields/focus.ts";
import * as words from "../../../words/images.en.ts";
import { field } from "../field.ts";
import { lacksWords } from "./insert.ts";

/** Images that say nothing to whoever cannot see them: nothing that keeps a quiz from being asked, but worth a minute. */
export function ImageHints({ quiz }: { readonly quiz: Quiz }) {
	const wordless = quiz.questions.flatMap((question, index) =>
		lacksWords(JSON.stringify(question)) ? [{ question, index }] : [],
	);
	const own = (["logo", "picture"] as const).filter((part) =>
		lacksWords(quiz.branding?.[part] ?? ""),
	);
	const count = wordless.length + own.length;
	if (count === 0) return null;
	return (
		<details class="editor-problems">
			<summary>{words.imagesWithoutWords(count)}</summary>
			<ul>
				{own.map((part) => (
					<li key={part}>
						<button type="button" onClick={() => focusField(field[part])}>
							{words.imageOfQuiz[part]}
						</button>
					</li>
				))}
				{wordless.map(({ question, index }) => (
					<li key={question.id}>
						<button
							type="button"
							onClick={() => focusField(field.text(question.id))}
						>
							{(isSlide(question) ? words.imageInSlide : words.imageInQuestion)(
								numberAt(quiz.questions, index),
							)}
						</button>
					</li>
				))}
			</ul>
		</details>
	);
}
