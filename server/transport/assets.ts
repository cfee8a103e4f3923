import { gzipSync } from "node:zlib";
import type { Express } from "express";
import { refuse } from "../../shared/refuse.ts";
import { type Builds, mostBuildBytes } from "../live/builds.ts";
import type { Log } from "../live/log.ts";
import { type Built, type Coded, sendCoded, unpack } from "./built.ts";
import { sendProblem } from "./rest/problem.ts";

const nameForm = /^[\w-][\w.-]{0,99}$/;

/** Puts this build's files where every node finds them, before anybody gets a page that wants them. */
export function keepAssets(
	builds: Builds,
	{ assets }: Built,
): Promise<{ close(): void }> {
	return builds.keep(
		new Map(
			[...assets]
				.filter(([name]) => nameForm.test(name))
				.map(([name, file]) => [name, file.gzip ?? gzipSync(file.plain)]),
		),
	);
}

/** Files whose names tell their content: this build's, and those of other builds that are still about. */
export function addAssets(
	app: Express,
	{ assets }: Built,
	builds: Builds,
	log: Log,
): void {
	const kept = remember((name) => builds.find(name));
	app.get("/assets/:name", async (request, response, next) => {
		const { name } = request.params;
		if (!nameForm.test(name)) return next();
		let file: Coded | null;
		try {
			file = assets.get(name) ?? (await kept(name));
		} catch (error) {
			log.warn({ error }, "could not look for a file of another build");
			sendProblem(
				response,
				refuse("busy", "part-unreadable", { retryAfterMs: 1000 }),
			);
			return;
		}
		if (file === null) return next();
		const forever = "public, max-age=31536000, immutable";
		response.setHeader("Cache-Control", forever);
		response.type(name.slice(name.lastIndexOf(".")));
		sendCoded(request, response, file);
	});
}

/** What was found once is not asked for again, and many who ask at once ask once. */
function remember(
	find: (name: string) => Promise<Buffer | null>,
): (name: string) => Promise<Coded | null> {
	const found = new Map<string, Promise<Coded | null>>();
	let bytes = 0;
	return (name) => {
		const known = found.get(name);
		if (known !== undefined) return known;
		const asked = find(name).then((file) => file && unpack(file));
		const forget = () => void found.delete(name);
		found.set(name, asked);
		asked.then((file) => {
			bytes += file?.plain.length ?? 0;
			if (file === null) forget();
			else if (bytes > mostBuildBytes) {
				bytes = 0;
				found.clear();
			}
		}, forget);
		return asked;
	};
}
