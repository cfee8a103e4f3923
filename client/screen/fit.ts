import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Sizes of type, the largest first, in the screen's smallest one (`--u`): of the question and of what stands under it. The last is what the
 * last row still reads well.
 */
export type Sizes = readonly (readonly [ask: number, words: number])[];

/**
 * Sets the first of these sizes with which the element's content fits its box: `--ask` and `--fit` on the element. Where none does, the last, and
 * `data-scrolls`: then it is gone through, and nothing of it is cut. Measured again when `content` or the box changes. As long as `grown` is
 * the same, content only becomes more: then type that is read already does not become larger.
 */
export function useFit(content: string, sizes: Sizes, grown?: string) {
	const box = useRef<HTMLDivElement>(null);
	const last = useRef<{
		grown?: string | undefined;
		room: string;
		size: number;
	}>({ room: "", size: 0 });
	useLayoutEffect(() => {
		const element = box.current;
		if (element === null) return;
		const before = last.current;
		const measure = () => {
			const room = `${element.clientWidth} ${element.clientHeight}`;
			const goesOn =
				grown !== undefined && grown === before.grown && room === before.room;
			const size = fitInto(element, sizes, goesOn ? before.size : 0);
			last.current = { grown, room, size };
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
	}, [content, grown, sizes]);
	return box;
}

/** Which size it is. */
function fitInto(element: HTMLElement, sizes: Sizes, from: number): number {
	for (let index = from; index < sizes.length; index++) {
		const [ask, words] = sizes[index] ?? [1, 1];
		element.style.setProperty("--ask", String(ask));
		element.style.setProperty("--fit", String(words));
		if (
			element.scrollHeight <= element.clientHeight + 1 &&
			element.scrollWidth <= element.clientWidth + 1
		) {
			delete element.dataset.scrolls;
			element.removeAttribute("tabindex");
			return index;
		}
	}
	element.dataset.scrolls = "";
	element.tabIndex = 0;
	return sizes.length - 1;
}
