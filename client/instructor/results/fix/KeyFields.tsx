import { useId } from "preact/hooks";
import { kindOf } from "../../../../shared/kinds/kinds.ts";
import type { Question } from "../../../../shared/quiz.ts";
import { deskOf } from "../../../kinds/desks.ts";
import { Letter } from "../../../look/Letter.tsx";
import { Line } from "../../../text/Line.tsx";
import * as words from "../../../words/fix.en.ts";

interface Props {
	readonly question: Question;
	onChange(question: Question): void;
}

/** Whether what is right can be said otherwise here. */
export function hasKeyFields({ kind }: Pick<Question, "kind">): boolean {
	const { marks, editsKeyAlone } = deskOf(kind);
	return marks !== undefined || editsKeyAlone === true;
}

/** What is right, and nothing of what is asked. */
export function KeyFields({ question, onChange }: Props) {
	const { marks, Edit } = deskOf(question.kind);
	if (marks !== undefined)
		return <Options question={question} marks={marks} onChange={onChange} />;
	return (
		<Edit
			question={question}
			keyAlone
			onChange={({ key }) => onChange({ ...question, key })}
		/>
	);
}

function Options({
	question,
	marks,
	onChange,
}: Props & { readonly marks: "one" | "many" }) {
	const group = useId();
	const { ask, key, kind } = question;
	const { mark } = deskOf(kind);
	const offered = kindOf(question).offered?.(ask, key) ?? [];
	return (
		<fieldset class="fix-options">
			<legend class="visually-hidden">{words.whatIsRight}</legend>
			{offered.map((option, index) => (
				<label key={index}>
					<input
						type={marks === "one" ? "radio" : "checkbox"}
						name={group}
						checked={option.isRight}
						onChange={() => {
							const isHeld = marks === "one" && option.isRight;
							if (mark && !isHeld) onChange(mark(question, index));
						}}
					/>
					<Letter index={index} mark={option.isRight ? "correct" : null} />
					<span dir="auto">
						<Line text={option.words} />
					</span>
				</label>
			))}
		</fieldset>
	);
}
