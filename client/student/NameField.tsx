import type { Ref } from "preact";
import { useState } from "preact/hooks";
import { nameMost } from "../../shared/name-most.ts";
import * as words from "../words/student.en.ts";

interface Props {
	readonly label: string;
	readonly value: string;
	/** Why it was not taken. */
	readonly fault: string | null;
	readonly hint: string;
	readonly of?: Ref<HTMLInputElement>;
}

/** As the server counts them, where the browser can. */
function lengthOf(typed: string): number {
	const name = typed.normalize("NFC").replace(/\s+/g, " ").trim();
	return "Segmenter" in Intl
		? [...new Intl.Segmenter().segment(name)].length
		: Array.from(name).length;
}

/** A name, and below its field what is known about it; that it is too long is said while it is typed. */
export function NameField({ label, value, fault, hint, of }: Props) {
	const [length, setLength] = useState(0);
	const told =
		length > nameMost ? words.nameIsTooLong(length, nameMost) : fault;
	return (
		<>
			<label for="name">{label}</label>
			<input
				ref={of ?? null}
				id="name"
				name="name"
				dir="auto"
				class="field"
				defaultValue={value}
				maxLength={200}
				autocomplete="nickname"
				autocapitalize="words"
				spellcheck={false}
				enterkeyhint="go"
				onInput={(event) => setLength(lengthOf(event.currentTarget.value))}
				aria-invalid={told !== null}
				aria-describedby="name-hint"
			/>
			<p id="name-hint" class={told ? "hint fault" : "hint"} role="status">
				{told ?? hint}
			</p>
		</>
	);
}
