import { useId } from "preact/hooks";
import { readNumber } from "../../../shared/kinds/numeric/read-number.ts";
import { useTyped } from "../../fields/typed.ts";
import { useToldWrong } from "../../fields/wrong.ts";
import * as words from "./words.en.ts";

interface Props {
	readonly label: string;
	/** Its `data-field`. */
	readonly name: string;
	/** NaN: none yet. */
	readonly value: number;
	readonly least?: number;
	readonly most?: number;
	onNumber(value: number): void;
}

/** A number of any size; see `useTyped` for what is none. */
export function NumberInput({
	label,
	name,
	value,
	least,
	most,
	onNumber,
}: Props) {
	const id = useId();
	const read = (text: string) => {
		const number = readNumber(text);
		return typeof number === "number" &&
			number >= (least ?? -Infinity) &&
			number <= (most ?? Infinity)
			? number
			: undefined;
	};
	const { typed, isWrong, ...listeners } = useTyped(value, read, onNumber);
	const wrong =
		least === undefined
			? words.aNumber(value)
			: most === undefined
				? words.aNumberFromOn(least, value)
				: words.aNumberFromTo(least, most, value);
	useToldWrong(name, label, isWrong ? wrong : null);
	return (
		<div class="numeric-input">
			<label for={id}>{label}</label>
			<input
				id={id}
				class="field number"
				type="text"
				autocomplete="off"
				data-field={name}
				value={typed ?? (Number.isNaN(value) ? "" : String(value))}
				aria-invalid={isWrong}
				aria-describedby={isWrong ? `${id}-wrong` : undefined}
				{...listeners}
			/>
			{isWrong && (
				<p id={`${id}-wrong`} class="field-wrong" role="alert">
					{wrong}
				</p>
			)}
		</div>
	);
}
