import "./code.css";
import { useEffect, useRef, useState } from "preact/hooks";
import { readCode, showCode } from "../../shared/code.ts";
import { Logo } from "../look/Logo.tsx";
import { join, tryAgain } from "../words/student.en.ts";
import * as words from "../words/student-code.en.ts";

export interface CodePageProps {
	/** What the address holds; a code or anything else. */
	readonly typed: string;
	/** Why that code did not work. */
	readonly wrong: string | null;
	readonly onCode: (code: string) => void;
}

const notACode = words.notACode;

/** Spaced as on the screen where it is a code, as typed where it is not. */
const tidy = (typed: string) => {
	const code = readCode(typed);
	return code === null ? typed : showCode(code);
};

/** The front page: one field. */
export function CodePage({ typed, wrong, onCode }: CodePageProps) {
	const [fault, setFault] = useState(wrong ?? (typed === "" ? null : notACode));
	const field = useRef<HTMLInputElement>(null);

	useEffect(() => {
		document.title = words.joinTitle;
		field.current?.focus();
	}, []);
	useEffect(() => {
		if (wrong !== null) setFault(wrong);
	}, [wrong]);

	/** With its last sign a code joins by itself. */
	const onTyped = (typed: string) => {
		setFault(null);
		const code = readCode(typed);
		if (code !== null) onCode(code);
	};

	const submit = (event: Event) => {
		event.preventDefault();
		// Read when it is sent: it may have been filled without telling the page.
		const text = field.current?.value ?? "";
		const code = readCode(text);
		if (code !== null) return onCode(code);
		setFault(text.trim() === "" ? words.pleaseTypeTheCode : notACode);
		field.current?.focus();
	};

	return (
		<div class="room">
			<header class="head poster">
				<p class="brand">
					<Logo />
				</p>
				<h1>{wrong === null ? words.typeTheCode : words.noRoomHasThisCode}</h1>
			</header>
			<main class="join">
				<form onSubmit={submit} noValidate>
					<label for="code">{words.roomCode}</label>
					<input
						ref={field}
						id="code"
						class="field code"
						defaultValue={tidy(typed)}
						onInput={({ currentTarget }) => onTyped(currentTarget.value)}
						onPaste={(event) => {
							const pasted = readCode(
								event.clipboardData?.getData("text") ?? "",
							);
							if (pasted === null) return;
							event.preventDefault();
							onCode(pasted);
						}}
						autocapitalize="characters"
						autocomplete="off"
						autocorrect="off"
						spellcheck={false}
						inputMode="text"
						enterkeyhint="go"
						aria-invalid={fault !== null}
						aria-describedby="code-hint"
					/>
					<p id="code-hint" class={fault ? "hint fault" : "hint"} role="status">
						{fault ?? words.sixLettersAndDigits}
					</p>
					<p class="push">
						<button type="submit" class="button primary wide">
							{wrong === null ? join : tryAgain}
						</button>
					</p>
				</form>
			</main>
		</div>
	);
}
