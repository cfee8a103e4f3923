import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const pages = "dist/client";
const most = 30_000;

/** Everything that a page loads by itself: its HTML, and what that and those files import without being asked. */
function filesOf(page: string): string[] {
	const found = new Set([`/${page}/index.html`]);
	for (const file of found) {
		if (!/\.(html|js)$/.test(file)) continue;
		const text = readFileSync(pages + file, "utf8");
		const links = file.endsWith(".html")
			? text.matchAll(/(?:src|href)="(\/[^"]+)"/g)
			: text.matchAll(/(?:from|import)\s*"(\.\/[^"]+)"/g);
		for (const [, link = ""] of links)
			found.add(new URL(link, `http://x${file}`).pathname);
	}
	return [...found];
}

describe("the student page", () => {
	it("[EE5] loads at most 30 kB brotli before the first question", () => {
		const files = filesOf("student");
		expect(files.some((file) => file.endsWith(".js"))).toBe(true);
		expect(files.some((file) => file.endsWith(".css"))).toBe(true);
		let total = 0;
		for (const file of files) {
			const packed = existsSync(`${pages}${file}.br`)
				? `${pages}${file}.br`
				: pages + file;
			total += readFileSync(packed).length;
		}
		console.log(`student page: ${files.length} files, ${total} bytes brotli`);
		expect(total).toBeLessThanOrEqual(most);
	});
});
