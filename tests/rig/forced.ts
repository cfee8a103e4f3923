/** What a page shows of focus and choice where the system has its own colours; both run in the page. */

/** Controls that look with the focus as without it, each kind once. A key must have been pressed before: a browser shows no focus to who only points. */
export function faultsOfFocus(): { kinds: string[]; faults: string[] } {
	const kinds = new Set<string>();
	const faults: string[] = [];
	const probe = document.createElement("i");
	probe.style.background = "Canvas";
	document.body.append(probe);
	const canvas = getComputedStyle(probe).backgroundColor;
	probe.remove();
	/** Of each that may carry a ring for it: its outline, where one is told from the ground. */
	const ringsOf = (control: Element) =>
		[control, control.nextElementSibling, control.closest("label")].map(
			(one) => {
				if (one === null) return "";
				const { outlineStyle, outlineWidth, outlineColor, outlineOffset } =
					getComputedStyle(one);
				const isSeen =
					outlineStyle !== "none" &&
					Number.parseFloat(outlineWidth) >= 2 &&
					outlineColor !== canvas;
				return isSeen
					? [outlineStyle, outlineWidth, outlineColor, outlineOffset].join(" ")
					: "";
			},
		);
	const controls = document.querySelectorAll<HTMLElement>(
		"a[href], button, input, select, textarea, summary, [tabindex='0']",
	);
	for (const control of controls) {
		if (control.getClientRects().length === 0) continue;
		const kind = [
			control.tagName.toLowerCase(),
			...control.classList,
			...["type", "role", "data-is"].map(
				(name) => control.getAttribute(name) ?? "",
			),
		]
			.filter((part) => part !== "")
			.join(".");
		if (kinds.has(kind)) continue;
		(document.activeElement as HTMLElement | null)?.blur();
		const before = ringsOf(control);
		control.focus();
		if (document.activeElement !== control) continue;
		kinds.add(kind);
		const after = ringsOf(control);
		const isShown = after.some(
			(ring, at) => ring !== "" && ring !== before[at],
		);
		if (!isShown) faults.push(`no focus is seen of ${kind}`);
	}
	(document.activeElement as HTMLElement | null)?.blur();
	return { kinds: [...kinds], faults };
}

/** Controls that look chosen as not chosen, each kind once, of those that stand beside one of the other sort. */
export function faultsOfChoice(): { kinds: string[]; faults: string[] } {
	const kinds = new Set<string>();
	const faults: string[] = [];
	const states = ["aria-pressed", "aria-checked"];
	/** Edges and grounds of it, of what stands behind its box, and of what they hold. */
	const looksOf = (control: Element) => {
		const shown =
			control.matches("input") && control.nextElementSibling !== null
				? control.nextElementSibling
				: control;
		return [shown, ...shown.querySelectorAll(".switch-track, svg")]
			.flatMap((one) =>
				[undefined, "::before"].map((part) => {
					const style = getComputedStyle(one, part);
					return [
						part === undefined ? one.tagName : style.content,
						style.backgroundColor,
						`${style.borderTopWidth} ${style.borderTopStyle} ${style.borderTopColor}`,
						`${style.outlineWidth} ${style.outlineStyle}`,
						style.transform,
					].join(", ");
				}),
			)
			.join("; ");
	};
	const isChosen = (control: Element) =>
		control.matches("input")
			? (control as HTMLInputElement).checked
			: states.some((name) => control.getAttribute(name) === "true");
	const controls = [
		...document.querySelectorAll(
			"button[aria-pressed], button[aria-checked], input[type=radio], input[type=checkbox]",
		),
	].filter(
		(one) =>
			(one.nextElementSibling ?? one).getClientRects().length > 0 &&
			// What the browser draws itself.
			!(one.matches("input") && getComputedStyle(one).opacity !== "0"),
	);
	for (const control of controls) {
		if (!isChosen(control)) continue;
		const kind = `${control.tagName.toLowerCase()}.${[...control.classList].join(".")}`;
		const other = controls.find(
			(one) =>
				!isChosen(one) &&
				one.tagName === control.tagName &&
				one.className === control.className &&
				one.closest("fieldset, ul, p, section, div") ===
					control.closest("fieldset, ul, p, section, div"),
		);
		if (other === undefined || kinds.has(kind)) continue;
		kinds.add(kind);
		if (looksOf(other) === looksOf(control))
			faults.push(`what is chosen looks as the others: ${kind}`);
	}
	return { kinds: [...kinds], faults };
}

/** Controls whose edge, which is seen there, touches their own words or what stands beside them. */
export function faultsOfEdges(): string[] {
	const faults = new Set<string>();
	const least = 3;
	const isSeen = (one: Element) =>
		one.getClientRects().length > 0 &&
		getComputedStyle(one).visibility === "visible" &&
		!one.closest(".hall-picture, .visually-hidden, .skip-link, [inert]");
	const name = (one: Element) =>
		`${one.tagName.toLowerCase()}.${[...one.classList].join(".")} “${(one.textContent ?? "").trim().slice(0, 20)}”`;
	const edged = [...document.querySelectorAll(".button")].filter((one) => {
		const { borderTopStyle, borderTopWidth } = getComputedStyle(one);
		return (
			isSeen(one) &&
			borderTopStyle !== "none" &&
			Number.parseFloat(borderTopWidth) > 0
		);
	});
	/** Of each line of its words that is seen. */
	const rectsOf = (one: Node) => {
		const rects: DOMRect[] = [];
		const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
		while (walk.nextNode()) {
			const { parentElement: parent, nodeValue } = walk.currentNode;
			if (parent === null || !isSeen(parent) || nodeValue?.trim() === "")
				continue;
			const range = document.createRange();
			range.selectNodeContents(walk.currentNode);
			rects.push(...range.getClientRects());
		}
		return rects.filter(({ width }) => width > 1);
	};
	/** What stands beside it: what its parent holds, and the parent's parent, as far as it is drawn. */
	const besideOf = (one: Element): Element[] => {
		const parent = one.parentElement;
		const all = [
			...(parent?.children ?? []),
			...(parent?.parentElement?.children ?? []),
		];
		return all.filter(
			(other) =>
				!other.contains(one) &&
				!one.contains(other) &&
				!other.matches("aside, main, section, header, nav, footer") &&
				isSeen(other),
		);
	};
	for (const one of edged) {
		const box = one.getBoundingClientRect();
		for (const { left, right } of rectsOf(one))
			if (Math.min(left - box.left, box.right - right) < least)
				faults.add(`${name(one)} touches its words`);
		for (const other of besideOf(one)) {
			const isBox = edged.includes(other);
			const rects = isBox ? [other.getBoundingClientRect()] : rectsOf(other);
			for (const rect of rects) {
				const across = Math.max(rect.left - box.right, box.left - rect.right);
				const along = Math.max(rect.top - box.bottom, box.top - rect.bottom);
				const gap = Math.max(across, isBox ? along : along + least);
				if (gap < least) faults.add(`${name(one)} touches ${name(other)}`);
			}
		}
	}
	return [...faults];
}
