import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = new URL("..", import.meta.url).pathname;
const sources = ["shared", "server", "client"].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true })
		.map((name) => join(folder, String(name)))
		.filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".en.ts")),
);

/** Words that had several meanings or a better name, and where one of them is left. CONTRIBUTING.md has the list of words. */
const givenUp: readonly (readonly [RegExp, RegExp | null])[] = [
	[/\w*turnstile\w*/gi, null],
	[/\b\w*ledger\w*/gi, null],
	[/\b(heed|stir)[A-Z]?\w*/g, null],
	[/\bsettle[A-Z]?\w*/g, null],
	[/\b(Guesses|Places|ConnectionPlaces|JoinWatch)\b/g, null],
	[/\bneighbours?\b/gi, /^client\/instructor\/editor\/edit\.ts$/],
	[/\bguard\w*/gi, /^server\/(room|store|live)\//],
	[/\bsitting\w*/gi, /^client\/student\//],
	[/\bdesks?\b/gi, /^client\/(kinds|choice|entries|fields|instructor)\//],
];

/** Names of the code: no comments, no texts, no addresses of modules. */
function namesIn(text: string): string {
	return text
		.replace(/\/\*[\s\S]*?\*\//g, "")
		.replace(/\/\/.*$/gm, "")
		.replace(/(["'`])(?:\\.|(?!\1)[^\\\n])*\1/g, '""');
}

describe("names", () => {
	test("[LY980] words that were given up are no names any more", () => {
		const found = sources.flatMap((file) =>
			givenUp.flatMap(([word, left]) => {
				if (left?.test(file)) return [];
				const names = `${file.replace(/\W/g, " ")}\n${namesIn(readFileSync(join(root, file), "utf8"))}`;
				return [...names.matchAll(word)].map(([name]) => `${file}: ${name}`);
			}),
		);
		expect(sources.length).toBeGreaterThan(200);
		expect(found).toEqual([]);
	});
});
