import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Express } from "express";
import { refuse } from "../../shared/refusal.ts";
import type { Log } from "../live/log.ts";
import type { AssetStore } from "../store/asset-store.ts";
import { type Built, type Coded, sendCoded, unpack } from "./built.ts";
import { sendProblem } from "./rest/problem.ts";
import { together } from "./together.ts";

/** Far above a build of ours; also how much of other builds is remembered. */
const mostBytes = 8 * 1024 * 1024;
const againMs = 3_600_000;
/** For names that are not known here it looks into the store so often at most, whoever asks for how many, ms. */
const lookMs = 250;
const nameForm = /^[\w-][\w.-]{0,99}$/;

/**
 * Puts this build's files where every node finds them, before anybody gets a page that wants them, and again each hour, for
 * a store may lose them. Where the store does not take them, all goes on without this help.
 */
export async function keepAssets(
	store: AssetStore,
	{ assets }: Built,
	log: Log,
): Promise<{ close(): void }> {
	const files = new Map(
		[...assets]
			.filter(([name]) => nameForm.test(name))
			.map(([name, file]) => [name, file.gzip ?? gzipSync(file.plain)]),
	);
	const build = createHash("sha256")
		.update([...files.keys()].sort().join(" "))
		.digest("hex")
		.slice(0, 16);
	const size = [...files.values()].reduce((sum, { length }) => sum + length, 0);
	const keep = async () => {
		try {
			if (size > mostBytes) throw new Error(`the build has ${size} bytes`);
			if (size > 0) await store.keep(build, files);
		} catch (error) {
			log.warn({ error }, "could not keep the pages' files for other nodes");
		}
	};
	await keep();
	const timer = setInterval(keep, againMs);
	timer.unref();
	return { close: () => clearInterval(timer) };
}

/** Files whose names tell their content: this build's, and those of other builds that are still about. */
export function addAssets(
	app: Express,
	{ assets }: Built,
	store: AssetStore,
	log: Log,
): void {
	const names = together(() => store.names(), lookMs);
	const kept = remember(async (name) =>
		(await names()).has(name) ? store.find(name) : null,
	);
	app.get("/assets/:name", async (request, response, next) => {
		const { name } = request.params;
		if (!nameForm.test(name)) return next();
		let file: Coded | null;
		try {
			file = assets.get(name) ?? (await kept(name));
		} catch (error) {
			log.warn({ error }, "could not look for a file of another build");
			const words = "This part cannot be read now. Please try again.";
			sendProblem(response, refuse("busy", words, { retryAfterMs: 1000 }));
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
			else if (bytes > mostBytes) {
				bytes = 0;
				found.clear();
			}
		}, forget);
		return asked;
	};
}
