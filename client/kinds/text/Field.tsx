import * as words from "./words.en.ts";
import "./text.css";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import {
	canonical,
	most,
	type Strictness,
} from "../../../shared/kinds/text/spelling.ts";
import { hintFor, isAnswered } from "../hint.ts";
import type { AskProps } from "../part.ts";

const how = words.typeYourAnswer;

/** A field and a button, and in the same field after the close what was stored. */
export function Field(props: AskProps) {
	const { asked, isOpen, isChangeable, own, onAnswer } = props;
	const held = typeof own.value === "string" ? own.value : "";
	const [typed, setTyped] = useState(held);
	const id = useId();
	const answered = isAnswered(props);
	const locked = !isOpen || (!isChangeable && answered);
	const value = canonical(typed);
	const sent = answered && value === held;
	const left = most.text - typed.length;

	// The server's word may differ from what was sent. What was typed since then stays.
	const shown = useRef(held);
	useEffect(() => {
		if (typed === "" || typed === shown.current) setTyped(held);
		shown.current = held;
	}, [held]);

	// Who has a keyboard can type at once; on a phone it would cover the question.
	const field = useRef<HTMLTextAreaElement>(null);
	useEffect(() => {
		if (!locked && matchMedia("(hover: hover) and (pointer: fine)").matches)
			field.current?.focus({ preventScroll: true });
	}, []);

	const send = () => {
		if (locked || sent || value === null) return;
		// What is stored is what is seen.
		shown.current = value;
		setTyped(value);
		onAnswer(value);
	};

	return (
		<>
			<p class="hint">{hint()}</p>
			<label class="visually-hidden" for={id}>
				{words.yourAnswer}
			</label>
			<textarea
				ref={field}
				id={id}
				class="field text-field-own"
				dir="auto"
				rows={2}
				value={locked ? held : typed}
				readOnly={locked}
				maxLength={most.text}
				autocapitalize="off"
				autocomplete="off"
				spellcheck={false}
				enterkeyhint="send"
				aria-describedby={`${id}-more`}
				onInput={({ currentTarget }) => setTyped(currentTarget.value)}
				onKeyDown={(event) => {
					if (event.key !== "Enter" || event.isComposing) return;
					event.preventDefault();
					if (!event.repeat) send();
				}}
			/>
			<p id={`${id}-more`} class="hint text-more">
				{strictly(asked.ask as Strictness)}
				{!locked && left <= most.text / 10 && (
					<b class="number">
						{left === 0
							? words.fullCharacters(most.text)
							: words.ofCharactersLeft(left, most.text)}
					</b>
				)}
			</p>
			{own.message !== null && <p class="hint">{own.message}</p>}
			{isOpen && (
				<button
					type="button"
					class="button primary wide send"
					aria-disabled={locked || sent || value === null}
					onClick={send}
				>
					{sent && own.state === "saved" ? words.saved : words.send}
				</button>
			)}
		</>
	);

	function hint(): string {
		const isUnsent = typed.trim() !== "" && !sent;
		if (isUnsent && !isOpen) return words.closedUnsent;
		if (isUnsent && !locked && value === null) return words.nothingToRead;
		if (answered && !locked && !sent) return words.changedNotSentYet;
		return hintFor(props, how, words.itIsFinal(how));
	}
}

/** What is not forgiven here. */
function strictly(ask: Strictness): string {
	const strict = [
		...(ask.caseCounts ? [words.capitalLetters] : []),
		...(ask.accentsCount ? [words.accents] : []),
		...(ask.spacesCount ? [words.spaces] : []),
	];
	return strict.length === 0 ? "" : words.hereCount(strict);
}
