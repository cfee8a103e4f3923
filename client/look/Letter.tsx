import { letter as letterOf } from "../../shared/kinds/letter.ts";
import "./letter.css";
import { Check, Cross } from "./icons.tsx";

export { letter as letterOf } from "../../shared/kinds/letter.ts";

/** The custom property that holds an option's colour. */
export function colourOf(index: number): string {
	return `var(--o${index % 10})`;
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
