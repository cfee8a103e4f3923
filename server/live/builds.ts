import { createHash } from "node:crypto";
import type { AssetStore } from "../store/asset-store.ts";
import type { Log } from "./log.ts";
import { together } from "./together.ts";

/** Far above a build of ours; also how much of other builds is remembered. */
export const mostBuildBytes = 8 * 1024 * 1024;
const againMs = 3_600_000;
/** For names that are not known here it looks into the store so often at most, whoever asks for how many, ms. */
const lookMs = 250;

/** The files of the builds that are still about, of which the store has each, gzipped. */
export class Builds {
	readonly #store: AssetStore;
	readonly #log: Log;
	readonly #names: () => Promise<ReadonlySet<string>>;

	constructor(store: AssetStore, log: Log) {
		this.#store = store;
		this.#log = log;
		this.#names = together(() => store.names(), lookMs);
	}

	/** Null when no build that is still about has it. */
	async find(name: string): Promise<Buffer | null> {
		return (await this.#names()).has(name) ? this.#store.find(name) : null;
	}

	/**
	 * Puts a build's files where every node finds them, now and again each hour, for a store may lose them. Where the store does not
	 * take them, all goes on without this help.
	 */
	async keep(files: ReadonlyMap<string, Buffer>): Promise<{ close(): void }> {
		await this.#put(files);
		const timer = setInterval(() => void this.#put(files), againMs);
		timer.unref();
		return { close: () => clearInterval(timer) };
	}

	async #put(files: ReadonlyMap<string, Buffer>): Promise<void> {
		const build = createHash("sha256")
			.update([...files.keys()].sort().join(" "))
			.digest("hex")
			.slice(0, 16);
		let size = 0;
		for (const { length } of files.values()) size += length;
		try {
			if (size > mostBuildBytes) throw new Error(`the build has ${size} bytes`);
			if (size > 0) await this.#store.keep(build, files);
		} catch (error) {
			this.#log.warn(
				{ error },
				"could not keep the pages' files for other nodes",
			);
		}
	}
}
