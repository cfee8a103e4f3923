import { sayFault } from "../../../shared/kinds/kinds.ts";
import type { QuizSummary } from "../../../shared/rest.ts";
import { Play } from "../../look/icons.tsx";
import * as words from "../../words/library.en.ts";
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
	const problems = quiz.faults?.map(sayFault) ?? quiz.problems;
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
					<span>{words.questions(quiz.questions)}</span>
					<span>{words.changed(showWhen(quiz.updatedAt))}</span>
					<span>
						{quiz.usedAt === null
							? words.notUsedYet
							: words.lastUsed(showWhen(quiz.usedAt))}
					</span>
				</p>
				{!ready && (
					<details class="library-problems">
						<summary>{words.thingsToFinish(quiz.problemCount)}</summary>
						<ul>
							{problems.map((problem) => (
								<li key={problem}>{problem}</li>
							))}
							{quiz.problems.length < quiz.problemCount && (
								<li>
									{words.andMore(quiz.problemCount - quiz.problems.length)}
								</li>
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
						aria-label={words.startARoomWith(title)}
						onClick={() =>
							void run(() => startRoom(quiz.id, readLastSettings()))
						}
					>
						<Play /> {words.startARoom}
					</button>
				) : (
					<a
						class="button"
						href={href({ page: "editor", quiz: quiz.id })}
						aria-label={words.finish(title)}
					>
						{words.finishIt}
					</a>
				)}
				<Menu label={words.more} of={title}>
					{ready && (
						<button type="button" class="button quiet" onClick={onStartWith}>
							{words.startWithSettings}
						</button>
					)}
					<a
						class="button quiet"
						href={href({ page: "editor", quiz: quiz.id })}
					>
						{words.edit}
					</a>
					<button
						type="button"
						class="button quiet"
						onClick={() => void run(() => thenReload(duplicateQuiz(quiz)))}
					>
						{words.duplicate}
					</button>
					<button
						type="button"
						class="button quiet"
						onClick={() => void run(() => exportQuiz(quiz))}
					>
						{words.exportAsAFile}
					</button>
					<button
						type="button"
						class="button quiet"
						onClick={() => void run(() => thenReload(deleteQuiz(quiz)))}
					>
						{words.deleteForGoodItem}
					</button>
				</Menu>
			</div>
		</li>
	);
}
