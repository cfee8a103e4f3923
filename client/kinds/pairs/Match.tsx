import "./pairs.css";
import { useEffect, useId, useState } from "preact/hooks";
import { isolated } from "../../look/Name.tsx";
import { hintFor, isAnswered } from "../hint.ts";
import type { AskProps } from "../part.ts";
import { leftName, matchingOf, rightName, sidesOf } from "./value.ts";
import * as words from "./words.en.ts";

/** For each on the left a list to choose from, and a button to send; in the same places after the close. */
export function Match(props: AskProps) {
	const { asked, isOpen, isChangeable, own, onAnswer } = props;
	const sides = sidesOf(asked.ask);
	const held = matchingOf(own.value) ?? sides.left.map(() => -1);
	const [chosen, setChosen] = useState(held);
	const id = useId();
	const answered = isAnswered(props);
	const locked = !isOpen || (!isChangeable && answered);
	const shown = locked ? held : chosen;
	const isWhole = chosen.every((place) => place >= 0);
	const same = String(chosen) === String(held);
	const sent = answered && same;
	// The server's word may differ from what was sent.
	useEffect(() => setChosen(held), [String(held)]);

	/** What belonged to another one is free there again. */
	const choose = (index: number, place: number) =>
		setChosen((before) =>
			before.map((other, at) =>
				at === index ? place : other === place ? -1 : other,
			),
		);
	const send = () => {
		if (!locked && isWhole && !sent) onAnswer(chosen);
	};

	return (
		<>
			<p class="hint">{hint()}</p>
			<ul class="pairs-match">
				{sides.left.map((_, index) => (
					<li key={index}>
						<label for={`${id}-${index}`} dir="auto">
							{leftName(sides, index)}
						</label>
						<select
							id={`${id}-${index}`}
							class="field"
							disabled={locked}
							value={shown[index]}
							onChange={({ currentTarget }) =>
								choose(index, Number(currentTarget.value))
							}
						>
							<option value={-1}>{words.choose}</option>
							{sides.right.map((_, place) => (
								<option key={place} value={place}>
									{isolated(rightName(sides, place))}
								</option>
							))}
						</select>
					</li>
				))}
			</ul>
			{own.message !== null && <p class="hint">{own.message}</p>}
			{isOpen && (
				<button
					type="button"
					class="button primary wide send"
					aria-disabled={locked || sent || !isWhole}
					onClick={send}
				>
					{sent && own.state === "saved" ? words.saved : words.send}
				</button>
			)}
		</>
	);

	function hint(): string {
		if (!same && !isOpen) return words.closedUnsent;
		if (answered && !locked && !sent) return words.changedNotSentYet;
		return hintFor(props, words.chooseForEach, words.chooseForEach);
	}
}
