import "./marked.css";
import { spansOf } from "../../../shared/search.ts";

/** A text in which these words are marked. */
export function Marked({
	text,
	words,
}: {
	readonly text: string;
	readonly words: readonly string[];
}) {
	const parts: preact.ComponentChild[] = [];
	let at = 0;
	for (const [from, to] of spansOf(text, words)) {
		parts.push(
			text.slice(at, from),
			<mark key={from} class="found-word">
				{text.slice(from, to)}
			</mark>,
		);
		at = to;
	}
	return (
		<>
			{parts}
			{text.slice(at)}
		</>
	);
}
