import { useLayoutEffect, useRef } from "preact/hooks";
import { toldOf } from "./told.ts";

/** A text of an author as it looks; as it was typed where it looks no otherwise. It stands in an element that sets its type. */
export function Rich({ text }: { readonly text: string }) {
	const html = toldOf(text);
	return html === null ? text : <Told key={text} html={html} />;
}

function Told({ html }: { readonly html: string }) {
	const box = useRef<HTMLSpanElement>(null);
	useLayoutEffect(() => {
		// The server has made it, of its own allow-list.
		if (box.current !== null) box.current.innerHTML = html;
	}, [html]);
	return <span class="rich" ref={box} />;
}
