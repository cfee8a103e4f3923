import type { Json } from "../../shared/json.ts";
import type { StudentView } from "../../shared/views.ts";
import { OwnWords } from "../choice/OwnWords.tsx";
import { knows, usePhone } from "../kinds/phones.ts";
import type { OutboxState } from "../link/outbox.ts";
import { Screen } from "../look/icons.tsx";
import { Rich } from "../text/Rich.tsx";
import { oneMoment } from "../words/student.en.ts";
import * as words from "../words/student-later.en.ts";

/** Characters from which on the question is set smaller, so that the options stay in sight. */
const longText = 100;

interface Props {
	readonly view: StudentView & { phase: "open" | "closed" };
	readonly own: OutboxState;
	readonly onAnswer: (value: Json) => void;
}

/** The question, and below it what its kind answers with. */
export function Question({ view, own, onAnswer }: Props) {
	const { asked } = view;
	const { text } = asked;
	const part = usePhone(asked.kind);
	return (
		<>
			{text === null ? (
				<h1 class="question">
					<Screen /> {words.lookAtTheScreen}
				</h1>
			) : (
				<h1
					class={text.length > longText ? "question long" : "question"}
					dir="auto"
				>
					<Rich text={text} />
				</h1>
			)}
			{part === null ? (
				<p class="hint">{knows(asked.kind) ? oneMoment : words.unknownKind}</p>
			) : (
				<part.Ask
					asked={asked}
					isOpen={view.phase === "open"}
					isChangeable={view.phase === "open" && view.changeable}
					own={own}
					onAnswer={onAnswer}
					OwnWords={OwnWords}
				/>
			)}
		</>
	);
}
