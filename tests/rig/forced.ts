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
