import { limits } from "../../../shared/limits.ts";
import type { Quiz } from "../../../shared/quiz.ts";
import { routes } from "../../../shared/routes.ts";
import * as words from "../../words/editor.en.ts";
import { titleOf } from "../library/actions.ts";
import { notify } from "../shell/notice.tsx";
import { call } from "../shell/rest.ts";
import { go } from "../shell/route.ts";
import { StoredQuiz } from "../shell/stored-quiz.ts";
import { ConflictDialog } from "./ConflictDialog.tsx";
import { dropUnsaved } from "./rescue.ts";
import type { Saver, Saving } from "./saver.ts";

interface Props {
	readonly id: string;
	readonly quiz: Quiz;
	readonly saving: Saving;
	readonly saver: Saver;
	readonly open: boolean;
	/** Puts a stored version in the draft's place. */
	take(stored: StoredQuiz): void;
	onClose(): void;
}

/** What becomes of two versions, or of edits whose quiz is gone: the author's decision, done. */
export function Decision(props: Props) {
	const { id, quiz, saving, saver, take } = props;
	const keepCopy = async () => {
		const title =
			saving.is === "gone"
				? quiz.title
				: words.myCopy(titleOf(quiz).slice(0, limits.title - 10));
		const reply = await call(
			routes.quizzes.add,
			{ body: { ...quiz, title } },
			StoredQuiz,
		);
		if (!reply.ok) {
			notify(words.copyNotMade(reply.problem.detail), {
				tone: "error",
			});
			return;
		}
		if (saving.is === "conflict") saver.adopt(saving.theirs);
		dropUnsaved(id);
		go({ page: "editor", quiz: reply.data.id });
		notify(words.yoursIsThisQuiz);
	};
	const takeTheirs = () => {
		if (saving.is === "conflict") {
			take(saving.theirs);
			return;
		}
		dropUnsaved(id);
		go({ page: "library" });
	};
	return (
		<ConflictDialog
			saving={saving}
			mine={quiz}
			open={props.open}
			onClose={props.onClose}
			onTheirs={takeTheirs}
			onCopy={() => void keepCopy()}
			onMine={() => saver.overwrite()}
		/>
	);
}
