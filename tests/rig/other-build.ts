import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Another build of the same pages: every asset has another name, as after a change in all of them. Resolves to its folder;
 * whoever made it deletes it.
 */
export function makeOtherBuild(mark: string): string {
	const folder = mkdtempSync(join(tmpdir(), "lectern-build-"));
	cpSync("dist/client", folder, { recursive: true });
	const assets = join(folder, "assets");
	const files = readdirSync(folder, { recursive: true }).map(String);
	// What was packed holds the old names.
	for (const file of files)
		if (/\.(br|gz)$/.test(file)) rmSync(join(folder, file));
	const renamed = readdirSync(assets).map(
		(name) => [name, name.replace(/(\.\w+)$/, `${mark}$1`)] as const,
	);
	for (const file of files.filter((name) => /\.(html|js|css)$/.test(name))) {
		let text = readFileSync(join(folder, file), "utf8");
		for (const [old, name] of renamed) text = text.replaceAll(old, name);
		writeFileSync(join(folder, file), text);
	}
	for (const [old, name] of renamed)
		renameSync(join(assets, old), join(assets, name));
	return folder;
}
