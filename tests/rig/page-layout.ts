import type { Page } from "playwright-core";

/**
 * What is wrong with how a page lies in its window, as texts: it scrolls sideways, cuts words, lays one control over another, or has one
 * that is too small for a finger. Not of the small picture of the hall, which is a picture, nor of what is shortened to some lines.
 */
export function layoutFaults(page: {
	evaluate<T>(run: () => T): Promise<T>;
}): Promise<string[]> {
	return page.evaluate(() => {
		const faults: string[] = [];
		const name = (one: Element) =>
			`${one.tagName.toLowerCase()}.${[...one.classList].join(".")} “${(one.textContent ?? "").trim().slice(0, 30)}”`;
		const isSeen = (one: Element) => {
			if (one.closest(".hall-picture, .visually-hidden, .skip-link, [inert]"))
				return false;
			const { width, height } = one.getBoundingClientRect();
			return width > 1 && height > 1 && (one.checkVisibility?.() ?? true);
		};
		const all = [...document.querySelectorAll("body *")].filter(isSeen);
		const { scrollWidth } = document.documentElement;
		if (scrollWidth > innerWidth + 1)
			faults.push(
				`the page is ${scrollWidth} wide in ${innerWidth}, by ${all
					.filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
					.slice(-2)
					.map(name)
					.join(" and ")}`,
			);
		for (const one of all) {
			const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(one);
			const isField = one.matches("input, textarea, select");
			if (isField || webkitLineClamp !== "none") continue;
			const isScroller = overflowY === "auto" || overflowY === "scroll";
			const isWide = one.scrollWidth > one.clientWidth + 1;
			// A table is as wide as its columns, code as its lines, a formula as it is: in a box of its own it may scroll.
			if (one.querySelector(":scope > :is(table, pre, math)") !== null)
				continue;
			if (isScroller && isWide && overflowX !== "hidden")
				faults.push(
					`${name(one)} scrolls sideways, by ${[...one.querySelectorAll("*")]
						.filter(
							(part) =>
								part.getBoundingClientRect().right >
								one.getBoundingClientRect().left + one.clientWidth + 1,
						)
						.slice(-2)
						.map(name)
						.join(" and ")}`,
				);
			const isBox = one.clientWidth > 0 && overflowX !== "visible";
			if (isBox && !isScroller && isWide && one.textContent !== "")
				faults.push(`${name(one)} is cut`);
			// What hangs out of a button is read over its neighbour.
			if (one.matches(".button") && one.scrollWidth > one.clientWidth + 1)
				faults.push(`${name(one)} is too narrow for its words`);
		}
		const controls = all.filter((one) =>
			one.matches("button, a[href], select, summary, input:not([type=file])"),
		);
		for (const one of controls) {
			// A box to tick is pressed by its words too.
			const target = one.matches("input") ? (one.closest("label") ?? one) : one;
			const { width, height } = target.getBoundingClientRect();
			const least = one.matches(".button") ? 43.5 : 20;
			const isInText = getComputedStyle(one).display === "inline";
			if (!isInText && (height < least || width < 24))
				faults.push(
					`${name(one)} is ${Math.round(width)} by ${Math.round(height)}`,
				);
		}
		const inSight = controls.filter((one) => {
			const { left, top, width, height } = one.getBoundingClientRect();
			const x = left + width / 2;
			const y = top + height / 2;
			return x > 0 && y > 0 && x < innerWidth && y < innerHeight;
		});
		for (const [place, one] of inSight.entries())
			for (const other of inSight.slice(place + 1)) {
				if (one.contains(other) || other.contains(one)) continue;
				// What scrolls passes beneath what stands.
				const stage = (control: Element) =>
					control.closest(
						".run-sheet, .stage, .room-side, .room-controls, header",
					);
				if (stage(one) !== stage(other)) continue;
				const a = one.getBoundingClientRect();
				const b = other.getBoundingClientRect();
				const over =
					Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
					Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
				if (over) faults.push(`${name(one)} lies over ${name(other)}`);
			}
		return faults;
	});
}

/** Whether all of it is in the window, and nothing lies over its middle. */
export function isInSight(page: Page, selector: string): Promise<boolean> {
	return page
		.locator(selector)
		.first()
		.evaluate((one) => {
			const { left, top, right, bottom } = one.getBoundingClientRect();
			const seen = document.elementFromPoint(
				(left + right) / 2,
				(top + bottom) / 2,
			);
			return (
				left >= 0 &&
				top >= 0 &&
				right <= innerWidth &&
				bottom <= innerHeight &&
				one.contains(seen)
			);
		});
}
