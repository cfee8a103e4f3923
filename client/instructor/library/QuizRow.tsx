import type { ComponentChildren } from "preact";
import { sayFault } from "../../../shared/kinds/kinds.ts";
import type { QuizSummary, RoomSummary } from "../../../shared/rest.ts";
import { Play } from "../../look/icons.tsx";
import * as words from "../../words/library.en.ts";
import { Menu } from "../shell/Menu.tsx";
import { href } from "../shell/route.ts";
import { showWhen } from "../shell/when.ts";
import {
	archiveQuizzes,
	deleteQuiz,
	duplicateQuiz,
	exportQuiz,
	startRoom,
	titleOf,
} from "./actions.ts";
import { useBusy } from "./busy.ts";
import { readLastSettings } from "./last-settings.ts";
import { Marked } from "./Marked.tsx";

export interface RowProps {
	readonly quiz: QuizSummary;
	/** The last room that was held with it. */
	readonly last: RoomSummary | null;
	onChanged(): Promise<void>;
	/** Asks for the settings first. */
	onStartWith(): void;
	onTags(): void;
	/** Whether it is among those to which something is done at once; not there while none is chosen. */
	readonly choice?: { readonly isChosen: boolean; onChoose(on: boolean): void };
}

export function QuizRow({
	quiz,
	last,
	marked = [],
	children,
	onChanged,
	onStartWith,
	onTags,
	choice,
}: RowProps & {
	/** Words that are marked in it. */
	readonly marked?: readonly string[];
	readonly children?: ComponentChildren;
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
			{choice !== undefined && (
				<label class="check library-choice">
					<input
						type="checkbox"
						aria-label={words.choose(title)}
						checked={choice.isChosen}
						onChange={({ currentTarget }) =>
							choice.onChoose(currentTarget.checked)
						}
					/>
				</label>
			)}
			<div class="library-what">
				<h3 dir="auto">
					<a href={href({ page: "editor", quiz: quiz.id })}>
						<Marked text={title} words={marked} />
					</a>
				</h3>
				{quiz.description !== "" && (
					<p class="library-description" dir="auto">
						<Marked text={quiz.description} words={marked} />
					</p>
				)}
				{quiz.tags.length > 0 && (
					<ul class="library-tags" aria-label={words.tags}>
						{quiz.tags.map((tag) => (
							<li key={tag} dir="auto">
								<Marked text={tag} words={marked} />
							</li>
						))}
					</ul>
				)}
				<p class="library-facts">
					<span>{words.questions(quiz.questions)}</span>
					{quiz.slides !== undefined && (
						<span>{words.slides(quiz.slides)}</span>
					)}
					<span>{words.changed(showWhen(quiz.updatedAt))}</span>
					{last === null ? (
						<span>
							{quiz.usedAt === null
								? words.notUsedYet
								: words.lastUsed(showWhen(quiz.usedAt))}
						</span>
					) : (
						<a href={href({ page: "results", room: last.id })}>
							{sayResult(last)}
						</a>
					)}
					{quiz.archivedAt !== null && (
						<span>{words.archivedSince(showWhen(quiz.archivedAt))}</span>
					)}
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
				{children}
			</div>
			<div class="library-actions">
				{quiz.archivedAt !== null ? (
					<button
						type="button"
						class="button"
						aria-disabled={busy}
						aria-label={words.bringBackNamed(title)}
						onClick={() =>
							void run(() => archiveQuizzes([quiz], false, onChanged))
						}
					>
						{words.bringBack}
					</button>
				) : ready ? (
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
					{ready && quiz.archivedAt === null && (
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
					<button type="button" class="button quiet" onClick={onTags}>
						{words.tagsItem}
					</button>
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
					{quiz.archivedAt === null && (
						<button
							type="button"
							class="button quiet"
							onClick={() =>
								void run(() => archiveQuizzes([quiz], true, onChanged))
							}
						>
							{words.archiveItem}
						</button>
					)}
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

function sayResult({ createdAt, joined, result }: RoomSummary): string {
	const when = showWhen(createdAt);
	if (result === undefined) return words.lastRun(when, joined);
	const { answered, right } = result;
	const share = right === null ? null : Math.round(100 * right);
	return words.lastResult(when, answered, Math.max(answered, joined), share);
}
