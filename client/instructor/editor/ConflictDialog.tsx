import type { Quiz } from "../../../shared/quiz.ts";
import * as words from "../../words/editor.en.ts";
import { Dialog } from "../shell/Dialog.tsx";
import { showWhen } from "../shell/when.ts";
import { differences } from "./difference.ts";
import type { Saving } from "./saver.ts";

interface Props {
	saving: Saving;
	mine: Quiz;
	open: boolean;
	/** Deciding later: the edits stay unsaved. */
	onClose(): void;
	onTheirs(): void;
	onCopy(): void;
	onMine(): void;
}

/** The quiz was changed or deleted elsewhere while there were unsaved edits here. */
export function ConflictDialog({
	saving,
	mine,
	open,
	onClose,
	onTheirs,
	onCopy,
	onMine,
}: Props) {
	if (saving.is === "gone") {
		return (
			<Dialog title={words.deletedElsewhere} open={open} onClose={onClose}>
				<p>{words.deletedExplained}</p>
				<footer>
					<button type="button" class="button" onClick={onTheirs}>
						{words.letItGo}
					</button>
					<button type="button" class="button primary" onClick={onCopy}>
						{words.keepMineAsNew}
					</button>
				</footer>
			</Dialog>
		);
	}
	const theirs = saving.is === "conflict" ? saving.theirs : null;
	return (
		<Dialog
			title={words.changedElsewhere}
			open={open && theirs !== null}
			onClose={onClose}
		>
			{theirs !== null && (
				<>
					<p>{words.changedExplained(showWhen(theirs.updatedAt))}</p>
					<ul class="conflict-lines">
						{differences(mine, theirs.quiz).map((line) => (
							<li key={line}>{line}</li>
						))}
					</ul>
					<footer class="conflict-choices">
						<button type="button" class="button primary" onClick={onCopy}>
							{words.keepMineAsACopy}
						</button>
						<button type="button" class="button" onClick={onTheirs}>
							{words.takeTheirsDropMine}
						</button>
						<button type="button" class="button danger" onClick={onMine}>
							{words.overwriteTheirsWithMine}
						</button>
					</footer>
				</>
			)}
		</Dialog>
	);
}
