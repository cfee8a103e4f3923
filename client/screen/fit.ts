import { useLayoutEffect, useRef } from "preact/hooks";
import { shareOf } from "../text/fit-wide.ts";
import { markPictures } from "./beside.ts";

/**
 * Sizes of type, the largest first, in the screen's smallest one (`--u`): of the question and of what stands under it. The last is what the
 * last row still reads well.
 */
export type Sizes = readonly (readonly [ask: number, words: number])[];

/** Ways to divide the room, the first what is wanted most: `data-layout` on the element. */
export type Layouts = readonly string[];

/**
 * Sets the first of these sizes with which the element's content fits its box: `--ask` and `--fit` on the element. Where none does, the last, and
 * `data-scrolls`: then it is gone through, and nothing of it is cut. Measured again when `content` or the box changes. As long as `grown` is
 * the same, content only becomes more: then type that is read already does not become larger, and stays where it is. Of several layouts it is
 * the first in which the type is largest.
 */
export function useFit(
	content: string,
	sizes: Sizes,
	layouts: Layouts,
	grown?: string,
) {
	const box = useRef<HTMLDivElement>(null);
	const last = useRef<{
		grown?: string | undefined;
		room: string;
		size: number;
		layout: string;
	}>({ room: "", size: 0, layout: "" });
	useLayoutEffect(() => {
		const element = box.current;
		if (element === null) return;
		const before = last.current;
		const measure = () => {
			markPictures(element);
			const room = `${element.clientWidth} ${element.clientHeight}`;
			const goesOn =
				grown !== undefined && grown === before.grown && room === before.room;
			const ways = goesOn ? [before.layout] : layouts;
			const fit = fitInto(element, sizes, goesOn ? before.size : 0, ways);
			last.current = { grown, room, ...fit };
		};
		measure();
		const observer = new ResizeObserver(measure);
		observer.observe(element);
		// A translation by the browser makes texts longer, and comes later.
		const texts = new MutationObserver(measure);
		texts.observe(element, {
			childList: true,
			characterData: true,
			subtree: true,
		});
		// An image takes its place when it is there.
		element.addEventListener("load", measure, true);
		// So does the page's own face, and that of formulas where there are any.
		document.fonts.addEventListener("loadingdone", measure);
		return () => {
			element.removeEventListener("load", measure, true);
			document.fonts.removeEventListener("loadingdone", measure);
			observer.disconnect();
			texts.disconnect();
		};
	}, [content, grown, sizes, layouts]);
	return box;
}

/** Which size it is, and which layout. */
function fitInto(
	element: HTMLElement,
	sizes: Sizes,
	from: number,
	layouts: Layouts,
): { readonly size: number; readonly layout: string } {
	const last = layouts[layouts.length - 1] ?? "";
	// That more is below takes room itself, and is said of what it is now.
	delete element.dataset.scrolls;
	for (let size = from; size < sizes.length; size++) {
		const [ask, words] = sizes[size] ?? [1, 1];
		element.style.setProperty("--ask", String(ask));
		element.style.setProperty("--fit", String(words));
		for (const layout of layouts) {
			element.dataset.layout = layout;
			fitParts(element, layout, size === sizes.length - 1);
			if (!isWithin(element)) continue;
			element.removeAttribute("tabindex");
			return { size, layout };
		}
	}
	element.dataset.scrolls = "";
	element.tabIndex = 0;
	return { size: sizes.length - 1, layout: last };
}

/** Nothing goes beyond it, nor beyond what stands in it next to something else. */
function isWithin(element: HTMLElement): boolean {
	const columns = element.querySelectorAll("[data-column], .rich > pre");
	return (
		element.scrollHeight <= element.clientHeight + 1 &&
		[element, ...columns].every(
			({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth + 1,
		)
	);
}

/**
 * Lines of code, tables and formulas stay whole as long as they can be read: under a question their own type becomes smaller; on a slide, and where
 * something stands beside them, all of the type does. Only what is wider than the wall in the smallest is broken, where it can be.
 */
function fitParts(element: HTMLElement, layout: string, isLeast: boolean) {
	const leastSize = sizeOf(document.documentElement);
	const isAlone =
		!element.classList.contains("slide") && !layout.startsWith("beside");
	for (const wide of element.querySelectorAll<HTMLElement>(
		"pre, table, math",
	)) {
		wide.style.fontSize = "";
		wide.toggleAttribute("data-breaks", false);
		const share = shareOf(wide);
		if (share === 1 || !(isAlone || isLeast)) continue;
		const size = Math.max(0.98 * share * sizeOf(wide), leastSize);
		if (isAlone) wide.style.fontSize = `${size}px`;
		wide.toggleAttribute("data-breaks", shareOf(wide) < 1);
	}
}

const sizeOf = (element: Element): number =>
	Number.parseFloat(getComputedStyle(element).fontSize);
