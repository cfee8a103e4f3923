import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { floors } from "../../client/floors.ts";

const assets = "dist/client/assets";

const namesIn = (file: string) =>
	readFileSync(file, "utf8").match(/[\w-]+\.(?:js|css)\b/g) ?? [];

/** What the phone's page loads, at once or when it needs it; all else is the other pages'. */
const ofPhones = new Set(namesIn("dist/client/student/index.html"));
for (const name of ofPhones)
	if (existsSync(`${assets}/${name}`))
		for (const part of namesIn(`${assets}/${name}`)) ofPhones.add(part);

const files = (page: keyof typeof floors, end: string) =>
	readdirSync(assets).filter(
		(file) => file.endsWith(end) && ofPhones.has(file) === (page === "student"),
	);

/** "safari13.1" as browserslist says it. */
const query = (targets: readonly string[]) =>
	targets.map((target) => target.replace(/\d/, " $&")).join(", ");

/** Interfaces of the browser that came later than a floor; where a page can do without, it asks for them first. */
const laterThan: Record<keyof typeof floors, RegExp> = {
	student:
		/AbortSignal\.(timeout|any)|structuredClone\(|randomUUID|:popover-open|checkVisibility|requestIdleCallback|replaceChildren|\.at\(-?\d|\?\.\(\.\.\./,
	instructor:
		/AbortSignal\.(timeout|any)|randomUUID|checkVisibility|Promise\.withResolvers|Object\.groupBy/,
};

/** Styles that browsers at the floor skip, with all that stands in their block. */
const skipped: Record<keyof typeof floors, RegExp> = {
	student:
		/@layer|@container|&|:(is|where|has)\(|[{;]inset:|aspect-ratio|color-mix|oklch|light-dark|:popover-open/,
	instructor: /@container|&|:has\(|color-mix|oklch|light-dark|:popover-open/,
};

describe("the built bundles", () => {
	for (const page of ["student", "instructor"] as const) {
		it(`[EE405] run in the oldest browsers of the ${page}'s page`, () => {
			const scripts = files(page, ".js").map((file) => `${assets}/${file}`);
			const styles = files(page, ".css").map((file) => `${assets}/${file}`);
			expect(scripts.length).toBeGreaterThan(0);
			expect(styles.length).toBeGreaterThan(0);
			execFileSync(process.execPath, [
				"node_modules/es-check/lib/cli/index.js",
				"checkBrowser",
				...scripts,
				"--browserslistQuery",
				query(floors[page].targets),
				"--module",
				"--checkFeatures",
			]);
			for (const file of scripts)
				expect(readFileSync(file, "utf8"), file).not.toMatch(laterThan[page]);
			for (const file of styles)
				expect(readFileSync(file, "utf8"), file).not.toMatch(skipped[page]);
			const html = readFileSync(`dist/client/${page}/index.html`, "utf8");
			for (const [, inPage = ""] of html.matchAll(/<style>([^<]*)/g))
				expect(inPage).not.toMatch(skipped[page]);
		});
	}
});
