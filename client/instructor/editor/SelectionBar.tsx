import * as words from "../../words/editor.en.ts";
import type { CardProps } from "./QuestionCard.tsx";
import type { Selection } from "./selection.ts";

/** What is done to all that is selected; stands at the lower edge while something is. */
export function SelectionBar({
	selection,
	act,
	onDuplicate,
	onRemove,
}: Pick<CardProps, "act" | "onDuplicate" | "onRemove"> & {
	readonly selection: Selection;
}) {
	const { ids } = selection;
	if (ids.length === 0) return null;
	const tools: readonly (readonly [string, () => void])[] = [
		[words.moveUp, () => act({ edit: "move", questions: ids, by: -1 })],
		[words.moveDown, () => act({ edit: "move", questions: ids, by: 1 })],
		[words.duplicate, () => onDuplicate(ids)],
		[words.remove, () => onRemove(ids)],
		[words.clearSelection, selection.clear],
	];
	return (
		<section class="selection-bar" aria-label={words.selection}>
			<p role="status">{words.selected(ids.length)}</p>
			<div>
				{tools.map(([label, press]) => (
					<button key={label} type="button" class="button" onClick={press}>
						{label}
					</button>
				))}
			</div>
		</section>
	);
}
