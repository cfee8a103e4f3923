import * as words from "../words/fields.en.ts";
import "./fields.css";
import type { TargetedClipboardEvent, TargetedKeyboardEvent } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { tidy } from "./tidy.ts";
import { useTyped } from "./typed.ts";
import { useToldWrong } from "./wrong.ts";

interface TextProps {
	label: string;
	/** Shown above the field; else it is for screen readers only. */
	labelled?: boolean;
	/** Its name as `data-field`. */
	name: string;
	value: string;
	/** In characters; the field takes no more. */
	max: number;
	placeholder?: string;
	/** Grows with its text, but takes no line breaks: Enter is for `onKeyDown`. */
	oneLine?: boolean;
	/** Enter is for `onKeyDown`, Shift and Enter make a new line. */
	enterLeaves?: boolean;
	onPaste?(event: TargetedClipboardEvent<HTMLTextAreaElement>): void;
	onText(text: string): void;
	onKeyDown?(event: TargetedKeyboardEvent<HTMLElement>): void;
	class?: string;
}

export function TextField({
	label,
	labelled,
	name,
	value,
	max,
	placeholder,
	oneLine,
	enterLeaves,
	onPaste,
	onText,
	onKeyDown,
	class: style,
}: TextProps) {
	const id = useId();
	const area = useRef<HTMLTextAreaElement>(null);
	useLayoutEffect(() => {
		if (area.current === null || CSS.supports("field-sizing", "content"))
			return;
		area.current.style.height = "auto";
		area.current.style.height = `${area.current.scrollHeight + 2}px`;
	}, [value]);
	const left = max - value.length;
	const take = (typed: string) => {
		const text = tidy(typed);
		onText(oneLine ? text.replace(/\s*\n\s*/g, " ") : text);
	};
	return (
		<div class="text-field">
			<label class={labelled ? "label" : "visually-hidden"} for={id}>
				{label}
			</label>
			<textarea
				ref={area}
				id={id}
				class={`field ${style ?? ""}`}
				data-field={name}
				rows={1}
				dir="auto"
				value={value}
				maxLength={max}
				placeholder={placeholder ?? ""}
				aria-describedby={left <= max / 10 ? `${id}-left` : undefined}
				onPaste={(event) => onPaste?.(event)}
				onInput={({ currentTarget }) => take(currentTarget.value)}
				// Some fill a field without telling that they do.
				onBlur={({ currentTarget }) => {
					if (currentTarget.value !== value) take(currentTarget.value);
				}}
				onKeyDown={(event) => {
					const isLeaving = oneLine || (enterLeaves && !event.shiftKey);
					if (isLeaving && event.key === "Enter") event.preventDefault();
					onKeyDown?.(event);
				}}
			/>
			{left <= max / 10 && (
				<p id={`${id}-left`} class="field-left">
					{left === 0
						? words.fullCharacters(max)
						: words.ofCharactersLeft(left, max)}
				</p>
			)}
		</div>
	);
}

interface NumberProps<T> {
	label: string;
	name: string;
	value: number | T;
	/** What an empty field means. */
	empty: T;
	placeholder: string;
	min: number;
	max: number;
	onNumber(value: number | T): void;
}

/** A whole number within the bounds; see `useTyped` for what is none. */
export function NumberField<T extends number | null>({
	label,
	name,
	value,
	empty,
	placeholder,
	min,
	max,
	onNumber,
}: NumberProps<T>) {
	const id = useId();
	const { typed, isWrong, ...listeners } = useTyped(value, read, onNumber);
	const said = value === null ? "" : String(value);
	const wrong = words.aWholeNumberFrom(min, max, said || placeholder);
	useToldWrong(name, label, isWrong ? wrong : null);

	function read(text: string): number | T | undefined {
		if (text.trim() === "") return empty;
		const number = Number(text);
		return Number.isInteger(number) && number >= min && number <= max
			? number
			: undefined;
	}

	return (
		<div class="number-field">
			<label for={id}>{label}</label>
			<input
				id={id}
				class="field"
				type="text"
				inputMode="numeric"
				autocomplete="off"
				data-field={name}
				value={typed ?? said}
				placeholder={placeholder}
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
