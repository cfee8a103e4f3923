import { confirm } from "./Dialog.tsx";
import { notify } from "./notice.tsx";
import { session, signOut } from "./session.ts";

/** Signs this browser out, when the person is sure. */
export async function leave(): Promise<void> {
	const current = session.get();
	const kept = current.state === "in" && current.instructor.words === "kept";
	const sure = await confirm({
		title: "Sign out this browser?",
		text: kept
			? "Your quizzes and rooms stay on the server. Your recovery words, or another device that is signed in, bring you back."
			: "Your quizzes and rooms stay on the server, but you have no recovery words: only another device that is signed in can bring you back. If this is your only one, make recovery words first.",
		action: "Sign out",
		danger: true,
	});
	if (!sure) return;
	const fault = await signOut();
	if (fault !== null) notify(fault, { tone: "error" });
}
