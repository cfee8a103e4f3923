import { partOf } from "../link/part.ts";

/** What makes it narrower, or scroll. Few texts need that: it comes with the first that does, or before, when there is time. */
export const wide = partOf(() => import("./wide-part.ts"));

/** Formulas that are somewhat wider than their place become smaller; what is wider still, a wide table and long code scroll in a box of their own, and not the page. */
export function fitWide(text: HTMLElement): void {
	// Of a screen all of the text is measured, and its small copy is a picture; what nobody sees is as wide as it likes.
	if (text.closest(".screen, .hall-picture, .visually-hidden") !== null) return;
	const all = [
		...text.querySelectorAll<HTMLElement | MathMLElement>("math, table, pre"),
	];
	const part = wide.here();
	// It is given what it needs of this file: phones load that with the page's later part, and not once more by itself.
	if (part !== null) for (const one of all) part.fit(one, shareOf);
	else if (all.some((one) => shareOf(one) < 1))
		void wide.fetch().then((came) => came && fitWide(text));
}

/** Fits it again when its place has another width, as what was folded has when it unfolds, or more in it, as when a style comes late, and when a font has come. */
export function keepFit(text: HTMLElement): () => void {
	const fit = () => fitWide(text);
	const block = blockOf(text);
	const widths = () => `${block.clientWidth} ${block.scrollWidth}`;
	let before = widths();
	const observer = new ResizeObserver(() => {
		if (widths() === before) return;
		before = widths();
		// In a turn of its own, as it changes what is observed.
		requestAnimationFrame(fit);
	});
	observer.observe(block);
	document.fonts.addEventListener("loadingdone", fit);
	return () => {
		observer.disconnect();
		document.fonts.removeEventListener("loadingdone", fit);
	};
}

/** How much of it has room; a pixel over is none, and what is folded is as wide as nothing. Code takes all the width that there is, and so does what scrolls it. */
export function shareOf(one: Element, scroller = one): number {
	const isBlock = scroller !== one || one.localName === "pre";
	const room = isBlock ? scroller.clientWidth : roomIn(blockOf(one));
	const width = scroller.scrollWidth;
	return width <= room + 1 ? 1 : room / width;
}

function roomIn(block: Element): number {
	const { paddingLeft, paddingRight } = getComputedStyle(block);
	return (
		block.clientWidth -
		Number.parseFloat(paddingLeft) -
		Number.parseFloat(paddingRight)
	);
}

/** The block in which it stands. */
function blockOf({ parentElement: block }: Element): Element {
	return block !== null && getComputedStyle(block).display === "inline"
		? blockOf(block)
		: (block ?? document.body);
}
