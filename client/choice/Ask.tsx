import "./choice.css";
import { useEffect, useRef } from "preact/hooks";
import { hintFor, isAnswered, useDraft } from "../kinds/own.ts";
import type { AskProps } from "../kinds/part.ts";
import { saved } from "../kinds/words.en.ts";
import { Check } from "../look/icons.tsx";
import { shortcutOf } from "../look/keys.ts";
import { colourOf, Letter, letterOf } from "../look/Letter.tsx";
import { Rich } from "../text/Rich.tsx";
import { orderHere } from "./order.ts";
import {
	answerOf,
	hasCards,
	type Item,
	itemsOf,
	offeredOf,
	otherOf,
	sayAnswer,
} from "./value.ts";
import * as texts from "./words.en.ts";

const sendAll = texts.chooseAllThatApply;
const isSame = (one: unknown, other: unknown) =>
	JSON.stringify(one) === JSON.stringify(other);

interface Props extends AskProps {
	/** Several of them, and a button to send. */
	readonly many?: boolean;
}

/** Options to tap, and in the same places after the close. */
export function Ask(props: Props) {
	const { asked, isOpen, isChangeable, own, onAnswer, many, OwnWords } = props;
	const { options, unsure, other, otherShown } = offeredOf(asked.ask);
	const order = orderHere(asked.ask);
	const items: Item[] = unsure ? [...order, "unsure"] : [...order];
	const wordless = options[0] === null;
	const held = answerOf(own.value);
	const [picked, setPicked] = useDraft(props, held);
	const answered = isAnswered(props);
	const locked = !isOpen || (!isChangeable && answered);
	const shown = itemsOf(many && !locked ? picked : held);
	const same = isSame(picked, held);
	const sent = answered && same;
	/** What a tap does not send. */
	const isEmpty = (answer: typeof picked) =>
		many ? isSame(answer, []) : !otherOf(answer)?.trim();

	/** Two quick keys come before the page has drawn the first. */
	const latest = useRef(picked);
	latest.current = picked;
	const pick = (answer: typeof picked) => {
		latest.current = answer;
		setPicked(answer);
	};

	const choose = (place: number) => {
		const item = items[place];
		if (locked || item === undefined) return;
		const alone = (item === "unsure" ? item : [item]) as typeof picked;
		const before = latest.current;
		if (!many) {
			if (otherOf(before) !== null) pick([]);
			if (!answered || !isSame(held, alone)) onAnswer(alone);
		} else if (item === "unsure" || !Array.isArray(before))
			pick(isSame(before, alone) ? [] : alone);
		else
			pick(
				[...options.keys()].filter(
					(one) => before.includes(one) !== (one === item),
				),
			);
	};
	const send = () => {
		const answer = latest.current;
		if (locked || isEmpty(answer)) return;
		if (!answered || !isSame(answer, held)) onAnswer(answer);
	};
	useKeys(choose, send);

	return (
		<>
			<p class="hint">
				{hintFor(
					props,
					many ? sendAll : texts.tapYourAnswer,
					many ? sendAll : texts.tapYourFinalAnswer,
					!same && !isEmpty(picked),
				)}
			</p>
			<fieldset
				class={`options ${wordless ? "letters" : hasCards(asked.ask) ? "cards" : ""}`}
			>
				<legend class="visually-hidden">
					{many ? texts.optionsSeveral : texts.options}
				</legend>
				{items.map((item, place) => {
					const isOption = item !== "unsure";
					return (
						<button
							key={item}
							type="button"
							class={isOption ? "option" : "option apart"}
							value={item}
							aria-pressed={shown.includes(item)}
							aria-disabled={locked}
							onClick={() => choose(place)}
							style={{ "--o": colourOf(isOption ? place : -1) }}
						>
							{isOption && wordless ? (
								<span class="option-letter" translate={false}>
									{letterOf(place)}
								</span>
							) : (
								<>
									{isOption && <Letter index={place} />}
									<span class="option-words" dir="auto">
										<Rich
											text={
												isOption
													? (options[item as number] ?? "")
													: texts.unsure
											}
										/>
									</span>
								</>
							)}
							<span class="option-mark">
								{shown.includes(item) && <Check />}
							</span>
						</button>
					);
				})}
			</fieldset>
			{other && (
				<OwnWords
					{...{ held, picked, locked, pick, send }}
					saved={own.state === "saved"}
					shown={otherShown === true}
				/>
			)}
			{own.message !== null && <p class="hint">{own.message}</p>}
			{many && isOpen && (
				<button
					type="button"
					class="button primary wide send"
					aria-disabled={locked || sent || isEmpty(picked)}
					onClick={send}
				>
					{sent && own.state === "saved"
						? saved
						: texts.sendLetters(sayAnswer(picked, order)).trim()}
				</button>
			)}
		</>
	);
}

/** Letters and digits choose and Enter sends, while the page's main part has the focus (and nothing there takes text). */
function useKeys(choose: (place: number) => void, send: () => void) {
	useEffect(() => {
		const main = document.querySelector("main");
		const onKey = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey || event.repeat)
				return;
			if (event.target instanceof HTMLInputElement) return;
			const key = shortcutOf(event);
			if (key === "Enter" && event.target === main) return send();
			const place = Math.max(
				"abcdefghij".indexOf(key),
				"1234567890".indexOf(key),
			);
			if (place >= 0) choose(place);
		};
		main?.addEventListener("keydown", onKey);
		return () => main?.removeEventListener("keydown", onKey);
	});
}
