/** Runs in a screen's page: how many buttons its controls have, and what is read beneath one of them. */
export function coveredByControls(): { buttons: number; covered: string[] } {
	const buttons = [...document.querySelectorAll(".controls-buttons > *")].map(
		(one) => one.getBoundingClientRect(),
	);
	const covered: string[] = [];
	const isUnder = (one: DOMRect) =>
		buttons.some(
			(over) =>
				Math.min(one.right, over.right) - Math.max(one.left, over.left) > 1 &&
				Math.min(one.bottom, over.bottom) - Math.max(one.top, over.top) > 1,
		);
	const screen = document.querySelector(".screen");
	const walk = document.createTreeWalker(
		screen ?? document.body,
		NodeFilter.SHOW_TEXT,
	);
	while (walk.nextNode()) {
		const text = walk.currentNode;
		const words = (text.nodeValue ?? "").trim();
		const parent = text.parentElement;
		if (words === "" || parent?.closest(".visually-hidden")) continue;
		const range = document.createRange();
		range.selectNodeContents(text);
		if ([...range.getClientRects()].some(isUnder)) covered.push(words);
	}
	return { buttons: buttons.length, covered };
}
