import { useEffect, useRef } from "preact/hooks";
import { hintFor, isAnswered, useDraft } from "../kinds/own.ts";
import type { AskProps } from "../kinds/part.ts";
import { Check } from "../look/icons.tsx";
import { shortcutOf } from "../look/keys.ts";
import { colourOf, Letter, letterOf } from "../look/Letter.tsx";
import { Rich } from "../text/Rich.tsx";
import { choiceOf, letters, optionsOf } from "./value.ts";
import * as texts from "./words.en.ts";

const sendAll = texts.chooseAllThatApply;

/** Options to tap, and in the same places after the close. `many`: several of them, and a button to send. */
export function Ask(props: AskProps & { readonly many: boolean }) {
	const { asked, isOpen, isChangeable, own, onAnswer, many } = props;
	const options = optionsOf(asked.ask);
	const wordless = options[0] === null;
	const held = choiceOf(own.value);
	const [picked, setPicked] = useDraft<readonly number[]>(props, held);
	const answered = isAnswered(props);
	const locked = !isOpen || (!isChangeable && answered);
	const chosen = many && !locked ? picked : held;
	const same = String(picked) === String(held);
	const sent = answered && same;

	/** Two quick keys come before the page has drawn the first. */
	const latest = useRef(picked);
	latest.current = picked;
	const pick = (choice: readonly number[]) => {
		latest.current = choice;
		setPicked(choice);
	};

	const choose = (index: number) => {
		if (locked || index >= options.length) return;
		if (!many) {
			if (!answered || held[0] !== index) onAnswer([index]);
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
		if (!answered || String(latest.current) !== String(held))
			onAnswer(latest.current);
	};
	useKeys(choose, send);

	return (
		<>
			<p class="hint">
				{many
					? hintFor(props, sendAll, sendAll, !same && picked.length > 0)
					: hintFor(props, texts.tapYourAnswer, texts.tapYourFinalAnswer)}
			</p>
			<fieldset class={wordless ? "options letters" : "options"}>
				<legend class="visually-hidden">
					{many ? texts.optionsSeveral : texts.options}
				</legend>
				{options.map((words, index) => (
					<button
						key={index}
						type="button"
						class="option"
						aria-pressed={chosen.includes(index)}
						aria-disabled={locked}
						onClick={() => choose(index)}
						style={{ "--o": colourOf(index) }}
					>
						{wordless ? (
							<span class="option-letter" translate={false}>
								{letterOf(index)}
							</span>
						) : (
							<>
								<Letter index={index} />
								<span class="option-words" dir="auto">
									<Rich text={words ?? ""} />
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
			{many && isOpen && (
				<button
					type="button"
					class="button primary wide send"
					aria-disabled={locked || sent || picked.length === 0}
					onClick={send}
				>
					{sent && own.state === "saved"
						? texts.saved
						: texts.sendLetters(letters(picked)).trim()}
				</button>
			)}
		</>
	);
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
