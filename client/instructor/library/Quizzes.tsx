import { useEffect, useId, useRef, useState } from "preact/hooks";
import { limits } from "../../../shared/limits.ts";
import type { QuizSummary, RoomSummary } from "../../../shared/rest.ts";
import * as texts from "../../words/library.en.ts";
import { ChoiceBar } from "./ChoiceBar.tsx";
import { FoundQuizzes } from "./FoundQuizzes.tsx";
import { readLastSettings } from "./last-settings.ts";
import { QuizRow, type RowProps } from "./QuizRow.tsx";
import { StartDialog } from "./StartDialog.tsx";
import { isSought } from "./search.ts";
import { unusual } from "./settings-words.ts";
import { TagsDialog } from "./TagsDialog.tsx";
import { ViewFields } from "./ViewFields.tsx";
import { countTags, libraryView, needsAll, shownOf } from "./view.ts";

const shownAtOnce = 100;

interface Props {
	/** Those that were read so far, in the order of the library. */
	quizzes: readonly QuizSummary[];
	/** Newest first, as far as they were read. */
	rooms: readonly RoomSummary[];
	/** Whether there are no others. */
	isWhole: boolean;
	/** So many are to be read. */
	onWanted(count: number): void;
	onChanged(): Promise<void>;
}

export function Quizzes({
	quizzes,
	rooms,
	isWhole,
	onWanted,
	onChanged,
}: Props) {
	const view = libraryView.use();
	const [most, setMost] = useState(shownAtOnce);
	const [starting, setStarting] = useState<QuizSummary | null>(null);
	const [tagging, setTagging] = useState<readonly QuizSummary[]>([]);
	const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
	const [changes, setChanges] = useState(0);
	const id = useId();
	const lastSettings = unusual(readLastSettings());
	const inView = shownOf(quizzes, view);
	const shown = inView.slice(0, most);
	const tags = countTags(quizzes.filter((quiz) => quiz.archivedAt === null));
	const isSearching = isSought(view.search);
	const isWanting = needsAll(view) && !isWhole;
	useEffect(() => {
		if (isWanting) onWanted(Number.POSITIVE_INFINITY);
	}, [isWanting]);
	const showMore = () => {
		setMost(most + shownAtOnce);
		onWanted(most + shownAtOnce);
	};
	const heading = useRef<HTMLHeadingElement>(null);
	const changed = async () => {
		await onChanged();
		setChanges((before) => before + 1);
		keepFocus();
	};
	/** Who pressed what is gone by now goes on from the heading. */
	const keepFocus = () =>
		setTimeout(() => {
			if (document.activeElement === document.body) heading.current?.focus();
		}, 100);
	const newest = newestOf(quizzes);
	const rowOf = (quiz: QuizSummary) => ({
		quiz,
		last: lastOf(quiz, rooms),
		isNewest: quiz.id === newest,
		onChanged: changed,
		onStartWith: () => setStarting(quiz),
		onTags: () => setTagging([quiz]),
	});
	return (
		<section aria-labelledby={id}>
			<header class="leaf-head">
				<h2 id={id} ref={heading} tabIndex={-1}>
					{texts.quizzes}
				</h2>
				{quizzes.length > 0 && (
					<input
						type="search"
						dir="auto"
						class="field"
						placeholder={texts.searchYourQuizzes}
						aria-label={texts.searchYourQuizzes}
						maxLength={limits.search}
						value={view.search}
						onInput={({ currentTarget }) =>
							libraryView.set({ ...view, search: currentTarget.value })
						}
					/>
				)}
			</header>
			{quizzes.length > 1 && (
				<ViewFields
					view={view}
					tags={tags}
					quizzes={quizzes}
					isWhole={isWhole}
					isSearching={isSearching}
				>
					{!isSearching && chosen === null && shown.length > 1 && (
						<button
							type="button"
							class="button quiet"
							onClick={() => setChosen(new Set())}
						>
							{texts.chooseSeveral}
						</button>
					)}
				</ViewFields>
			)}
			{quizzes.length > 0 && lastSettings.length > 0 && !view.archived && (
				<p class="library-settings">
					{texts.startARoomUses(lastSettings.join(", "))}
				</p>
			)}
			{isSearching ? (
				<FoundQuizzes view={view} tags={tags} changes={changes} rowOf={rowOf} />
			) : (
				<>
					<p class="visually-hidden" role="status">
						{needsAll(view) && texts.inView(inView.length, isWhole)}
					</p>
					{quizzes.length > 0 && inView.length === 0 && isWhole && (
						<p class="library-empty">
							{view.archived ? texts.archiveIsEmpty : texts.allArchived}
						</p>
					)}
					{chosen !== null && (
						<ChoiceBar
							shown={shown}
							chosen={chosen}
							archived={view.archived}
							onChoose={(next) => {
								setChosen(next);
								keepFocus();
							}}
							onTags={setTagging}
							onChanged={changed}
						/>
					)}
					<ul class="library-list shelf">
						{shown.map((quiz) => (
							<QuizRow
								key={quiz.id}
								{...rowOf(quiz)}
								{...choiceOf(quiz.id, chosen, setChosen)}
							/>
						))}
					</ul>
					{(inView.length > shown.length || !isWhole) && (
						<button
							type="button"
							class="button library-more"
							onClick={showMore}
						>
							{texts.showMoreQuizzes}
						</button>
					)}
				</>
			)}
			<StartDialog quiz={starting} onClose={() => setStarting(null)} />
			<TagsDialog
				quizzes={tagging}
				known={tags}
				onClose={() => setTagging([])}
				onChanged={changed}
			/>
		</section>
	);
}

function choiceOf(
	id: string,
	chosen: ReadonlySet<string> | null,
	onChange: (chosen: ReadonlySet<string>) => void,
): Pick<RowProps, "choice"> {
	if (chosen === null) return {};
	const onChoose = (on: boolean) => {
		const others = [...chosen].filter((one) => one !== id);
		onChange(new Set(on ? [...others, id] : others));
	};
	return { choice: { isChosen: chosen.has(id), onChoose } };
}

/** Which one was used last, of those that a room can be started with. */
function newestOf(quizzes: readonly QuizSummary[]): string | null {
	let newest: QuizSummary | null = null;
	for (const quiz of quizzes) {
		if (quiz.usedAt === null || quiz.archivedAt !== null) continue;
		if (quiz.problems.length > 0) continue;
		if (newest === null || quiz.usedAt > (newest.usedAt ?? 0)) newest = quiz;
	}
	return newest?.id ?? null;
}

/** The last room that was held with it, as far as rooms were read. */
function lastOf(
	quiz: QuizSummary,
	rooms: readonly RoomSummary[],
): RoomSummary | null {
	if (quiz.usedAt === null) return null;
	return (
		rooms.find((room) => room.quiz === quiz.id && room.phase === "ended") ??
		null
	);
}
