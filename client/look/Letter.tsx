import { letter as letterOf } from "../../shared/kinds/letter.ts";
import "./letter.css";
import { colourOf } from "./colour.ts";
import { Check, Cross } from "./icons.tsx";

export { letter as letterOf } from "../../shared/kinds/letter.ts";
export { colourOf } from "./colour.ts";

/** All colours of an option's card: itself, the foot of its bar, what is written on it, and how much of it lies under words. */
export function optionColours(index: number) {
	if (index < 0) return { "--o": "var(--accent)", "--foot": "var(--accent)" };
	const isOdd = index % 2 === 1;
	return {
		"--o": colourOf(index),
		"--foot": isOdd ? `var(--foot${index % 10})` : colourOf(index),
		"--on": isOdd ? "var(--on-odd)" : "var(--on-even)",
		"--wash": isOdd ? "var(--wash-odd)" : "var(--wash-even)",
	};
}

interface Props {
	/** Below 0: a place without a letter, and without a colour. */
	readonly index: number;
	readonly mark?: "correct" | "wrong" | "mine" | null;
}

/** An option's badge, sized by the font around it. The mark is a picture only: whoever places it says it in words beside it. */
export function Letter({ index, mark }: Props) {
	return (
		<span
			class="letter"
			translate={false}
			data-odd={index % 2 === 1 ? "" : undefined}
			data-mark={mark ?? undefined}
			style={{ "--o": colourOf(index) }}
		>
			{index >= 0 && letterOf(index)}
			{mark === "correct" && <Check />}
			{mark === "wrong" && <Cross />}
		</span>
	);
}
