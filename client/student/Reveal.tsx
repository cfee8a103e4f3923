import type { ComponentChildren } from "preact";
import type { Me, StudentView } from "../../shared/views.ts";
import { usePhone, verdictOf } from "../kinds/phones.ts";
import type { OutboxState } from "../link/outbox.ts";
import { Check, Cross } from "../look/icons.tsx";
import { Rich } from "../text/Rich.tsx";
import * as words from "../words/student-later.en.ts";
import { Standing } from "./Standing.tsx";

interface Props {
	readonly view: StudentView & { phase: "revealed" };
	readonly me: Me;
	readonly own: OutboxState;
}

/** What was correct, how this student did, what everybody said. */
export function Reveal({ view, me, own }: Props) {
	const { asked, solution } = view;
	const part = usePhone(asked.kind);
	const question = asked.text && (
		<h2 class="question told" dir="auto">
			<Rich text={asked.text} />
		</h2>
	);
	if (solution === null)
		return (
			<>
				<h1>
					{own.state === "saved"
						? words.yourAnswerIsSaved
						: words.theQuestionIsOver}
				</h1>
				<p class="hint">{words.theResultsComeLater}</p>
				{question}
			</>
		);
	const { key, explanation, distribution, before } = solution;
	return (
		<>
			<Verdict kind={asked.kind} me={me} />
			{question}
			{part && (
				<part.Picture
					ask={asked.ask}
					distribution={distribution}
					key_={key}
					before={before}
					mine={me.answer?.value ?? null}
					size="phone"
				/>
			)}
			{explanation && (
				<div class="explanation" dir="auto">
					<Rich text={explanation} />
				</div>
			)}
			<Standing standing={me.standing} />
		</>
	);
}

/** Right or wrong by the server's mark, never worked out here. */
function Verdict({ kind, me }: { readonly kind: string; readonly me: Me }) {
	const mark = me.mark;
	if (mark === null || mark.correct === null)
		return (
			<Banner tone="plain">
				{mark !== null && mark.value === null
					? words.youDidNotAnswer
					: words.whatEverybodySaid}
			</Banner>
		);
	const earned = mark.points > 0 ? `, ${words.points(mark.points)}` : "";
	if (mark.partly)
		return (
			<Banner tone="plain">
				{words.partlyRight}
				{earned}
			</Banner>
		);
	const said = mark.correct ? null : verdictOf(kind, mark.value);
	if (said !== null) return <Banner tone="plain">{said}</Banner>;
	return mark.correct ? (
		<Banner tone="good">
			<Check /> {words.right}
			{earned}
		</Banner>
	) : (
		<Banner tone="bad">
			<Cross /> {words.wrong}
			{earned}
		</Banner>
	);
}

function Banner({
	tone,
	children,
}: {
	readonly tone: "good" | "bad" | "plain";
	readonly children: ComponentChildren;
}) {
	return (
		<h1 class="verdict" data-tone={tone}>
			{children}
		</h1>
	);
}
