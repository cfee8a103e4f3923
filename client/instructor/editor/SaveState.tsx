import { Check, Cloud, CloudOff } from "../../look/icons.tsx";
import * as words from "../../words/editor.en.ts";
import { sayFileFault } from "../library/quiz-file.ts";
import type { Saving } from "./saver.ts";

/** How the edits stand with the store, in words. Screen readers hear of trouble and of its end, not of every pause. */
export function SaveState({
	saving,
	unread,
	onDecide,
}: {
	saving: Saving;
	/** How many things of the text view are in no quiz yet. */
	unread: number;
	onDecide(): void;
}) {
	const trouble =
		sayTrouble(saving) ?? (unread > 0 ? words.notSavedText(unread) : null);
	return (
		<div class="save-state" data-trouble={trouble === null ? undefined : ""}>
			{trouble === null ? (
				<span class="save-words">
					{saving.is === "saved" ? <Check /> : <Cloud />}
					{saving.is === "saved" ? words.saved : words.saving}
				</span>
			) : (
				<span class="save-words">
					<CloudOff />
					{trouble}
				</span>
			)}
			{(saving.is === "conflict" || saving.is === "gone") && (
				<button type="button" class="button" onClick={onDecide}>
					{words.decide}
				</button>
			)}
			<span class="visually-hidden" role="status">
				{trouble ?? (saving.is === "saved" ? words.saved : "")}
			</span>
		</div>
	);
}

function sayTrouble(saving: Saving): string | null {
	switch (saving.is) {
		case "saved":
		case "waiting":
		case "saving":
			return null;
		case "retrying":
			return words.notSavedYetTrying(saving.why);
		case "refused":
			return words.notSavedYet(
				[saving.why, ...saving.faults.map(sayFileFault)].join(" "),
			);
		case "conflict":
			return words.notSavedChanged;
		case "gone":
			return words.notSavedDeleted;
	}
}
