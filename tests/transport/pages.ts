import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

export const script = `console.log("${"lectern ".repeat(200)}");\n`;
export const pageOf = (name: string) =>
	`<!doctype html><title>${name}</title>${"<p>text".repeat(200)}\n`;

/** A folder as the build leaves it, with a file beside it that nobody may read. Resolves to the folder of pages. */
export function makePages(): string {
	const around = mkdtempSync(join(tmpdir(), "lectern-pages-"));
	writeFileSync(join(around, "secret.txt"), "secret");
	const folder = join(around, "client");
	for (const name of ["student", "instructor", "screen", "assets"])
		mkdirSync(join(folder, name), { recursive: true });
	for (const name of ["student", "instructor", "screen"])
		write(join(folder, name, "index.html"), pageOf(name));
	write(join(folder, "assets", "main-1a2b3c.js"), script);
	write(join(folder, "assets", "gone-4d5e6f.js"), script);
	writeFileSync(join(folder, "assets", "tiny-7a8b9c.js"), "1;\n");
	writeFileSync(join(folder, ".secret"), "secret");
	return folder;
}

function write(path: string, text: string): void {
	writeFileSync(path, text);
	writeFileSync(`${path}.br`, brotliCompressSync(text));
	writeFileSync(`${path}.gz`, gzipSync(text));
}
