import type { Express } from "express";
import { type Built, sendCoded } from "./built.ts";

const addresses: readonly { readonly at: RegExp; readonly page: string }[] = [
	{ at: /^\/$/, page: "student" },
	{ at: /^\/j\/[^/]*\/?$/, page: "student" },
	{ at: /^\/teach\/?$/, page: "instructor" },
	{ at: /^\/screen\/?$/, page: "screen" },
];

/** The pages, asked for anew each time (ETag). */
export function addPages(app: Express, built: Built, path: string): void {
	if (path !== "")
		app.get(path, (_request, response) => response.redirect(308, `${path}/`));
	for (const { at, page } of addresses) {
		const file = built.pages.get(page);
		if (file === undefined) throw new Error(`There is no page "${page}".`);
		app.get(at, (request, response) => {
			response.setHeader("Cache-Control", "no-cache");
			response.type("html");
			sendCoded(request, response, file);
		});
	}
}
