import {
	mkdir,
	readdir,
	readFile,
	rename,
	rm,
	stat,
	utimes,
	writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { type AssetStore, mostBuilds } from "../asset-store.ts";

/** In a folder per build, beside the database and not in it: no backup needs them. The folder is made when it is needed. */
export function assetFolder(folder: string): AssetStore {
	/** The newest first. */
	const builds = async () => {
		const names = await readdir(folder).catch(() => []);
		const found = await Promise.all(
			names
				.filter((name) => !name.endsWith(".part"))
				.map(async (name) => ({
					path: join(folder, name),
					at: await stat(join(folder, name)).then(
						({ mtimeMs }) => mtimeMs,
						() => 0,
					),
				})),
		);
		return found.sort((one, other) => other.at - one.at);
	};
	return {
		async keep(build, files) {
			const path = join(folder, build);
			const now = new Date();
			const known = await utimes(path, now, now).then(
				() => true,
				() => false,
			);
			if (!known) {
				const part = `${path}.part`;
				await rm(part, { recursive: true, force: true });
				await mkdir(part, { recursive: true });
				for (const [name, bytes] of files)
					await writeFile(join(part, name), bytes);
				await rename(part, path);
			}
			for (const old of (await builds()).slice(mostBuilds))
				await rm(old.path, { recursive: true, force: true });
		},
		async names() {
			const names = await Promise.all(
				(await builds()).map(({ path }) => readdir(path).catch(() => [])),
			);
			return new Set(names.flat());
		},
		async find(name) {
			for (const { path } of await builds()) {
				const found = await readFile(join(path, name)).catch(() => null);
				if (found !== null) return found;
			}
			return null;
		},
	};
}
