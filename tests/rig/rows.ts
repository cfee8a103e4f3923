/** Rows of a question, read from a real page: from which side they begin, and what is left of them in forced colours. */

export interface Rows {
	/** What they stand in. */
	readonly root: string;
	/** Where they are to begin. */
	readonly side: "left" | "right";
	/** A row, what it begins with, and what it ends with. */
	readonly parts: readonly [row: string, first: string, last: string];
}

/** What is wrong with how they lie, in words; to be run in the page. */
export function faultsOfRows({ root, side, parts }: Rows): string[] {
	const faults: string[] = [];
	const within = document.querySelector(root);
	const box = (one: Element) => one.getBoundingClientRect();
	const all = (selector: string) => [
		...(within?.querySelectorAll<HTMLElement>(selector) ?? []),
	];
	const isRight = side === "right";
	const [row, first, last] = parts;
	if (all(row).length === 0) faults.push(`no ${row}`);
	for (const one of all(row)) {
		const [from, to] = [first, last].map((part) => one.querySelector(part));
		if (!from || !to) faults.push(`a row without ${first} or ${last}`);
		else if (box(from).left > box(to).left !== isRight)
			faults.push(`begins at the other side: ${one.textContent}`);
	}

	// Bars grow from the side where their row begins.
	for (const bar of all(".rows .share-bar")) {
		const rail = box(bar.parentElement ?? bar);
		const gap = isRight
			? rail.right - box(bar).right
			: box(bar).left - rail.left;
		if (gap > 2) faults.push(`a bar begins ${gap} px off`);
	}
	for (const bar of all(".answer-bar")) {
		const { a } = new DOMMatrix(getComputedStyle(bar).transform);
		const spine = bar.parentElement?.querySelector(".answer-spine") ?? bar;
		const meets = isRight
			? box(bar).right > box(spine).left
			: box(bar).left < box(spine).right;
		if (a !== (isRight ? -1 : 1) || !meets)
			faults.push("a bar does not grow out of its spine");
	}

	// Words stand beside their letter, whichever way they are read.
	const starts = all(".answer-words, .option-words").map((words) => {
		const range = document.createRange();
		range.selectNodeContents(words);
		const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
		return isRight
			? Math.max(...lines.map(({ right }) => right))
			: Math.min(...lines.map(({ left }) => left));
	});
	if (Math.max(...starts) - Math.min(...starts) > 1)
		faults.push(`words begin at ${starts.join(", ")}`);

	for (const mean of all(".scale-mean")) {
		const columns = box(mean.parentElement ?? mean);
		const at = (box(mean).left + box(mean).right) / 2;
		const share =
			(isRight ? columns.right - at : at - columns.left) / columns.width;
		const told = Number(/[\d.]+/.exec(mean.innerText)?.[0]);
		const steps = all(".scale-column").length;
		if (Math.abs(share - (told - 0.5) / steps) > 0.01)
			faults.push(`a mean of ${told} stands at ${share}`);
	}

	// What the page itself says is read from the left everywhere.
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const text = walk.currentNode;
		const words = text.nodeValue ?? "";
		if (text.parentElement?.closest("[dir=auto], bdi, [dir=ltr]") != null)
			continue;
		if (!/[a-z%]/i.test(words)) continue;
		const [from, to] = [words.search(/\S/), words.trimEnd().length - 1].map(
			(at) => {
				const range = document.createRange();
				range.setStart(text, at);
				range.setEnd(text, at + 1);
				return range.getBoundingClientRect();
			},
		);
		if (!from || !to || from.width === 0 || from.top !== to.top) continue;
		if (to.left < from.left) faults.push(`runs from the right: ${words}`);
	}
	return faults;
}

/** What is not to be told any more where the system has its own colours, in words; to be run in the page. */
export function faultsOfForced(root: string): string[] {
	const faults: string[] = [];
	const within = document.querySelector(root);
	const all = (selector: string) =>
		[...(within?.querySelectorAll<HTMLElement>(selector) ?? [])].filter(
			(one) => one.getClientRects().length > 0,
		);
	const probe = document.createElement("i");
	probe.style.background = "Canvas";
	document.body.append(probe);
	const canvas = getComputedStyle(probe).backgroundColor;
	probe.remove();
	const isGround = (colour: string) =>
		colour === canvas || /^rgba\(.*, 0\)$|transparent/.test(colour);

	const drawn: [string, string?][] = [
		[".share-bar"],
		[".chart-column i"],
		[".bins-rail i"],
		[".scale-bar"],
		[".rating-bar i"],
		[".answer-spine"],
		[".put-letter"],
		[".pairs-bar", "::before"],
		[".answer-bar", "::before"],
		[".answer-bar", "::after"],
		["li .put-cells > span", "::before"],
	];
	let seen = 0;
	for (const [selector, part] of drawn)
		for (const one of all(selector)) {
			seen++;
			const { backgroundColor } = getComputedStyle(one, part);
			if (isGround(backgroundColor))
				faults.push(`nothing is seen of ${selector}${part ?? ""}`);
		}
	if (seen === 0) faults.push("nothing is drawn");

	/** Of its edge what can be told: how thick, how, in which colour; null: nothing. */
	const edgeOf = (one: Element, part?: string) => {
		const style = getComputedStyle(one, part);
		const edges = [
			[style.borderTopWidth, style.borderTopStyle, style.borderTopColor],
			[style.outlineWidth, style.outlineStyle, style.outlineColor],
		].filter(
			([width = "", how, colour = ""]) =>
				Number.parseFloat(width) > 0.5 && how !== "none" && !isGround(colour),
		);
		return edges.length > 0 ? edges.join(" ") : null;
	};
	const onWall = root === ".stage";
	for (const [row, part] of [[".answer", "::after"], [".texts-row"]] as const) {
		const edges = all(row).map((one) => ({
			isRight: one.matches("[data-correct], [data-right]"),
			edge: edgeOf(one, part),
		}));
		const right = edges.filter(({ isRight }) => isRight);
		for (const { edge } of edges.filter(({ isRight }) => !isRight))
			if (right.some((one) => one.edge === edge))
				faults.push(`what is right looks as the others: ${row}`);
		if (onWall && edges.some(({ edge }) => edge === null))
			faults.push(`no edge: ${row}`);
	}
	for (const card of [".places-put > ol > li", ".pairs > ul > li"])
		if (onWall && all(card).some((one) => edgeOf(one) === null))
			faults.push(`no edge: ${card}`);
	return faults;
}
