import { useLayoutEffect, useRef } from "preact/hooks";

/** Type sizes in hundredths of the window's height. */
interface Range {
	readonly most: number;
	/** From here on, one column is good enough. */
	readonly enough: number;
	/** The smallest that the last row reads. Below it the layout is packed tighter. */
	readonly least: number;
	/** Where even that is not enough, all on one picture goes before legible. */
	readonly floor: number;
	/** To how many lines texts may be cut before letters get smaller than the least, most first; left out: never. */
	readonly lines?: readonly number[];
}

/**
 * Sets the largest type with which the element's content fits its box: `--fit` on the element, `data-columns` for the
 * lists in it, `data-tight` for packing and, where that is not enough, `data-lines` (and `--lines`) for cutting. Measured again when
 * `content` or the box changes. As long as `grown` is the same, content only becomes more: then type that is read already does not become larger.
 */
export function useFit(content: string, range: Range, grown?: string) {
	const box = useRef<HTMLDivElement>(null);
	const last = useRef<{
		grown?: string | undefined;
		room: string;
		size: number;
	}>({
		room: "",
		size: 0,
	});
	const { most, enough, least, floor, lines } = range;
	useLayoutEffect(() => {
		const element = box.current;
		if (element === null) return;
		const before = last.current;
		const measure = () => {
			const room = `${element.clientWidth} ${element.clientHeight}`;
			const goesOn =
				grown !== undefined && grown === before.grown && room === before.room;
			const size = fitInto(element, {
				most: goesOn ? Math.min(most, before.size) : most,
				enough,
				least,
				floor,
				...(lines && { lines }),
			});
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
		// A font of formulas comes when there is one.
		document.fonts.addEventListener("loadingdone", measure);
		return () => {
			element.removeEventListener("load", measure, true);
			document.fonts.removeEventListener("loadingdone", measure);
			observer.disconnect();
			texts.disconnect();
		};
	}, [content, grown, most, enough, least, floor, lines]);
	return box;
}

function fitInto(element: HTMLElement, range: Range): number {
	delete element.dataset.tight;
	delete element.dataset.lines;
	const size = choose(element, range);
	if (size >= range.least) return size;
	element.dataset.tight = "";
	const packed = { ...range, most: Math.min(range.most, range.least * 1.15) };
	let least = choose(element, packed);
	for (const lines of range.lines ?? []) {
		if (least >= range.least) return least;
		element.dataset.lines = "";
		element.style.setProperty("--lines", String(lines));
		least = choose(element, packed);
	}
	return least;
}

function choose(element: HTMLElement, range: Range): number {
	const one = largest(element, "1", range);
	if (one < range.enough) {
		const two = largest(element, "2", range);
		if (two > one * 1.12) return apply(element, "2", two);
	}
	return apply(element, "1", one);
}

function largest(element: HTMLElement, columns: string, range: Range): number {
	if (fits(element, columns, range.most)) return range.most;
	const least = Math.min(range.least, range.most);
	let low = fits(element, columns, least) ? least : range.floor;
	let high = low === least ? range.most : least;
	while (high - low > 0.06) {
		const middle = (low + high) / 2;
		if (fits(element, columns, middle)) low = middle;
		else high = middle;
	}
	return low;
}

function fits(element: HTMLElement, columns: string, size: number): boolean {
	apply(element, columns, size);
	return (
		element.scrollHeight <= element.clientHeight + 1 &&
		element.scrollWidth <= element.clientWidth + 1
	);
}

function apply(element: HTMLElement, columns: string, size: number): number {
	element.dataset.columns = columns;
	element.style.setProperty("--fit", `${size}vh`);
	return size;
}
