import * as texts from "../../words/shell.en.ts";
import { confirm } from "./Dialog.tsx";
import { notify } from "./notice.tsx";
import { session, signOut } from "./session.ts";

/** Signs this browser out, when the person is sure. */
export async function leave(): Promise<void> {
	const current = session.get();
	const kept = current.state === "in" && current.instructor.words === "kept";
	const sure = await confirm({
		title: texts.signOutAsked,
		text: kept ? texts.signOutExplained : texts.signOutWithoutWords,
		action: texts.signOut,
		danger: true,
	});
	if (!sure) return;
	const fault = await signOut();
	if (fault !== null) notify(fault, { tone: "error" });
}
