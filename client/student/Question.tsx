import { useEffect, useRef, useState } from "preact/hooks";
import type { StudentView } from "../../shared/views.ts";
import type { OutboxState } from "../link/outbox.ts";
import { Check, Screen } from "../look/icons.tsx";
import { shortcutOf } from "../look/keys.ts";
import { colourOf, Letter, letterOf } from "../look/Letter.tsx";
import { letters } from "./words.ts";

/** Characters from which on the question is set smaller, so that the options stay in sight. */
const longText = 100;

interface Props {
	readonly view: StudentView & { phase: "open" | "closed" };
	readonly own: OutboxState;
	readonly onAnswer: (choice: readonly number[]) => void;
}

/** The question with its options to tap, and in the same places after the close. */
export function Question({ view, own, onAnswer }: Props) {
	const { asked } = view;
	const { input, text, options, optionCount } = asked;
	const [picked, setPicked] = useState(own.choice);
	const answered = own.state !== "none" && own.state !== "refused";
	const locked = view.phase === "closed" || (!view.changeable && answered);
	const many = input === "many";
	const chosen = many && !locked ? picked : own.choice;
	const sent = answered && String(picked) === String(own.choice);
	const unsent =
		many && picked.length > 0 && String(picked) !== String(own.choice);
	const changed = many && answered && !locked && !sent;

	/** Two quick keys come before the page has drawn the first. */
	const latest = useRef(picked);
	const pick = (choice: readonly number[]) => {
		latest.current = choice;
		setPicked(choice);
	};

	const choose = (index: number) => {
		if (locked || index >= optionCount) return;
		if (!many) {
			if (!answered || own.choice[0] !== index) onAnswer([index]);
			return;
		}
		const before = latest.current;
		pick(
			before.includes(index)
				? before.filter((other) => other !== index)
				: [...before, index].sort((a, b) => a - b),
		);
	};
	const send = () => {
		if (locked || !many || latest.current.length === 0) return;
		if (!answered || String(latest.current) !== String(own.choice))
			onAnswer(latest.current);
	};
	useKeys(choose, send);
	// The server's word may differ from what was sent.
	useEffect(() => pick(own.choice), [String(own.choice)]);

	return (
		<>
			{text === null ? (
				<h1 class="question">
					<Screen /> Look at the screen
				</h1>
			) : (
				<h1
					class={text.length > longText ? "question long" : "question"}
					dir="auto"
				>
					{text}
				</h1>
			)}
			<p class="hint">
				{changed
					? "Changed, not sent yet."
					: unsent && view.phase === "closed"
						? "Closed. What you picked last was not sent."
						: hintFor(view, answered)}
			</p>
			<fieldset class={options === null ? "options letters" : "options"}>
				<legend class="visually-hidden">
					{many ? "Options, choose all that apply" : "Options"}
				</legend>
				{Array.from({ length: optionCount }, (_, index) => (
					<button
						key={index}
						type="button"
						class="option"
						aria-pressed={chosen.includes(index)}
						aria-disabled={locked}
						onClick={() => choose(index)}
						style={{ "--o": colourOf(index) }}
					>
						{options === null ? (
							<span class="option-letter" translate={false}>
								{letterOf(index)}
							</span>
						) : (
							<>
								<Letter index={index} />
								<span class="option-words" dir="auto">
									{options[index]}
								</span>
							</>
						)}
						<span class="option-mark">
							{chosen.includes(index) && <Check />}
						</span>
					</button>
				))}
			</fieldset>
			{own.message !== null && <p class="hint">{own.message}</p>}
			{many && view.phase === "open" && (
				<button
					type="button"
					class="button primary wide send"
					aria-disabled={locked || sent || picked.length === 0}
					onClick={send}
				>
					{sent && own.state === "saved"
						? "Saved"
						: `Send ${letters(picked)}`.trim()}
				</button>
			)}
		</>
	);
}

/** One short sentence in one place, so that nothing moves when it changes. */
function hintFor(view: Props["view"], answered: boolean): string {
	if (view.phase === "closed") return "Closed. Waiting for the result.";
	if (answered)
		return view.changeable
			? "You can change it until the close."
			: "Your answer stands.";
	if (view.asked.input === "many") return "Choose all that apply, then send.";
	return view.changeable ? "Tap your answer." : "Tap your answer. It is final.";
}

/** Letters and digits choose and Enter sends, while the page's main part has the focus (and nothing there takes text). */
function useKeys(choose: (index: number) => void, send: () => void) {
	useEffect(() => {
		const main = document.querySelector("main");
		const onKey = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey || event.repeat)
				return;
			const key = shortcutOf(event);
			if (key === "Enter" && event.target === main) return send();
			const index = /^[a-j]$/.test(key)
				? key.charCodeAt(0) - 97
				: /^[0-9]$/.test(key)
					? (Number(key) + 9) % 10
					: -1;
			if (index >= 0) choose(index);
		};
		main?.addEventListener("keydown", onKey);
		return () => main?.removeEventListener("keydown", onKey);
	});
}
