import { useEffect, useId, useState } from "preact/hooks";
import { readNumber } from "../../../shared/kinds/numeric/read-number.ts";
import * as words from "./words.en.ts";

interface Props {
	readonly label: string;
	/** Its `data-field`. */
	readonly name: string;
	readonly value: number;
	readonly least?: number;
	onNumber(value: number): void;
}

/** A number of any size. What is typed counts as soon as it is one; leaving the field brings back what counts. */
export function NumberInput({ label, name, value, least, onNumber }: Props) {
	const id = useId();
	const [typed, setTyped] = useState<string | null>(null);
	const read = (text: string) => {
		const number = readNumber(text);
		return typeof number === "number" && number >= (least ?? -Infinity)
			? number
			: null;
	};
	const isWrong = typed !== null && read(typed) === null;
	// An undo changes the value under the fingers: then what was typed no longer counts.
	useEffect(() => {
		if (typed !== null && read(typed) !== value) setTyped(null);
	}, [value]);
	return (
		<div class="numeric-input">
			<label for={id}>{label}</label>
			<input
				id={id}
				class="field number"
				type="text"
				autocomplete="off"
				data-field={name}
				value={typed ?? String(value)}
				aria-invalid={isWrong}
				aria-describedby={isWrong ? `${id}-wrong` : undefined}
				onInput={({ currentTarget }) => {
					setTyped(currentTarget.value);
					const number = read(currentTarget.value);
					if (number !== null) onNumber(number);
				}}
				onBlur={() => setTyped(null)}
			/>
			{isWrong && (
				<p id={`${id}-wrong`} class="field-wrong" role="alert">
					{least === undefined ? words.aNumber : words.aNumberFromOn(least)}
				</p>
			)}
		</div>
	);
}
