import { join } from "node:path";
import type { Readable } from "node:stream";
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
			// sirv leaves the file to itself: one that goes while the server runs (a new build) would end the process, and
			// one that a reader gives up would stay open.
			response.once("pipe", (file: Readable) => {
				file.once("error", () => response.destroy());
				response.once("close", () => file.destroy());
			});
			const kept = path.startsWith("/assets/");
			response.setHeader(
				"Cache-Control",
				kept ? "public, max-age=31536000, immutable" : "no-cache",
			);
		},
	});
	app.use((request: Request, response: Response, next: NextFunction) => {
		if (request.method !== "GET" && request.method !== "HEAD") {
			next();
			return;
		}
		// Small files, always whole: sirv's ranges can be asked for in ways that it trips over.
		delete request.headers.range;
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
