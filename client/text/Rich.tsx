import { h } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { base } from "../link/base.ts";
import { fitWide, keepFit } from "./fit-wide.ts";
import { imageWidth } from "./image-width.ts";
import { prepareFor } from "./styles.ts";
import { toldOf } from "./told.ts";

/** A text of an author as it looks; as it was typed where it looks no otherwise. It stands in an element that sets its type. */
export function Rich({ text }: { readonly text: string }) {
	const html = toldOf(text);
	// An element of its own, as in `look/texts.ts`: no text node is held that a translator may replace.
	return html === null ? (
		h("text-run", { textContent: text })
	) : (
		<Told key={text} html={html} />
	);
}

function Told({ html }: { readonly html: string }) {
	const box = useRef<HTMLSpanElement>(null);
	useLayoutEffect(() => {
		const text = box.current;
		if (text === null) return;
		const show = () => {
			text.textContent = "";
			text.append(fragmentOf(html));
			fitWide(text);
		};
		show();
		// Once more with its styles: whoever measures what it takes, looks when it changes.
		void prepareFor(html)?.then(show);
		if (/<(math|table|pre)/.test(html)) return keepFit(text);
	}, [html]);
	return <span class="rich" ref={box} />;
}

/** The server has made it, of its own allow-list; under which path it is the page knows, and no picture is asked for before. */
function fragmentOf(html: string): DocumentFragment {
	const template = document.createElement("template");
	template.innerHTML = html;
	for (const image of template.content.querySelectorAll("img"))
		image.setAttribute(
			"src",
			base + image.getAttribute("src")?.replace(/\d+$/, String(imageWidth())),
		);
	// Of a button and of what has a name from its content nobody hears the parts.
	for (const math of template.content.querySelectorAll("math")) {
		math.setAttribute("aria-label", math.getAttribute("alttext") ?? "");
		// Its letters do not say from which side the text is read.
		const apart = document.createElement("bdi");
		math.replaceWith(apart);
		apart.append(math);
	}
	for (const code of template.content.querySelectorAll("pre, code"))
		code.setAttribute("dir", "ltr");
	return template.content;
}
