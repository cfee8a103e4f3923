import * as all from "../words.en.ts";
import * as words from "./words.en.ts";
import "./numeric.css";
import { useId, useRef, useState } from "preact/hooks";
import type { Asked } from "../../../shared/kinds/numeric/model.ts";
import {
	asThousands,
	type NoNumber,
	readNumber,
} from "../../../shared/kinds/numeric/read-number.ts";
import { isAnswered, useDraft, useHow } from "../own.ts";
import type { AskProps } from "../part.ts";

const how = words.typeANumber;
const faults: Readonly<Record<NoNumber, string>> = {
	empty: how,
	"not-a-number": words.notANumber,
	"another-unit": words.numberAlone,
	"too-long": words.tooLong,
	"too-large": words.tooLarge,
	"divided-by-zero": words.dividedByZero,
};

const signs: readonly [string, string, (text: string) => string][] = [
	["±", words.changeTheSign, withOtherSign],
	["a/b", words.fractionBar, (text) => `${text}/`],
	["×10ⁿ", words.timesTenToThePower, (text) => `${text}e`],
];

/** A field for a number, with the signs that a phone's keypad lacks, and a button. */
export function Field(props: AskProps) {
	const { asked, isOpen, isChangeable, own, onAnswer } = props;
	const { unit } = asked.ask as Asked;
	const held = own.value === null ? "" : String(own.value);
	const [typed, setTyped] = useDraft(props, held);
	const [isTold, setTold] = useState(false);
	const input = useRef<HTMLInputElement>(null);
	const id = useId();
	const isLocked = !isOpen || (!isChangeable && isAnswered(props));
	const number = readNumber(typed, unit);
	// Not by its meaning: what is stored is what is to be seen.
	const isSent = isAnswered(props) && typed === held;

	const send = () => {
		if (isLocked || isSent) return;
		setTold(true);
		if (typeof number !== "number") return input.current?.focus();
		setTyped(String(number));
		if (!isAnswered(props) || number !== own.value) onAnswer(number);
	};
	useHow(props, how, typed !== held, typeof number === "number" ? send : null);
	const put = (change: (text: string) => string) => {
		if (isLocked) return;
		setTyped(change(typed));
		input.current?.focus();
	};
	const thousands = asThousands(typed);
	const isWrong = !isLocked && typeof number === "string" && isTold;
	return (
		<form
			class="numeric"
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
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
					readOnly={isLocked}
					value={isLocked ? held : typed}
					aria-invalid={isWrong}
					aria-describedby={`${id}-fault`}
					onInput={({ currentTarget }) => {
						setTyped(currentTarget.value);
						setTold(false);
					}}
					onBlur={({ currentTarget }) => {
						if (isLocked) return;
						// Some fill a field without telling that they do.
						setTyped(currentTarget.value);
						setTold(currentTarget.value !== "");
					}}
				/>
				{unit !== "" && (
					<span class="numeric-unit" dir="auto">
						{unit}
					</span>
				)}
			</div>
			<p id={`${id}-fault`} class={isWrong ? "fault" : "hint"} role="alert">
				{isWrong
					? faults[number]
					: thousands !== typed && !isSent && words.readAs(number, thousands)}
			</p>
			{!isLocked && (
				<div class="numeric-signs">
					{signs.map(([sign, name, change]) => (
						<button
							key={sign}
							type="button"
							class="button"
							aria-label={name}
							onClick={() => put(change)}
						>
							<bdi dir="ltr">{sign}</bdi>
						</button>
					))}
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
						? all.saved
						: typeof number === "number"
							? words.sendNumber(number, unit).trim()
							: all.send}
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
