import "./go-to.css";
import * as words from "../words/look.en.ts";

interface Props {
	/** Empty: no number is being typed. */
	readonly typed: string;
	/** How many questions there are. */
	readonly count: number;
	/** A question is open, and would have to be closed first. */
	readonly isOpen: boolean;
}

/** The number that is being typed, and whether it leads anywhere. */
export function GoTo({ typed, count, isOpen }: Props) {
	return (
		<p class="go-to" role="status">
			{typed !== "" && <Where number={Number(typed)} {...{ count, isOpen }} />}
		</p>
	);
}

function Where(props: Omit<Props, "typed"> & { readonly number: number }) {
	const { number, count, isOpen } = props;
	if (!leads(number, count))
		return <span>{words.noQuestion(number, count)}</span>;
	if (isOpen) return <span>{words.closeFirst(number)}</span>;
	return (
		<>
			<span>{words.goTo(<b class="number">{number}</b>)}</span>
			<span class="go-to-keys">
				{words.goToKeys(<kbd>{words.enter}</kbd>, <kbd>{words.esc}</kbd>)}
			</span>
		</>
	);
}

/** Whether there is a question of this number. */
export function leads(number: number, count: number): boolean {
	return number >= 1 && number <= count;
}
