import * as words from "./words.en.ts";
import "./numeric.css";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Asked } from "../../../shared/kinds/numeric/model.ts";
import {
	type NoNumber,
	readNumber,
} from "../../../shared/kinds/numeric/read-number.ts";
import { hintFor, isAnswered } from "../hint.ts";
import type { AskProps } from "../part.ts";

const faults: Readonly<Record<NoNumber, string>> = {
	empty: words.notANumber,
	"not-a-number": words.notANumber,
	"too-long": words.tooLong,
	"too-large": words.tooLarge,
	"divided-by-zero": words.dividedByZero,
};
const how = words.typeANumber;

/** A field for a number, with the signs that a phone's keypad lacks, and a button. */
export function Field(props: AskProps) {
	const { asked, isOpen, isChangeable, own, onAnswer } = props;
	const { unit } = asked.ask as Asked;
	const held = own.value === null ? "" : String(own.value);
	const [typed, setTyped] = useState(held);
	const [isTold, setTold] = useState(false);
	const input = useRef<HTMLInputElement>(null);
	const id = useId();
	const isLocked = !isOpen || (!isChangeable && isAnswered(props));
	const number = readNumber(typed, unit);
	const isSame = number === own.value;
	const isSent = isAnswered(props) && isSame;
	// The server's word may differ from what was sent.
	useEffect(() => setTyped(held), [held]);

	const send = () => {
		if (isLocked || isSent) return;
		setTold(true);
		if (typeof number === "number") onAnswer(number);
		else input.current?.focus();
	};
	const put = (change: (text: string) => string) => {
		if (isLocked) return;
		setTyped(change);
		input.current?.focus();
	};
	const isFaulty = typeof number === "string" && isTold && typed !== "";
	const fault = isFaulty ? faults[number] : "";
	const isChanged = isAnswered(props) && !isLocked && !isSame && typed !== "";
	return (
		<form
			class="numeric"
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
			<p class="hint">
				{isChanged
					? words.changedNotSentYet
					: hintFor(props, how, words.itIsFinal(how))}
			</p>
			<div class="numeric-row">
				<label class="visually-hidden" for={id}>
					{words.yourNumber}
					{unit !== "" && words.inUnit(unit)}
				</label>
				<input
					ref={input}
					id={id}
					class="field number"
					type="text"
					inputMode="decimal"
					enterKeyHint="send"
					autocomplete="off"
					maxLength={60}
					readOnly={isLocked}
					value={typed}
					aria-invalid={fault !== ""}
					aria-describedby={`${id}-fault`}
					onInput={({ currentTarget }) => {
						setTyped(currentTarget.value);
						setTold(false);
					}}
					onBlur={({ currentTarget }) => {
						// Some fill a field without telling that they do.
						setTyped(currentTarget.value);
						setTold(true);
					}}
				/>
				{unit !== "" && (
					<span class="numeric-unit" dir="auto">
						{unit}
					</span>
				)}
			</div>
			<p id={`${id}-fault`} class="fault" role="alert">
				{fault}
			</p>
			{!isLocked && (
				<div class="numeric-signs">
					<button
						type="button"
						class="button"
						aria-label={words.changeTheSign}
						onClick={() => put(withOtherSign)}
					>
						±
					</button>
					<button
						type="button"
						class="button"
						aria-label={words.fractionBar}
						onClick={() => put((text) => `${text}/`)}
					>
						a/b
					</button>
					<button
						type="button"
						class="button"
						aria-label={words.timesTenToThePower}
						onClick={() => put((text) => `${text}e`)}
					>
						×10ⁿ
					</button>
				</div>
			)}
			{own.message !== null && <p class="hint">{own.message}</p>}
			{isOpen && (
				<button
					type="submit"
					class="button primary wide send"
					aria-disabled={isLocked || isSent || typed === ""}
				>
					{isSent && own.state === "saved"
						? words.saved
						: typeof number === "number"
							? words.sendNumber(number, unit).trim()
							: words.send}
				</button>
			)}
		</form>
	);
}

/** Of the power where there is one, else of the number. */
function withOtherSign(text: string): string {
	const power = text.lastIndexOf("e") + 1;
	const [before, after] = [text.slice(0, power), text.slice(power)];
	return before + (/^[-−]/.test(after) ? after.slice(1) : `-${after}`);
}
