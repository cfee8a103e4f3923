import { useEffect } from "preact/hooks";
import type { Steps as Ask } from "../../../shared/kinds/scale/model.ts";
import { shortcutOf } from "../../look/keys.ts";
import { isAnswered, radio, radioGroup, useHow } from "../own.ts";
import type { AskProps } from "../part.ts";
import * as words from "./words.en.ts";

/** More are in two rows on a phone. */
const mostInRow = 5;

/** A button for each step, with the words of the two ends below them; in rows with all words where steps between have some. */
export function Steps(props: AskProps) {
	const { asked, isOpen, isChangeable, own, onAnswer } = props;
	const { labels } = asked.ask as Ask;
	const isLocked = !isOpen || (!isChangeable && isAnswered(props));
	const choose = (step: number) => {
		if (isLocked || step > labels.length) return;
		if (!isAnswered(props) || own.value !== step) onAnswer(step);
	};
	useHow(props, words.tapANumber);
	useDigits(choose);
	const hasRows = labels.slice(1, -1).some((label) => label !== "");
	const many = labels.length > mostInRow;
	return (
		<>
			<fieldset
				class={hasRows ? "scale-steps scale-rows rows" : "scale-steps rows"}
				{...radioGroup}
				style={{
					"--steps": labels.length,
					"--in-row": many ? Math.ceil(labels.length / 2) : labels.length,
				}}
			>
				<legend class="visually-hidden">{words.steps}</legend>
				{labels.map((label, index) => (
					<button
						key={index}
						type="button"
						class="option number"
						{...radio(own.value === index + 1)}
						data-is={
							own.value === index + 1
								? own.state === "saved"
									? "saved"
									: "picked"
								: undefined
						}
						aria-disabled={isLocked}
						aria-label={label === "" ? undefined : `${index + 1}, ${label}`}
						onClick={() => choose(index + 1)}
					>
						<b>{index + 1}</b>
						{hasRows && label !== "" && <span dir="auto">{label}</span>}
					</button>
				))}
			</fieldset>
			{!hasRows && (
				<p class="scale-ends rows">
					<bdi>{labels[0]}</bdi>
					<bdi>{labels[labels.length - 1]}</bdi>
				</p>
			)}
			{own.message !== null && <p class="hint">{own.message}</p>}
		</>
	);
}

/** Digits choose while the page's main part has the focus; 0 is ten. */
function useDigits(choose: (step: number) => void) {
	useEffect(() => {
		const main = document.querySelector("main");
		const onKey = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey || event.repeat)
				return;
			const key = shortcutOf(event);
			if (/^[0-9]$/.test(key)) choose(Number(key) || 10);
		};
		main?.addEventListener("keydown", onKey);
		return () => main?.removeEventListener("keydown", onKey);
	});
}
