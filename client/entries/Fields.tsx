import * as all from "../kinds/words.en.ts";
import * as words from "./words.en.ts";
import "./entries.css";
import type { TargetedKeyboardEvent } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { lengthOf, type Most } from "../../shared/kinds/entries.ts";
import { isAnswered, useDraft, useHow } from "../kinds/own.ts";
import type { AskProps } from "../kinds/part.ts";
import { Cross, Plus } from "../look/icons.tsx";
import { tidy } from "./looks.ts";
import { faultOf, faultOfAll, sendable, withoutOne } from "./typed.ts";
import { askingOf, entriesOf } from "./value.ts";

/** Beyond it nobody shortens what they pasted. */
const mostHeld = 5000;

/** A field for each entry, and in the same fields after the close what was stored. */
export function Fields(props: AskProps & { readonly most: Most }) {
	const { asked, isOpen, isChangeable, own, onAnswer, most } = props;
	const ask = askingOf(asked.ask);
	const held = entriesOf(own.value);
	const [draft, setDraft] = useDraft(props, held);
	const id = useId();
	const answered = isAnswered(props);
	const locked = !isOpen || (!isChangeable && answered);
	const shown = locked ? held : draft;
	const fields = shown.length === 0 ? [""] : shown;
	const value = sendable(fields, most);
	const isHeld = JSON.stringify(value) === JSON.stringify(held);
	const sent = answered && isHeld;
	const isUnsent = !isHeld && draft.some((text) => text.trim() !== "");

	const list = useRef<HTMLOListElement>(null);
	/** The field that gets the cursor once it is there. */
	const next = useRef<number | null>(null);
	const focus = (at: number) =>
		list.current?.querySelectorAll("textarea")[at]?.focus();
	// Who has a keyboard can type at once; on a phone it would cover the question.
	useEffect(() => {
		if (!locked && matchMedia("(hover: hover) and (pointer: fine)").matches)
			list.current?.querySelector("textarea")?.focus({ preventScroll: true });
	}, []);
	useLayoutEffect(() => {
		if (next.current !== null) focus(next.current);
		next.current = null;
	});

	const put = (at: number, text: string) =>
		setDraft(fields.map((other, index) => (index === at ? text : other)));
	const add = () => {
		if (fields.length >= ask.entries) return;
		next.current = fields.length;
		setDraft([...fields, ""]);
	};
	const remove = (at: number) => {
		next.current = Math.max(0, at - 1);
		setDraft(withoutOne(fields, at));
	};
	const send = () => {
		if (locked || sent) return;
		if (value === null) return focus(firstFault());
		setDraft(value);
		onAnswer(value);
	};
	useHow(
		props,
		words.writeThenSend(ask.entries),
		isUnsent,
		value === null ? null : send,
	);
	const firstFault = () =>
		Math.max(
			0,
			fields.findIndex((_, at) => faultOf(fields, at, most) !== ""),
		);
	/** Enter leads on: to the next field, to another one, to sending. */
	const onKeyDown = (
		event: TargetedKeyboardEvent<HTMLTextAreaElement>,
		at: number,
	) => {
		if (event.isComposing || locked) return;
		const isEmpty = fields[at]?.trim() === "";
		const isLast = at === fields.length - 1;
		if (event.key === "Enter") {
			event.preventDefault();
			if (event.repeat) return;
			if (!isLast) focus(at + 1);
			else if (isEmpty || fields.length >= ask.entries) send();
			else add();
		} else if (event.key === "Backspace" && isEmpty && fields.length > 1) {
			event.preventDefault();
			remove(at);
		}
	};
	const together = locked ? "" : faultOfAll(fields);

	return (
		<>
			{isOpen && ask.moderated && (
				<p class="hint">{words.firstOnesGoToTheInstructor}</p>
			)}
			<ol class="entries-fields" ref={list}>
				{fields.map((text, at) => {
					const fault = locked ? "" : faultOf(fields, at, most);
					const length = lengthOf(tidy(text));
					return (
						<li key={at}>
							<label class="visually-hidden" for={`${id}-${at}`}>
								{ask.entries === 1 ? words.yourAnswer : words.entry(at + 1)}
							</label>
							<textarea
								id={`${id}-${at}`}
								class="field entries-field"
								dir="auto"
								rows={most.characters > 60 ? 3 : 1}
								value={text}
								readOnly={locked}
								autocomplete="off"
								enterkeyhint={at < ask.entries - 1 ? "next" : "send"}
								aria-invalid={fault !== ""}
								aria-describedby={[
									`${id}-${at}-fault`,
									`${id}-${at}-length`,
								].join(" ")}
								onInput={({ currentTarget }) =>
									put(
										at,
										currentTarget.value
											.slice(0, mostHeld)
											.replace(/\s*\n\s*/g, " "),
									)
								}
								onKeyDown={(event) => onKeyDown(event, at)}
							/>
							{!locked && fields.length > 1 && (
								<button
									type="button"
									class="button quiet"
									aria-label={words.removeEntry(at + 1)}
									onClick={() => remove(at)}
								>
									<Cross />
								</button>
							)}
							<p class="entries-below">
								<span id={`${id}-${at}-fault`} class="fault" role="alert">
									{fault}
								</span>
								{!locked && (
									<span id={`${id}-${at}-length`} class="hint number">
										{words.charactersOf(length, most.characters)}
									</span>
								)}
							</p>
						</li>
					);
				})}
			</ol>
			{!locked && fields.length < ask.entries && (
				<button type="button" class="button entries-add" onClick={add}>
					<Plus /> {words.addAnother}
				</button>
			)}
			<p class="fault" role="alert">
				{together}
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
}
