import "./choice.css";
import type { FunctionComponent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { letter as letterOf } from "../../shared/kinds/letter.ts";
import type { PollAnswer } from "../../shared/kinds/poll/model.ts";
import {
	isAnswered,
	radio,
	radioGroup,
	useDraft,
	useHow,
} from "../kinds/own.ts";
import type { AskProps } from "../kinds/part.ts";
import { listed, saved } from "../kinds/words.en.ts";
import { colourOf } from "../look/colour.ts";
import { Check } from "../look/icons.tsx";
import { shortcutOf } from "../look/keys.ts";
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

const isSame = (one: unknown, other: unknown) =>
	JSON.stringify(one) === JSON.stringify(other);

export interface OwnWordsProps {
	/** The answer that stands with the server, or is on its way there. */
	readonly held: PollAnswer;
	readonly picked: PollAnswer;
	/** Whether the class may see it. */
	readonly shown: boolean;
	readonly locked: boolean;
	readonly saved: boolean;
	pick(answer: PollAnswer): void;
	send(): void;
}

interface Props extends AskProps {
	/** Several of them, and a button to send. */
	readonly many?: boolean;
	/** A field for what none of the options is, where a question asks for that. */
	readonly OwnWords?: FunctionComponent<OwnWordsProps>;
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
	const letters = listed(sayAnswer(picked, order).split(", "));
	useKeys(choose, send);
	const isNone = isEmpty(picked);
	const isUnsent = !same && (!isNone || (many === true && answered));
	useHow(
		props,
		many
			? texts.chooseAllThatApply
			: isUnsent
				? texts.sendOrTap
				: texts.tapYourAnswer,
		isUnsent,
		isNone ? null : send,
	);
	/** Filled when it is saved, framed when it was tapped. */
	const lookOf = (item: Item) => {
		const isStored = own.state === "saved" && itemsOf(held).includes(item);
		if (shown.includes(item)) return isStored ? "saved" : "picked";
		return locked || (own.state === "saved" && same) ? "back" : undefined;
	};

	return (
		<>
			<fieldset
				class={`options rows ${wordless ? "letters" : hasCards(asked.ask) ? "cards" : ""}`}
				{...(many ? {} : radioGroup)}
			>
				<legend class="visually-hidden">
					{many ? texts.optionsSeveral : texts.options}
				</legend>
				{items.map((item, place) => {
					const isOption = item !== "unsure";
					const isShown = shown.includes(item);
					return (
						<button
							key={item}
							type="button"
							class={isOption ? "option" : "option apart"}
							value={item}
							{...(many ? { "aria-pressed": isShown } : radio(isShown))}
							aria-disabled={locked}
							data-is={lookOf(item)}
							data-odd={place % 2 === 1 ? "" : undefined}
							onClick={() => choose(place)}
							style={isOption ? { "--o": colourOf(place) } : {}}
						>
							{isOption && (
								<span class="option-spine" translate={false}>
									{letterOf(place)}
								</span>
							)}
							<span class="option-words" dir="auto">
								{!(isOption && wordless) && (
									<Rich
										text={
											isOption ? (options[item as number] ?? "") : texts.unsure
										}
									/>
								)}
							</span>
							{isShown && (many || own.state === "saved") && (
								<span class="option-end">
									<Check />
								</span>
							)}
						</button>
					);
				})}
			</fieldset>
			{other && OwnWords && (
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
					aria-disabled={locked || sent || isNone}
					onClick={send}
				>
					{sent && own.state === "saved"
						? saved
						: texts.sendLetters(letters).trim()}
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
