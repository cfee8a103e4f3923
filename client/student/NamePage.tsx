import { useEffect, useRef, useState } from "preact/hooks";
import type { Refusal } from "../../shared/refusal.ts";
import type { Entrance } from "../../shared/views.ts";
import { keepsNothing } from "../link/storage.ts";
import * as words from "../words/student.en.ts";

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
	const typed = names !== "generated";
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

	return (
		<form class="name" onSubmit={submit} onInput={onTouch} noValidate>
			{typed ? (
				<>
					<h1>
						<label for="name">{words.yourName}</label>
					</h1>
					<input
						ref={field}
						id="name"
						dir="auto"
						class="field"
						defaultValue={suggestion}
						maxLength={100}
						autocomplete="nickname"
						autocapitalize="words"
						spellcheck={false}
						enterkeyhint="go"
						aria-invalid={about && !aboutWord}
						aria-describedby="name-hint"
					/>
				</>
			) : (
				<h1>{joining ? words.joining : words.joinThisRoom}</h1>
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
						aria-describedby="name-hint"
					/>
				</>
			)}
			<p id="name-hint" class={refusal ? "hint fault" : "hint"} role="status">
				{refusal?.message ?? hints[names]}
			</p>
			{forgetful && <p class="hint">{words.thisBrowserKeepsNothing}</p>}
			<button type="submit" class="button primary wide" aria-disabled={joining}>
				{joining
					? words.joining
					: refusal && !about
						? words.tryAgain
						: words.join}
			</button>
		</form>
	);
}

const hints: Record<Entrance["names"], string> = {
	required: words.yourInstructorSeesIt,
	optional: words.orLeaveItEmpty,
	generated: words.youAreGivenOne,
};
