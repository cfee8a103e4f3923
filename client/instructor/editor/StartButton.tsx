import { useEffect, useState } from "preact/hooks";
import { faultsOfQuiz, sayFault } from "../../../shared/kinds/kinds.ts";
import type { Quiz } from "../../../shared/quiz.ts";
import type { WrongField } from "../../fields/wrong.ts";
import { Play } from "../../look/icons.tsx";
import * as words from "../../words/editor.en.ts";
import { startRoom } from "../library/actions.ts";
import { useBusy } from "../library/busy.ts";
import { readLastSettings } from "../library/last-settings.ts";
import { notify } from "../shell/notice.tsx";
import type { Saving } from "./saver.ts";
import { sayWrong } from "./wrong.ts";

interface Props {
	id: string;
	quiz: Quiz;
	saving: Saving;
	/** How many things of the text view are in no quiz yet. */
	unread: number;
	/** Fields with something in them that does not count. */
	wrong: readonly WrongField[];
	/** Saves now what is still waiting. */
	flush(): void;
}

/** Starts a room with exactly what is on the page, once that is saved; says what is missing where it cannot. */
export function StartButton(props: Props) {
	const { id, quiz, saving, unread, wrong, flush } = props;
	const [pressed, setPressed] = useState(false);
	const [busy, run] = useBusy();
	const problems = [
		...wrong.map((field) => sayWrong(field, quiz)),
		...faultsOfQuiz(quiz).map(sayFault),
	];
	const onItsWay = saving.is === "waiting" || saving.is === "saving";

	useEffect(() => {
		if (!pressed || onItsWay) return;
		setPressed(false);
		if (saving.is === "saved")
			void run(() => startRoom(id, readLastSettings()));
		else notify(words.startsFromSaved);
	}, [pressed, onItsWay]);

	const press = () => {
		const [first] = problems;
		if (unread > 0) return notify(words.notSavedText(unread));
		if (first === undefined) {
			flush();
			setPressed(true);
			return;
		}
		notify(words.notReadyYet(first, problems.length - 1));
	};
	return (
		<button
			type="button"
			class="button primary"
			aria-disabled={busy || pressed || unread > 0 || problems.length > 0}
			onClick={press}
		>
			<Play /> {words.startARoom}
		</button>
	);
}
