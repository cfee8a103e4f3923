import type { ComponentChildren } from "preact";
import { sayFault } from "../../../shared/kinds/kinds.ts";
import type { QuizSummary, RoomSummary } from "../../../shared/rest.ts";
import { Play } from "../../look/icons.tsx";
import { colourOf } from "../../look/Letter.tsx";
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
	/** Whether it was used last: its start is the likeliest. */
	readonly isNewest: boolean;
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
	isNewest,
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
	const about = quiz.description || (quiz.first ?? "");
	const thenReload = (action: Promise<boolean>) =>
		action.then((done) => {
			if (done) return onChanged();
		});
	return (
		<li
			class="library-row card"
			data-draft={ready ? undefined : ""}
			data-chosen={choice?.isChosen ? "" : undefined}
			style={{ "--o": colourOf(hueOf(quiz.id)) }}
		>
			<div class="library-what">
				<h3 dir="auto">
					<a href={href({ page: "editor", quiz: quiz.id })}>
						<Marked text={title} words={marked} />
					</a>
				</h3>
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
			</div>
			{quiz.tags.length > 0 && (
				<ul class="library-tags" aria-label={words.tags}>
					{quiz.tags.map((tag) => (
						<li key={tag} class="tag" dir="auto">
							<Marked text={tag} words={marked} />
						</li>
					))}
				</ul>
			)}
			{about !== "" && (
				<p class="library-description" dir="auto">
					<Marked text={about} words={marked} />
				</p>
			)}
			{!ready && (
				<details class="library-problems">
					<summary>{words.thingsToFinish(quiz.problemCount)}</summary>
					<ul>
						{problems.map((problem) => (
							<li key={problem}>{problem}</li>
						))}
						{quiz.problems.length < quiz.problemCount && (
							<li>{words.andMore(quiz.problemCount - quiz.problems.length)}</li>
						)}
					</ul>
				</details>
			)}
			{children}
			<div class="library-facts">
				<Last quiz={quiz} last={last} />
				<p>
					<span>{words.questions(quiz.questions)}</span>
					{quiz.slides !== undefined && (
						<span>{words.slides(quiz.slides)}</span>
					)}
					<span>{words.changed(showWhen(quiz.updatedAt))}</span>
					{quiz.archivedAt !== null && (
						<span>{words.archivedSince(showWhen(quiz.archivedAt))}</span>
					)}
				</p>
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
						class={isNewest ? "button primary" : "button"}
						aria-disabled={busy}
						aria-label={words.startARoomWith(title)}
						onClick={() =>
							void run(() => startRoom(quiz.id, readLastSettings()))
						}
					>
						<Play /> {words.start}
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
				{ready && quiz.archivedAt === null && (
					<a
						class="button"
						href={href({ page: "editor", quiz: quiz.id })}
						aria-label={words.editNamed(title)}
					>
						{words.edit}
					</a>
				)}
				<Menu label={words.more} of={title} look="square">
					{ready && quiz.archivedAt === null && (
						<button type="button" class="button quiet" onClick={onStartWith}>
							{words.startWithSettings}
						</button>
					)}
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

/** How the last room went: a strip with the share of right answers, and the way to all results. */
function Last({ quiz, last }: Pick<RowProps, "quiz" | "last">) {
	if (last === null)
		return (
			<p>
				{quiz.usedAt === null
					? words.notUsedYet
					: words.lastUsed(showWhen(quiz.usedAt))}
			</p>
		);
	const { result, joined, createdAt } = last;
	const right = result?.right ?? null;
	const when = showWhen(createdAt);
	return (
		<>
			{right !== null && (
				<span class="strip" aria-hidden="true">
					<span style={{ width: `${100 * right}%` }} />
				</span>
			)}
			<a class="library-last" href={href({ page: "results", room: last.id })}>
				<span>
					{result === undefined
						? words.lastRun(when, joined)
						: words.lastResult(
								when,
								result.answered,
								Math.max(result.answered, joined),
							)}
				</span>
				{right !== null && <b>{words.shareRight(Math.round(100 * right))}</b>}
			</a>
		</>
	);
}

/** A colour by which a quiz is found again: always the same, and it says nothing. */
function hueOf(id: string): number {
	let sum = 0;
	for (const letter of id)
		sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
	return sum % 10;
}
