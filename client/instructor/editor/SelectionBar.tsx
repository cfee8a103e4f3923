import { focusField } from "../../fields/focus.ts";
import * as words from "../../words/editor.en.ts";
import { useFoot } from "../shell/foot.ts";
import { field } from "./field.ts";
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
	/** The focus goes to where the selection was. */
	const clear = () => {
		const last = ids.at(-1);
		selection.clear();
		if (last !== undefined) focusField(field.select(last));
	};
	const tools: readonly (readonly [string, () => void])[] = [
		[words.moveUp, () => act({ edit: "move", questions: ids, by: -1 })],
		[words.moveDown, () => act({ edit: "move", questions: ids, by: 1 })],
		[words.duplicate, () => onDuplicate(ids)],
		[words.remove, () => onRemove(ids)],
		[words.clearSelection, clear],
	];
	const told = words.selected(ids.length);
	const isShown = ids.length > 0;
	const bar = useFoot(isShown);
	return (
		<>
			{/* Always there: what appears with its words in it is not read aloud. */}
			<p class="visually-hidden" role="status">
				{isShown && told}
			</p>
			{isShown && (
				<section ref={bar} class="selection-bar" aria-label={words.selection}>
					<p>{told}</p>
					<div>
						{tools.map(([label, press]) => (
							<button key={label} type="button" class="button" onClick={press}>
								{label}
							</button>
						))}
					</div>
				</section>
			)}
		</>
	);
}
