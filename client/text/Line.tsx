import "./line.css";
import { useRef } from "preact/hooks";
import { plainText } from "../../shared/plain-text.ts";
import { Rich } from "./Rich.tsx";
import { toldOf } from "./told.ts";
import { useUnlinked } from "./unlinked.ts";

/** A text of an author in a row of a list: its words, and its formulas as they look; what takes lines of its own is left out beside them. */
export function Line({ text }: { readonly text: string }) {
	const box = useRef<HTMLSpanElement>(null);
	useUnlinked(box);
	const isPlain = !text.includes("$") || toldOf(text) === null;
	return isPlain ? (
		<span>{plainText(text)}</span>
	) : (
		<span class="rich-line" ref={box} key={text}>
			<Rich text={text} />
		</span>
	);
}
