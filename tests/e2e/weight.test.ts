import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { askedKinds } from "../../shared/kinds/kinds.ts";

const pages = "dist/client";
const page = "/student/index.html";
const most = 24_000;
const mostOfKind = 4_000;

/** Everything that a file of the build loads by itself: what it and those files import without being asked. */
function filesOf(start: string): string[] {
	const found = new Set([start]);
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

function weightOf(files: readonly string[]): number {
	let total = 0;
	for (const file of files) {
		const packed = existsSync(`${pages}${file}.br`)
			? `${pages}${file}.br`
			: pages + file;
		total += readFileSync(packed).length;
	}
	return total;
}

/** By kind: what a phone loads beside its page when a room has such a question. */
function partsOfKinds(): Map<string, string[]> {
	const later = readdirSync(`${pages}/assets`).find(
		(file) =>
			/^later-part-.*\.js$/.test(file) &&
			readFileSync(`${pages}/assets/${file}`, "utf8").includes("/phone.ts"),
	);
	const entry = `/assets/${later}`;
	const text = readFileSync(`${pages}${entry}`, "utf8");
	const [, list = ""] = /\.f=\[([^\]]*)\]/.exec(text) ?? [];
	const names = list.split(",").map((name) => name.replace(/["`]/g, ""));
	const parts = text.matchAll(
		/"\.\/([\w-]+)\/phone\.tsx?":.*?import\("\.\/([^"]+)"\).*?__vite__mapDeps\(\[([\d,]*)\]/g,
	);
	// It is the later part that asks for them, so that is here, with all that it needs; and the page has its styles in itself.
	const own = new Set([...filesOf(page), ...filesOf(entry)]);
	return new Map(
		[...parts].map(([, kind = "", file = "", needs = ""]) => [
			kind,
			[
				...new Set([
					...filesOf(`/assets/${file}`),
					...needs
						.split(",")
						.filter((place) => place !== "")
						.map((place) => `/assets/${names[Number(place)]?.slice(2)}`),
				]),
			].filter((name) => !own.has(name) && !/\/index-[^/]*\.css$/.test(name)),
		]),
	);
}

describe("the student page", () => {
	it("[EE5] loads at most 24 kB brotli before the first question", () => {
		const files = filesOf(page);
		expect(files.some((file) => file.endsWith(".js"))).toBe(true);
		expect(readFileSync(pages + page, "utf8")).toContain("<style>");
		const total = weightOf(files);
		console.log(`student page: ${files.length} files, ${total} bytes brotli`);
		expect(total).toBeLessThanOrEqual(most);
	});

	it("[EE880] loads at most 4 kB brotli more for each kind of question, and has a part for each", () => {
		const parts = partsOfKinds();
		expect([...parts.keys()].sort()).toEqual(
			askedKinds.map((kind) => kind.name).sort(),
		);
		for (const [kind, files] of parts) {
			const total = weightOf(files);
			console.log(`${kind}: ${files.length} files, ${total} bytes brotli`);
			expect(total, kind).toBeGreaterThan(500);
			expect(total, kind).toBeLessThanOrEqual(mostOfKind);
		}
	});
});
