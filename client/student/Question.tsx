import { useState } from "preact/hooks";
import type { Confidence } from "../../shared/confidence.ts";
import type { Json } from "../../shared/json.ts";
import type { StudentView } from "../../shared/views.ts";
import type { How } from "../kinds/part.ts";
import { knows, usePhone } from "../kinds/phones.ts";
import type { OutboxState } from "../link/outbox.ts";
import { partOf } from "../link/part.ts";
import { Screen } from "../look/icons.tsx";
import { Rich } from "../text/Rich.tsx";
import { oneMoment } from "../words/student.en.ts";
import * as words from "../words/student-later.en.ts";

/** Most rooms do not ask it. */
const confidence = partOf(() => import("./confidence-part.tsx"));

/** Characters from which on the question is set smaller, so that the options stay in sight. */
const longText = 90;

interface Props {
	readonly view: StudentView & { phase: "open" | "closed" };
	/** As in `SittingState`. */
	readonly offset: number;
	readonly own: OutboxState;
	readonly onAnswer: (value: Json, confidence?: Confidence) => void;
	readonly onHow: (how: How) => void;
}

/** The question, and below it what its kind answers with. */
export function Question(props: Props) {
	const { view, offset, own, onAnswer, onHow } = props;
	const { asked } = view;
	const { text } = asked;
	const part = usePhone(asked.kind);
	const sureness = confidence.use(!!asked.confidence);
	const [sure, setSure] = useState(own.confidence);
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
					bell={
						view.phase === "open" && view.deadline !== null
							? view.deadline - offset
							: null
					}
					onAnswer={(value) => onAnswer(value, sure)}
					onHow={onHow}
				/>
			)}
			{asked.confidence && sureness && (
				<sureness.HowSure
					view={view}
					own={own}
					sure={sure}
					onSure={setSure}
					onAnswer={onAnswer}
				/>
			)}
		</>
	);
}
