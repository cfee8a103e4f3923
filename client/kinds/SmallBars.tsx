import "./desk.css";
import { Check } from "../look/icons.tsx";

interface Bar {
	/** Of the longest, 0 to 1. */
	readonly share: number;
	readonly colour: string;
	readonly isRight: boolean;
}

/** A distribution as small as a word: a bar for each group, a tick at the right ones. A picture only. */
export function SmallBars({ bars }: { readonly bars: readonly Bar[] }) {
	return (
		<span class="small-bars">
			{bars.map(({ share, colour, isRight }, index) => (
				<span key={index} class="small-bar">
					<i
						style={{
							width: `calc(${Math.min(1, share)} * (100% - 15px))`,
							background: colour,
						}}
					/>
					{isRight && <Check />}
				</span>
			))}
		</span>
	);
}
