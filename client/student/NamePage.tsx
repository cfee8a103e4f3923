import { useEffect, useRef, useState } from "preact/hooks";
import type { Refusal } from "../../shared/refusal.ts";
import type { StudentView } from "../../shared/views.ts";

interface Props {
	readonly names: StudentView["names"];
	readonly suggestion: string;
	readonly joining: boolean;
	readonly refusal: Refusal | null;
	readonly onJoin: (name: string) => void;
}

/** Takes the name, where the room wants or allows one. */
export function NamePage({
	names,
	suggestion,
	joining,
	refusal,
	onJoin,
}: Props) {
	const [name, setName] = useState(suggestion);
	const field = useRef<HTMLInputElement>(null);
	const typed = names !== "generated";
	const about = refusal?.error.startsWith("name") ?? false;

	useEffect(() => {
		if (typed && (refusal === null || about)) field.current?.focus();
	}, [typed, refusal, about]);

	const submit = (event: Event) => {
		event.preventDefault();
		if (!joining) onJoin(typed ? name : "");
	};

	return (
		<form class="name" onSubmit={submit} noValidate>
			{typed ? (
				<>
					<h1>
						<label for="name">Your name</label>
					</h1>
					<input
						ref={field}
						id="name"
						class="field"
						value={name}
						onInput={(event) => setName(event.currentTarget.value)}
						maxLength={100}
						autocomplete="nickname"
						autocapitalize="words"
						spellcheck={false}
						enterkeyhint="go"
						aria-invalid={about}
						aria-describedby="name-hint"
					/>
				</>
			) : (
				<h1>{joining ? "Joining…" : "Join this room"}</h1>
			)}
			<p id="name-hint" class={refusal ? "hint fault" : "hint"} role="status">
				{refusal?.message ?? hints[names]}
			</p>
			<button type="submit" class="button primary wide" aria-disabled={joining}>
				{joining ? "Joining…" : refusal && !about ? "Try again" : "Join"}
			</button>
		</form>
	);
}

const hints: Record<StudentView["names"], string> = {
	required: "Your instructor sees it with your answers.",
	optional: "Or leave it empty: then you are given one.",
	generated: "You are given a name.",
};
