import { deskOf } from "../../kinds/desks.ts";
import * as words from "../../words/editor.en.ts";
import { Marked } from "../library/Marked.tsx";
import { isPicked, type Picked } from "./bank.ts";

interface Props {
	readonly quiz: string;
	/** Shown above the list; empty where only one quiz is there. */
	readonly title: string;
	readonly questions: readonly {
		readonly id: string;
		readonly kind: string;
		readonly text: string;
		readonly beside?: string | undefined;
	}[];
	/** How many others were found that are not listed. */
	readonly more: number;
	/** Words that are marked in it. */
	readonly marked: readonly string[];
	readonly picked: readonly Picked[];
	onPick(some: readonly Picked[], on: boolean): void;
}

/** Questions of one quiz, each to be picked. */
export function PickList(props: Props) {
	const { quiz, title, questions, more, marked, picked, onPick } = props;
	const all = questions.map(({ id }) => ({ quiz, question: id }));
	return (
		<>
			{title !== "" && <h3 dir="auto">{title}</h3>}
			<ul aria-label={title || undefined}>
				{title === "" && all.length > 1 && (
					<li>
						<Check
							checked={all.every((one) => isPicked(picked, one))}
							onCheck={(on) => onPick(all, on)}
						>
							{words.all}
						</Check>
					</li>
				)}
				{questions.map(({ id, kind, text, beside }) => (
					<li key={id}>
						<Check
							checked={isPicked(picked, { quiz, question: id })}
							onCheck={(on) => onPick([{ quiz, question: id }], on)}
						>
							<span dir="auto">
								<Marked text={text || words.noTextYet} words={marked} />
							</span>{" "}
							<span class="question-hint">{deskOf(kind).label}</span>
							{beside !== undefined && (
								<span class="copy-beside" dir="auto">
									<Marked text={beside} words={marked} />
								</span>
							)}
						</Check>
					</li>
				))}
				{more > 0 && <li class="question-hint">{words.moreFound(more)}</li>}
			</ul>
		</>
	);
}

function Check({
	checked,
	onCheck,
	children,
}: {
	readonly checked: boolean;
	readonly children: preact.ComponentChildren;
	onCheck(on: boolean): void;
}) {
	return (
		<label class="check">
			<input
				type="checkbox"
				checked={checked}
				onChange={(event) => onCheck(event.currentTarget.checked)}
			/>
			<span>{children}</span>
		</label>
	);
}
