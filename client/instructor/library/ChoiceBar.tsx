import { useEffect, useRef } from "preact/hooks";
import type { QuizSummary } from "../../../shared/rest.ts";
import * as words from "../../words/library.en.ts";
import { archiveQuizzes } from "./actions.ts";
import { useBusy } from "./busy.ts";

interface Props {
	readonly shown: readonly QuizSummary[];
	/** By their ids. */
	readonly chosen: ReadonlySet<string>;
	/** Whether they are in the archive. */
	readonly archived: boolean;
	onChoose(chosen: ReadonlySet<string> | null): void;
	onTags(quizzes: readonly QuizSummary[]): void;
	onChanged(): Promise<void>;
}

/** What is done to several quizzes at once, as at the end of a term. */
export function ChoiceBar(props: Props) {
	const { shown, chosen, archived, onChoose, onTags, onChanged } = props;
	const [busy, run] = useBusy();
	const first = useRef<HTMLInputElement>(null);
	useEffect(() => first.current?.focus(), []);
	const some = shown.filter(({ id }) => chosen.has(id));
	const act = (action: () => void) => () => {
		if (some.length > 0) action();
	};
	return (
		<div class="library-choices">
			<label class="check">
				<input
					ref={first}
					type="checkbox"
					checked={some.length > 0 && some.length === shown.length}
					onChange={({ currentTarget }) =>
						onChoose(
							new Set(currentTarget.checked ? shown.map(({ id }) => id) : []),
						)
					}
				/>
				<span>{words.chooseAll}</span>
			</label>
			<span role="status">{words.chosen(some.length)}</span>
			<button
				type="button"
				class="button"
				aria-disabled={some.length === 0}
				onClick={act(() => onTags(some))}
			>
				{words.addTagsItem}
			</button>
			<button
				type="button"
				class="button"
				aria-disabled={some.length === 0 || busy}
				onClick={act(
					() =>
						void run(async () => {
							await archiveQuizzes(some, !archived, onChanged);
							onChoose(null);
						}),
				)}
			>
				{archived ? words.bringBack : words.archiveItem}
			</button>
			<button type="button" class="button quiet" onClick={() => onChoose(null)}>
				{words.endChoosing}
			</button>
		</div>
	);
}
