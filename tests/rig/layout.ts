import type { Page } from "playwright-core";

/** How a screen's picture stands, read from a real page: places and sizes of what is read, lengths of bars, colours. */
export interface Layout {
	/** Of each line of the question and of what stands in its rows: its words and where they stand. */
	readonly lines: readonly string[];
	/** What is wrong with it, in words. */
	readonly faults: readonly string[];
	/** Of each option's bar: how long it is, of all that it could be. */
	readonly bars: readonly number[];
	readonly scrolls: boolean;
}

export const screenSizes = [
	{ width: 1920, height: 1080 },
	{ width: 1280, height: 720 },
	{ width: 1280, height: 800 },
	{ width: 1024, height: 768 },
] as const;

/** At this size, once nothing in it changes any more. */
export async function layoutAt(
	page: Pick<Page, "setViewportSize" | "waitForTimeout"> & {
		evaluate<T>(run: () => T): Promise<T>;
	},
	size: { readonly width: number; readonly height: number },
): Promise<Layout> {
	await page.setViewportSize(size);
	await page.evaluate(() => document.fonts.ready.then(() => null));
	let before = "";
	for (let time = 0; time < 40; time++) {
		const layout = await page.evaluate(readLayout);
		const now = JSON.stringify(layout);
		if (now === before) return layout;
		before = now;
		await page.waitForTimeout(60);
	}
	throw new Error("the picture does not come to rest");
}

function readLayout(): Layout {
	const faults: string[] = [];
	const height = window.innerHeight;
	const least = height * (window.innerWidth / height < 1.5 ? 0.02 : 0.0222);
	const stage = document.querySelector<HTMLElement>(".stage");
	const desk = document.querySelector(".desk")?.getBoundingClientRect();
	const scrolls = stage?.dataset.scrolls !== undefined;
	const clock = document.querySelector(".clock-figure");
	const figure = clock?.getBoundingClientRect();
	const isHidden = (one: Element) =>
		one.closest(".visually-hidden, .controls") !== null ||
		getComputedStyle(one).visibility === "hidden";

	const lines: string[] = [];
	const read =
		".question, .answer-words, .answer-spine, .put-letter, .put-words, .pairs-left, .pairs-right, .pairs-choices, .texts-words, .rating-text, .rating-word, .scale-step, .chart-axis";
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const text = walk.currentNode;
		const parent = text.parentElement;
		const words = (text.nodeValue ?? "").trim();
		if (parent === null || words === "" || isHidden(parent)) continue;
		const range = document.createRange();
		range.selectNodeContents(text);
		const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
		if (rects.length === 0) continue;
		const size = Number.parseFloat(getComputedStyle(parent).fontSize);
		if (size < least - 0.1) faults.push(`${size} px: ${words}`);
		if (getComputedStyle(parent).textOverflow === "ellipsis")
			faults.push(`may be cut: ${words}`);
		if (parent.closest(read))
			for (const { left, top, width } of rects)
				lines.push(
					`${words.slice(0, 30)} ${[left, top, width].map((one) => one.toFixed(1))}`,
				);
		for (const rect of rects) {
			// What is taller than letters is under it already.
			if (
				figure &&
				!clock?.contains(parent) &&
				rect.right > figure.left &&
				rect.left < figure.right &&
				(rect.top + rect.bottom) / 2 - size / 2 < figure.bottom
			)
				faults.push(`under the clock: ${words}`);
			if (rect.right > window.innerWidth + 1 || rect.left < -1)
				faults.push(`beside the window: ${words}`);
			const card = parent.closest(".answer, .chip")?.getBoundingClientRect();
			// Of its line what letters fill.
			const middle = (rect.top + rect.bottom) / 2;
			if (
				card &&
				(middle + size / 2 > card.bottom + 1 ||
					middle - size / 2 < card.top - 1)
			)
				faults.push(`out of its card: ${words}`);
			if (
				stage?.contains(parent) &&
				!scrolls &&
				desk &&
				rect.bottom > desk.top + 1
			)
				faults.push(`over the desk: ${words}`);
		}
	}

	for (const words of document.querySelectorAll(".answer-words")) {
		const results = words.parentElement?.querySelectorAll(
			".answer-share, .answer-result > .pen",
		);
		const range = document.createRange();
		range.selectNodeContents(words);
		const shares = [...(results ?? [])].map((one) =>
			one.getBoundingClientRect(),
		);
		const isUnder = ({ left, right }: DOMRect) =>
			shares.some((share) => right > share.left + 1 && left < share.right - 1);
		if ([...range.getClientRects()].some(isUnder))
			faults.push(`under its share: ${words.textContent}`);
	}

	const bars = [...document.querySelectorAll<HTMLElement>(".answer-bar")].map(
		(bar) => {
			const path = getComputedStyle(bar, "::before").clipPath;
			const points = path.replace(/^polygon\(|\)$/g, "");
			// Each point is two lengths; a calc() has spaces of its own.
			const lengths = points
				.split(/,(?![^(]*\))/)
				.map((point) => /^\s*(calc\(.*\)|\S+)\s/.exec(point)?.[1] ?? "0px");
			const measure = (length: string) => {
				const probe = document.createElement("i");
				probe.style.cssText = `position:absolute;left:0;width:${length}`;
				bar.append(probe);
				const { width } = probe.getBoundingClientRect();
				probe.remove();
				return width;
			};
			const [from = 0, to = 0] = lengths.slice(0, 2).map(measure);
			return (to - from) / (bar.getBoundingClientRect().width - from);
		},
	);
	return { lines, faults, bars, scrolls };
}

