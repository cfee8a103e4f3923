import { useEffect, useRef, useState } from "preact/hooks";
import type { Refusal } from "../../shared/refusal.ts";
import type { Entrance } from "../../shared/views.ts";
import { keepsNothing } from "../link/storage.ts";
import * as words from "../words/student.en.ts";
import { NameField } from "./NameField.tsx";

interface Props {
	readonly entrance: Entrance;
	readonly suggestion: string;
	readonly joining: boolean;
	readonly refusal: Refusal | null;
	readonly onJoin: (name: string, word: string) => void;
	readonly onTouch: () => void;
}

/** Takes the name, where the room wants or allows one, and the word on the screen where the room asks for it. */
export function NamePage({
	entrance,
	suggestion,
	joining,
	refusal,
	onJoin,
	onTouch,
}: Props) {
	const field = useRef<HTMLInputElement>(null);
	const wordField = useRef<HTMLInputElement>(null);
	const { names } = entrance;
	const aboutWord = refusal?.error === "word-needed";
	const about = aboutWord || (refusal?.error.startsWith("name") ?? false);
	const [forgetful] = useState(keepsNothing);
	const asked = useRef(false);
	if (aboutWord || entrance.word) asked.current = true;

	useEffect(() => {
		if (refusal === null || about)
			(aboutWord ? wordField : field).current?.focus();
	}, [refusal, about, aboutWord]);

	// Read when it is sent: password managers and old browsers fill fields without telling the page.
	const submit = (event: Event) => {
		event.preventDefault();
		if (!joining)
			onJoin(field.current?.value ?? "", wordField.current?.value.trim() ?? "");
	};
	const told = aboutWord ? null : (refusal?.message ?? null);

	return (
		<form class="name" onSubmit={submit} onInput={onTouch} noValidate>
			{names !== "generated" ? (
				<NameField
					of={field}
					label={words.yourName}
					value={suggestion}
					fault={told}
					hint={hints[names]}
				/>
			) : (
				<p class={told ? "hint fault" : "hint"} role="status">
					{told ?? hints[names]}
				</p>
			)}
			{asked.current && (
				<>
					<label for="word">{words.wordOnTheScreen}</label>
					<input
						ref={wordField}
						id="word"
						class="field"
						maxLength={50}
						autocomplete="off"
						autocapitalize="none"
						spellcheck={false}
						enterkeyhint="go"
						aria-invalid={aboutWord}
						aria-describedby="word-hint"
					/>
					<p
						id="word-hint"
						class={aboutWord ? "hint fault" : "hint"}
						role="status"
					>
						{aboutWord ? refusal.message : words.itChanges}
					</p>
				</>
			)}
			{entrance.state === "locked" && !refusal && (
				<p class="fault">{words.roomIsLocked}</p>
			)}
			{forgetful && <p class="hint">{words.thisBrowserKeepsNothing}</p>}
			<p class="push">
				<button
					type="submit"
					class="button primary wide"
					aria-disabled={joining}
				>
					{joining
						? words.joining
						: refusal && !about
							? words.tryAgain
							: words.join}
				</button>
			</p>
		</form>
	);
}

const hints: Record<Entrance["names"], string> = {
	required: words.yourInstructorSeesIt,
	optional: words.orLeaveItEmpty,
	generated: words.youAreGivenOne,
};
