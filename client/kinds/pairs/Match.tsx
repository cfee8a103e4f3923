import "./pairs.css";
import { useId, useRef, useState } from "preact/hooks";
import { toldOf } from "../../text/told.ts";
import type { Piece } from "../../words/piece.ts";
import { isAnswered, useDraft, useHow } from "../own.ts";
import type { AskProps } from "../part.ts";
import * as all from "../words.en.ts";
import { Left, Right } from "./Sides.tsx";
import { matchingOf, rightSign, rightWord, sidesOf } from "./value.ts";
import * as words from "./words.en.ts";

/** For each on the left a list to choose from, and a button to send; in the same places after the close. */
export function Match(props: AskProps) {
	const { asked, isOpen, isChangeable, own, onAnswer } = props;
	const sides = sidesOf(asked.ask);
	const held = matchingOf(own.value) ?? sides.left.map(() => -1);
	const [chosen, setChosen] = useDraft<readonly number[]>(props, held);
	const [told, setTold] = useState<Piece>("");
	const id = useId();
	const answered = isAnswered(props);
	const locked = !isOpen || (!isChangeable && answered);
	const shown = locked ? held : chosen;
	const open = chosen.filter((place) => place < 0).length;
	const same = String(chosen) === String(held);
	const sent = answered && same;

	/** Two quick choices come before the page has drawn the first. */
	const latest = useRef(chosen);
	latest.current = chosen;
	/** What belonged to another one is free there again, and said to be. */
	const choose = (index: number, place: number) => {
		const before = latest.current;
		const from = place < 0 ? -1 : before.indexOf(place);
		setTold(
			from < 0 || from === index
				? ""
				: words.isFreeAgain(<Left sides={sides} index={from} />),
		);
		latest.current = before.map((other, at) =>
			at === index ? place : other === place ? -1 : other,
		);
		setChosen(latest.current);
	};
	const send = () => {
		if (locked || sent || latest.current.every((place) => place < 0)) return;
		setTold("");
		onAnswer([...chosen]);
	};

	useHow(
		props,
		words.chooseForEach,
		!same,
		open === chosen.length ? null : send,
	);

	return (
		<>
			{sides.right.some((text) => toldOf(text) !== null) && (
				<ul class="pairs-rights rows">
					{sides.right.map((_, place) => (
						<li key={place}>
							<b class="pairs-sign" translate={false}>
								{rightSign(place)}
							</b>{" "}
							<bdi>
								<Right sides={sides} place={place} />
							</bdi>
						</li>
					))}
				</ul>
			)}
			<ul class="pairs-match">
				{sides.left.map((_, index) => (
					<li key={index}>
						<label for={`${id}-${index}`} dir="auto">
							<Left sides={sides} index={index} />
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
									{rightWord(sides, place)}
								</option>
							))}
						</select>
					</li>
				))}
			</ul>
			<p class="fault" role="alert">
				{!locked && told}
			</p>
			{own.message !== null && <p class="hint">{own.message}</p>}
			{isOpen && (
				<button
					type="button"
					class="button primary wide send"
					aria-disabled={locked || sent || open === chosen.length}
					onClick={send}
				>
					{sent && own.state === "saved"
						? all.saved
						: open > 0 && open < chosen.length
							? words.sendWithout(open)
							: all.send}
				</button>
			)}
		</>
	);
}
