import type { Express, Request } from "express";
import { readCode } from "../../shared/code.ts";
import { paths } from "../../shared/protocol.ts";
import type { Entrance } from "../../shared/views.ts";
import { type Built, type Coded, pageOf, sendCoded } from "./built.ts";
import { allowPreview } from "./headers.ts";

const addresses: readonly { readonly at: RegExp; readonly page: string }[] = [
	{ at: /^\/$/, page: "student" },
	{ at: /^\/j\/[^/]*\/?$/, page: "student" },
	// A student's own results, of whatever room.
	{ at: /^\/results\/?$/, page: "student" },
	{ at: /^\/teach\/?$/, page: "instructor" },
	{ at: /^\/screen\/?$/, page: "screen" },
];

/** Pages of rooms that are kept packed. */
const mostPacked = 200;

/** What somebody who types or follows this as a room's code sees first; null where the page asks for it itself. */
export type FirstView = (
	request: Request,
	typed: string,
) => Promise<Entrance | null>;

/**
 * The pages, asked for anew each time (ETag). A room's has its first view in it, as it is now: nobody keeps that one.
 */
export function addPages(
	app: Express,
	built: Built,
	path: string,
	firstView: FirstView,
): void {
	if (path !== "")
		app.get(path, (_request, response) => response.redirect(308, `${path}/`));
	for (const { at, page } of addresses) {
		const file = built.pages.get(page);
		if (file === undefined) throw new Error(`There is no page "${page}".`);
		const withView = packed(file);
		app.get(at, async (request, response) => {
			const typed = /^\/j\/([^/]*)/.exec(request.path)?.[1];
			const view = typed === undefined ? null : await firstView(request, typed);
			response.setHeader("Cache-Control", view ? "no-store" : "no-cache");
			response.type("html");
			allowPreview(page, response);
			sendCoded(request, response, view ? withView(view) : file);
		});
	}
	// Programs and assets get a problem in JSON; a person at an address that is none gets a page.
	app.get(/^\/(?!assets\/)/, (request, response, next) => {
		const { accept = "" } = request.headers;
		if (!accept.includes("text/html")) return next();
		response.setHeader("Cache-Control", "no-store");
		response.redirect(302, path + wayFrom(request.path));
	});
}

/** A way on from an address as people mistype it: a code anywhere in it is that room's, all else asks for one. */
function wayFrom(typed: string): string {
	if (/^\/teach\b/i.test(typed)) return "/teach/";
	if (/^\/results\b/i.test(typed)) return "/results/";
	const code = typed
		.split("/")
		.map((part) => readCode(part))
		.find((found) => found !== null);
	return code ? paths.join(code) : "/";
}

/** A class gets the same page: it is put together once. */
function packed(file: Coded): (view: Entrance) => Coded {
	const pages = new Map<string, Coded>();
	return (view) => {
		const text = JSON.stringify(view);
		const known = pages.get(text);
		if (known !== undefined) return known;
		const page = pageOf(
			String(file.plain).replace(
				"<html",
				() => `<html data-entrance="${quoted(text)}"`,
			),
			false,
		);
		if (pages.size >= mostPacked) pages.clear();
		pages.set(text, page);
		return page;
	};
}

/** As the value of an attribute. */
function quoted(text: string): string {
	return text.replace(/[&"<>]/g, (one) => `&#${one.charCodeAt(0)};`);
}
