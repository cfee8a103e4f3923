import { join } from "node:path";
import type { Express, NextFunction, Request, Response } from "express";
import sirv from "sirv";

const pages: readonly { readonly at: RegExp; readonly file: string }[] = [
	{ at: /^\/$/, file: "/student/index.html" },
	{ at: /^\/j\/[^/]*\/?$/, file: "/student/index.html" },
	{ at: /^\/teach\/?$/, file: "/instructor/index.html" },
	{ at: /^\/screen\/?$/, file: "/screen/index.html" },
];

/** The built client: hashed assets for ever, pages asked for anew each time (ETag), both precompressed. */
export function addPages(app: Express, folder: string): void {
	const serve = sirv(join(folder), {
		brotli: true,
		gzip: true,
		etag: true,
		dev: false,
		setHeaders(response, path) {
			const kept = path.startsWith("/assets/");
			response.setHeader(
				"Cache-Control",
				kept ? "public, max-age=31536000, immutable" : "no-cache",
			);
		},
	});
	app.use((request: Request, response: Response, next: NextFunction) => {
		const path = request.path;
		const page = pages.find(({ at }) => at.test(path));
		if (page !== undefined) request.url = page.file;
		else if (path.endsWith(".html")) {
			next();
			return;
		}
		serve(request, response, next);
	});
}
