import { useEffect, useState } from "preact/hooks";
import { faultsOfQuiz, sayFault } from "../../../shared/kinds/kinds.ts";
import type { Quiz } from "../../../shared/quiz.ts";
import { Play } from "../../look/icons.tsx";
import * as words from "../../words/editor.en.ts";
import { startRoom } from "../library/actions.ts";
import { useBusy } from "../library/busy.ts";
import { readLastSettings } from "../library/last-settings.ts";
import { notify } from "../shell/notice.tsx";
import type { Saving } from "./saver.ts";

interface Props {
	id: string;
	quiz: Quiz;
	saving: Saving;
	/** How many things of the text view are in no quiz yet. */
	unread: number;
	/** Saves now what is still waiting. */
	flush(): void;
}

/** Starts a room with exactly what is on the page, once that is saved; says what is missing where it cannot. */
export function StartButton({ id, quiz, saving, unread, flush }: Props) {
	const [pressed, setPressed] = useState(false);
	const [busy, run] = useBusy();
	const faults = faultsOfQuiz(quiz);
	const onItsWay = saving.is === "waiting" || saving.is === "saving";

	useEffect(() => {
		if (!pressed || onItsWay) return;
		setPressed(false);
		if (saving.is === "saved")
			void run(() => startRoom(id, readLastSettings()));
		else notify(words.startsFromSaved);
	}, [pressed, onItsWay]);

	const press = () => {
		const [first] = faults;
		if (unread > 0) return notify(words.notSavedText(unread));
		if (first === undefined) {
			flush();
			setPressed(true);
			return;
		}

		notify(words.notReadyYet(sayFault(first), faults.length - 1));
	};
	return (
		<button
			type="button"
			class="button primary"
			aria-disabled={busy || pressed || unread > 0 || faults.length > 0}
			onClick={press}
		>
			<Play /> {words.startARoom}
		</button>
	);
}
