import "./wide-part.css";
import * as words from "../words/rich.en.ts";

/** Smaller than this nobody reads it. */
const least = 0.6;

/** What may be wider than its place, and how its box is called. */
const names: Readonly<Record<string, string>> = {
	math: words.formula,
	table: words.table,
	pre: words.code,
};

/** Makes it narrower if it is a formula for which that is enough, and else puts it into a box; where there is room again it leaves that. */
export function fit(
	wide: HTMLElement | MathMLElement,
	shareOf: (wide: Element, scroller?: Element) => number,
): void {
	const isFormula = wide.localName === "math";
	if (isFormula) wide.style.fontSize = "";
	const scroller = scrollerOf(wide);
	const share = shareOf(wide, scroller);
	// What scrolls anyway can be read at least; a row of a list is one look.
	const isNarrower =
		isFormula && (share >= least || wide.closest(".rich-line") !== null);
	if (isNarrower && share < 1) wide.style.fontSize = `${share * 0.98}em`;
	if (isNarrower || share === 1) scroller?.parentElement?.replaceWith(wide);
	else showEdges(scroller ?? putInBox(wide));
}

/** What scrolls it, where it has a box. */
function scrollerOf(wide: Element): HTMLElement | undefined {
	const parent = wide.parentElement;
	return parent?.className === "wide-scroll" ? parent : undefined;
}

/**
 * A box around what is wider than its place: it scrolls sideways by finger, by mouse and, as it takes the focus, by arrows, and shows at its edges
 * where it goes on. Its name is a title, and it has no role: what holds it and is called by its content is called by the code, and not by that it scrolls.
 */
function putInBox(wide: Element): HTMLElement {
	const box = document.createElement("div");
	const scroller = document.createElement("div");
	box.className = "wide-box";
	box.dataset.of = wide.localName;
	scroller.className = "wide-scroll";
	scroller.title = names[wide.localName] ?? "";
	// Where it is said elsewhere, nothing takes the focus.
	if (wide.closest("[aria-hidden=true]") === null) scroller.tabIndex = 0;
	// Code runs from the left on a page that runs from the right.
	box.dir = getComputedStyle(wide).direction;
	scroller.addEventListener("scroll", () => showEdges(scroller));
	scroller.addEventListener("keydown", onKey);
	scroller.addEventListener("click", onClick);
	wide.replaceWith(box);
	box.append(scroller, edge("before"), edge("after"));
	scroller.append(wide);
	return scroller;
}

/** At which of its edges it goes on. */
function showEdges(scroller: HTMLElement): void {
	const { scrollWidth, clientWidth, parentElement: box } = scroller;
	// From right to left it counts below zero.
	const before = Math.abs(scroller.scrollLeft);
	const after = scrollWidth - clientWidth - before;
	box?.toggleAttribute("data-before", before > 1);
	box?.toggleAttribute("data-after", after > 1);
}

function edge(at: string): HTMLElement {
	const element = document.createElement("span");
	element.classList.add("wide-edge", at);
	element.setAttribute("aria-hidden", "true");
	return element;
}

/** Of an option, which is a button: what holds it is pressed by it, too. */
const pressedBy = (scroller: Element) =>
	scroller.closest<HTMLElement>("button, summary");

/** Its arrows scroll it, and mean nothing else on the page. */
function onKey(this: HTMLElement, event: KeyboardEvent): void {
	if (/^Arrow(Left|Right)$/.test(event.key)) event.stopPropagation();
	const pressed = pressedBy(this);
	if (pressed === null || !/^(Enter| )$/.test(event.key)) return;
	event.preventDefault();
	if (!event.repeat) pressed.click();
}

/** Whoever has a pointer scrolls by it: the keys are the page's again. */
function onClick(this: HTMLElement, event: MouseEvent): void {
	if (event.detail === 0) return;
	const pressed = pressedBy(this);
	if (pressed === null) this.blur();
	else pressed.focus();
}
