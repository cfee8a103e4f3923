/** Smaller than this nobody reads it. */
const least = 0.6;

/** Makes formulas that are wider than their place smaller; what is wider still, and a wide table, scrolls by itself, and not the page. */
export function fitWide(box: HTMLElement): void {
	// A screen measures all of its text.
	if (box.closest(".screen") !== null) return;
	for (const wide of box.querySelectorAll<HTMLElement | MathMLElement>(
		"math, table",
	)) {
		wide.style.fontSize = "";
		wide.classList.remove("scrolls");
		wide.removeAttribute("tabindex");
		const room = roomOf(wide);
		const width = wide.scrollWidth;
		if (width <= room) continue;
		if (wide.localName === "math") {
			const share = room / width;
			wide.style.fontSize = `${Math.max(least, share * 0.98)}em`;
			if (share >= least) continue;
		}
		wide.classList.add("scrolls");
		// Without a mouse only what has the focus scrolls; what is pressed has it already.
		if (wide.closest("button, summary") === null)
			wide.setAttribute("tabindex", "0");
	}
}

/** How wide it may be: as the block is in which it stands. */
function roomOf(element: Element): number {
	let block = element.parentElement;
	while (block !== null && getComputedStyle(block).display === "inline")
		block = block.parentElement;
	return block?.clientWidth ?? Number.POSITIVE_INFINITY;
}
