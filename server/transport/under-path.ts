import type { IncomingMessage, Server } from "node:http";

/**
 * Takes the path of `PUBLIC_URL` off every request, before anybody looks at it. A proxy may keep it or take it off itself: what
 * comes without it is served too. Call it last, when everybody listens.
 */
export function serveUnder(http: Server, path: string): void {
	if (path === "") return;
	const strip = (request: IncomingMessage) => {
		if (request.url?.startsWith(`${path}/`))
			request.url = request.url.slice(path.length);
	};
	http.prependListener("request", strip);
	http.prependListener("upgrade", strip);
}
