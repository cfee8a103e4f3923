import type { Page } from "playwright-core";

/** Stands before every word that was "translated". */
export const mark = "~";

/**
 * Does to the page, now and after every change, what a browser's page translation does: each text node gives way to two
 * nested `<font>`, except where the page says that a text is not to be translated.
 */
export function translate(page: Page): Promise<void> {
	return page.evaluate((mark) => {
		const done = new WeakSet<Node>();
		const turn = (text: Text) => {
			const parent = text.parentElement;
			if (parent === null || done.has(text) || !/\p{L}{2}/u.test(text.data))
				return;
			if (parent.closest("[translate=no], script, style, textarea") !== null)
				return;
			const outer = document.createElement("font");
			const inner = document.createElement("font");
			const words = document.createTextNode(
				text.data.replace(/\p{L}+/gu, (word) => mark + word),
			);
			done.add(words);
			inner.append(words);
			outer.append(inner);
			text.replaceWith(outer);
		};
		const turnAll = (root: Node) => {
			const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
			const texts = root instanceof Text ? [root] : [];
			while (walk.nextNode()) texts.push(walk.currentNode as Text);
			for (const text of texts) turn(text);
		};
		turnAll(document.body);
		new MutationObserver((changes) => {
			for (const { target, addedNodes } of changes) {
				if (target instanceof Text) turn(target);
				for (const added of addedNodes) turnAll(added);
			}
		}).observe(document.body, {
			childList: true,
			subtree: true,
			characterData: true,
		});
	}, mark);
}

/** What is to be read on the page, in one line, without the marks of the translation. */
export async function readPage(page: Page): Promise<string> {
	const text = await page.locator("body").innerText();
	return text.replaceAll(mark, "").replace(/\s+/g, " ").trim();
}
