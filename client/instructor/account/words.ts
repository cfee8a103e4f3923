import { routes } from "../../../shared/routes.ts";
import * as texts from "../../words/account.en.ts";
import { createCell } from "../shell/cell.ts";
import { confirm } from "../shell/Dialog.tsx";
import { notify } from "../shell/notice.tsx";
import { call } from "../shell/rest.ts";
import { openSession, session } from "../shell/session.ts";

/** Recovery words that were made just now, while they are shown. */
export const madeWords = createCell<readonly string[] | null>(null);

export async function makeWords(): Promise<void> {
	const reply = await call(routes.words.make);
	if (!reply.ok) return notify(reply.problem.detail, { tone: "error" });
	madeWords.set(reply.data.words);
	await openSession();
}

/** After others were signed out: words that they made or copied would let them in again. */
export async function offerNewWords(): Promise<void> {
	// Others may have made some since this page looked.
	await openSession();
	const current = session.get();
	if (current.state !== "in" || current.instructor.words === "none") return;
	const sure = await confirm({
		title: texts.makeNewTooAsked,
		text: texts.makeNewTooExplained,
		action: texts.makeNewWords,
	});
	if (sure) await makeWords();
}
