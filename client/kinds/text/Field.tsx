import * as all from "../words.en.ts";
import * as words from "./words.en.ts";
import "./text.css";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import {
	canonical,
	most,
	type Strictness,
	tidy,
} from "../../../shared/kinds/text/spelling.ts";
import { isAnswered, useDraft, useHow } from "../own.ts";
import type { AskProps } from "../part.ts";

const how = words.typeYourAnswer;
/** Beyond it nobody shortens what they pasted. */
const mostHeld = 5000;

/** A field and a button, and in the same field after the close what was stored. */
export function Field(props: AskProps) {
	const { asked, isOpen, isChangeable, own, onAnswer } = props;
	const held = typeof own.value === "string" ? own.value : "";
	const [typed, setTyped] = useDraft(props, held);
	const [isTold, setTold] = useState(false);
	const id = useId();
	const answered = isAnswered(props);
	const locked = !isOpen || (!isChangeable && answered);
	const value = canonical(typed);
	// Not by its meaning: what is stored is what is to be seen.
	const sent = answered && typed === held;
	const left = most.text - tidy(typed).length;

	// Who has a keyboard can type at once; on a phone it would cover the question.
	const field = useRef<HTMLTextAreaElement>(null);
	useEffect(() => {
		if (!locked && matchMedia("(hover: hover) and (pointer: fine)").matches)
			field.current?.focus({ preventScroll: true });
	}, []);

	const fault = locked ? "" : faultOf();

	const send = () => {
		if (locked || sent) return;
		setTold(true);
		if (value === null) return field.current?.focus();
		setTyped(value);
		if (!answered || value !== held) onAnswer(value);
	};
	useHow(props, how, typed !== held, value === null ? null : send);

	return (
		<>
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
				autocapitalize="off"
				autocomplete="off"
				spellcheck={false}
				enterkeyhint="send"
				aria-invalid={fault !== ""}
				aria-describedby={[`${id}-fault`, `${id}-more`].join(" ")}
				onInput={({ currentTarget }) => {
					setTyped(currentTarget.value.slice(0, mostHeld));
					setTold(false);
				}}
				onKeyDown={(event) => {
					if (event.key !== "Enter" || event.isComposing) return;
					event.preventDefault();
					if (!event.repeat) send();
				}}
			/>
			<p id={`${id}-more`} class="hint text-more">
				{strictly(asked.ask as Strictness)}
				{!locked && left >= 0 && left <= most.text / 10 && (
					<b class="number">
						{left === 0
							? words.fullCharacters(most.text)
							: words.ofCharactersLeft(left, most.text)}
					</b>
				)}
			</p>
			<p id={`${id}-fault`} class="fault" role="alert">
				{fault}
			</p>
			{own.message !== null && <p class="hint">{own.message}</p>}
			{isOpen && (
				<button
					type="button"
					class="button primary wide send"
					aria-disabled={locked || sent || value === null}
					onClick={send}
				>
					{sent && own.state === "saved" ? all.saved : all.send}
				</button>
			)}
		</>
	);

	/** That nothing is there is told to who sends it, all else at once. */
	function faultOf(): string {
		if (left < 0) return words.tooMany(-left, most.text);
		if (value !== null) return "";
		if (typed.trim() !== "") return words.nothingToRead;
		return isTold ? how : "";
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