/** Texts whose contrast to what they stand on is less than the wall needs, light or dark. */
export function faintOn(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const canvas = document.createElement("canvas").getContext("2d", {
			willReadFrequently: true,
		});
		const read = (colour: string): number[] => {
			if (canvas === null) return [0, 0, 0, 1];
			canvas.clearRect(0, 0, 1, 1);
			canvas.fillStyle = colour;
			canvas.fillRect(0, 0, 1, 1);
			const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
			return [r, g, b, a / 255];
		};
		const light = ([r = 0, g = 0, b = 0]: number[]) => {
			const [x = 0, y = 0, z = 0] = [r, g, b].map((one) => {
				const share = one / 255;
				return share <= 0.04045
					? share / 12.92
					: ((share + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * x + 0.7152 * y + 0.0722 * z;
		};
		const contrast = (one: number[], other: number[]) => {
			const [a, b] = [light(one), light(other)];
			return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		};
		const groundOf = (one: Element | null): number[] => {
			for (let at = one; at !== null; at = at.parentElement) {
				const ground = read(getComputedStyle(at).backgroundColor);
				if ((ground[3] ?? 0) > 0.99) return ground;
			}
			return [255, 255, 255, 1];
		};
		const faint: string[] = [];
		const judge = (what: string, text: Element, ground: number[]) => {
			const found = contrast(read(getComputedStyle(text).color), ground);
			if (found < 7) faint.push(`${found.toFixed(2)} ${what}`);
		};
		for (const text of document.querySelectorAll(
			".question, .head p, .desk-count, .desk-way > *, .answer-spine, .answer-share b, .answer-share small > *, .why-words, .why h2, .board-names, .board-points, .board-rank, .put-letter, .put-place, .put-cells span, .put-axis > span, .chart-column b, .chart-axis span, .chart-sums span, .poster p, .crowd p, .chip",
		))
			judge(text.className || text.tagName, text, groundOf(text));
		for (const words of document.querySelectorAll(".answer-words")) {
			const card = words.parentElement;
			const bar = card?.querySelector(".answer-bar");
			if (card == null || bar == null) continue;
			const { backgroundColor, opacity } = getComputedStyle(bar, "::before");
			const [under, over] = [groundOf(card), read(backgroundColor)];
			const wash = Number(opacity);
			const mixed = under.map(
				(one, index) => one * (1 - wash) + (over[index] ?? 0) * wash,
			);
			judge("words on a bar", words, mixed);
		}
		return faint;
	});
}
