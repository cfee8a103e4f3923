/** Smaller than this nobody reads it. */
const least = 0.6;

/** Makes formulas that are wider than their place smaller; what is wider still scrolls by itself, and not the page. */
export function fitMaths(box: HTMLElement): void {
	// A screen measures all of its text.
	if (box.closest(".screen") !== null) return;
	for (const math of box.querySelectorAll<MathMLElement>("math")) {
		math.style.fontSize = "";
		math.classList.remove("m-scrolls");
		math.removeAttribute("tabindex");
		const room = roomOf(math);
		const width = math.scrollWidth;
		if (width <= room) continue;
		const share = room / width;
		math.style.fontSize = `${Math.max(least, share * 0.98)}em`;
		if (share >= least) continue;
		math.classList.add("m-scrolls");
		// Without a mouse only what has the focus scrolls; a button has it already.
		if (math.closest("button") === null) math.setAttribute("tabindex", "0");
	}
}

/** How wide it may be: as the block is in which it stands. */
function roomOf(element: Element): number {
	let block = element.parentElement;
	while (block !== null && getComputedStyle(block).display === "inline")
		block = block.parentElement;
	return block?.clientWidth ?? Number.POSITIVE_INFINITY;
}
