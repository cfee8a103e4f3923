import type { QuizSummary } from "../../../shared/rest.ts";
import { Play } from "../../look/icons.tsx";
import { Menu } from "../shell/Menu.tsx";
import { href } from "../shell/route.ts";
import { showWhen } from "../shell/when.ts";
import {
	deleteQuiz,
	duplicateQuiz,
	exportQuiz,
	startRoom,
	titleOf,
} from "./actions.ts";
import { useBusy } from "./busy.ts";
import { readLastSettings } from "./last-settings.ts";

export function QuizRow({
	quiz,
	onChanged,
	onStartWith,
}: {
	quiz: QuizSummary;
	onChanged(): Promise<void>;
	/** Asks for the settings first. */
	onStartWith(): void;
}) {
	const [busy, run] = useBusy();
	const ready = quiz.problems.length === 0;
	const title = titleOf(quiz);
	const thenReload = (action: Promise<boolean>) =>
		action.then((done) => {
			if (done) return onChanged();
		});
	return (
		<li class="library-row">
			<div class="library-what">
				<h3 dir="auto">
					<a href={href({ page: "editor", quiz: quiz.id })}>{title}</a>
				</h3>
				{quiz.description !== "" && (
					<p class="library-description" dir="auto">
						{quiz.description}
					</p>
				)}
				<p class="library-facts">
					<span>
						{quiz.questions === 1
							? "1 question"
							: `${quiz.questions} questions`}
					</span>
					<span>changed {showWhen(quiz.updatedAt)}</span>
					<span>
						{quiz.usedAt === null
							? "not used yet"
							: `last used ${showWhen(quiz.usedAt)}`}
					</span>
				</p>
				{!ready && (
					<details class="library-problems">
						<summary>
							{quiz.problemCount === 1
								? "1 thing"
								: `${quiz.problemCount} things`}{" "}
							to finish before it can be used
						</summary>
						<ul>
							{quiz.problems.map((problem) => (
								<li key={problem}>{problem}</li>
							))}
							{quiz.problems.length < quiz.problemCount && (
								<li>…and {quiz.problemCount - quiz.problems.length} more</li>
							)}
						</ul>
					</details>
				)}
			</div>
			<div class="library-actions">
				{ready ? (
					<button
						type="button"
						class="button"
						aria-disabled={busy}
						aria-label={`Start a room with ${title}`}
						onClick={() =>
							void run(() => startRoom(quiz.id, readLastSettings()))
						}
					>
						<Play /> Start a room
					</button>
				) : (
					<a
						class="button"
						href={href({ page: "editor", quiz: quiz.id })}
						aria-label={`Finish ${title}`}
					>
						Finish it
					</a>
				)}
				<Menu label="More" of={title}>
					{ready && (
						<button type="button" class="button quiet" onClick={onStartWith}>
							Start with settings…
						</button>
					)}
					<a
						class="button quiet"
						href={href({ page: "editor", quiz: quiz.id })}
					>
						Edit
					</a>
					<button
						type="button"
						class="button quiet"
						onClick={() => void run(() => thenReload(duplicateQuiz(quiz)))}
					>
						Duplicate
					</button>
					<button
						type="button"
						class="button quiet"
						onClick={() => void run(() => exportQuiz(quiz))}
					>
						Export as a file
					</button>
					<button
						type="button"
						class="button quiet"
						onClick={() => void run(() => thenReload(deleteQuiz(quiz)))}
					>
						Delete for good…
					</button>
				</Menu>
			</div>
		</li>
	);
}
