import { Check, Cloud, CloudOff } from "../../look/icons.tsx";
import { sayFault } from "../library/quiz-file.ts";
import type { Saving } from "./saver.ts";

/** How the edits stand with the store, in words. Screen readers hear of trouble and of its end, not of every pause. */
export function SaveState({
	saving,
	onDecide,
}: {
	saving: Saving;
	onDecide(): void;
}) {
	const trouble = sayTrouble(saving);
	return (
		<div class="save-state" data-trouble={trouble === null ? undefined : ""}>
			{trouble === null ? (
				<span class="save-words">
					{saving.is === "saved" ? <Check /> : <Cloud />}
					{saving.is === "saved" ? "Saved" : "Saving…"}
				</span>
			) : (
				<span class="save-words">
					<CloudOff />
					{trouble}
				</span>
			)}
			{(saving.is === "conflict" || saving.is === "gone") && (
				<button type="button" class="button" onClick={onDecide}>
					Decide…
				</button>
			)}
			<span class="visually-hidden" role="status">
				{trouble ?? (saving.is === "saved" ? "Saved" : "")}
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
			return `Not saved yet: ${saving.why} Your edits are kept in this browser; trying again.`;
		case "refused":
			return `Not saved yet: ${[saving.why, ...saving.details.map(sayFault)].join(" ")}`;
		case "conflict":
			return "Not saved yet: the quiz was changed elsewhere.";
		case "gone":
			return "Not saved: the quiz was deleted elsewhere.";
	}
}
