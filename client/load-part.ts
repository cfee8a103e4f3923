import type { Plugin } from "vite";

/**
 * What a page runs to load a part of it with its styles and what that needs, in place of Vite's own: the same for what our pages do, in a
 * third of the bytes, and after a failure it can be tried again. What is called index is the page's own, which is here: a part of a part needs it, too, and
 * the phone's styles are in its page and in no file.
 */
const helper = `
const loads = new Map();
const fetchOne = (href) => {
	const isStyle = href.endsWith(".css");
	const link = document.createElement("link");
	link.rel = isStyle ? "stylesheet" : "modulepreload";
	link.crossOrigin = "";
	link.href = href;
	document.head.append(link);
	return isStyle && new Promise((done, fail) => {
		link.onload = done;
		link.onerror = () => {
			loads.delete(href);
			link.remove();
			fail(new Error(href));
		};
	});
};
export const __vitePreload = (load, needs = [], from) =>
	Promise.all(
		needs.filter((need) => !need.includes("/index-")).map((need) => {
			const { href } = new URL(need, from);
			if (!loads.has(href)) loads.set(href, fetchOne(href));
			return loads.get(href);
		}),
	).then(load);
`;

export const loadPart: Plugin = {
	name: "load-part",
	enforce: "pre",
	load: (id) => (id === "\0vite/preload-helper.js" ? helper : null),
};
