import type { Quiz } from "../../../shared/quiz.ts";
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
			<Dialog
				title="This quiz was deleted elsewhere"
				open={open}
				onClose={onClose}
			>
				<p>
					Your last edits could not be saved, for the quiz is no longer in your
					library. They are still here.
				</p>
				<footer>
					<button type="button" class="button" onClick={onTheirs}>
						Let it go
					</button>
					<button type="button" class="button primary" onClick={onCopy}>
						Keep mine as a new quiz
					</button>
				</footer>
			</Dialog>
		);
	}
	const theirs = saving.is === "conflict" ? saving.theirs : null;
	return (
		<Dialog
			title="This quiz was changed elsewhere"
			open={open && theirs !== null}
			onClose={onClose}
		>
			{theirs !== null && (
				<>
					<p>
						Another tab or device saved it ({showWhen(theirs.updatedAt)}) while
						you had unsaved edits here. Nothing was overwritten. The two
						versions differ in:
					</p>
					<ul class="conflict-lines">
						{differences(mine, theirs.quiz).map((line) => (
							<li key={line}>{line}</li>
						))}
					</ul>
					<footer class="conflict-choices">
						<button type="button" class="button primary" onClick={onCopy}>
							Keep mine as a copy
						</button>
						<button type="button" class="button" onClick={onTheirs}>
							Take theirs, drop mine
						</button>
						<button type="button" class="button danger" onClick={onMine}>
							Overwrite theirs with mine
						</button>
					</footer>
				</>
			)}
		</Dialog>
	);
}
