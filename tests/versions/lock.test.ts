import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Lowest versions without a known hole: socket.io's SECURITY.md and the advisories of ws, engine.io and ioredis. */
const floor: Readonly<Record<string, string>> = {
	"socket.io": "4.8.3",
	"engine.io": "6.6.9",
	"socket.io-parser": "4.2.6",
	ws: "8.21.0",
	ioredis: "6.0.0",
};

interface Lock {
	readonly packages: Readonly<
		Record<string, { readonly version?: string; readonly resolved?: string }>
	>;
}

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;

/** Whether `version` is at least `least`, number by number. */
function isAtLeast(version: string, least: string): boolean {
	const numbers = (text: string) => text.split(/[.-]/).slice(0, 3).map(Number);
	const [have, want] = [numbers(version), numbers(least)];
	const differs = have.findIndex((number, at) => number !== want[at]);
	return differs === -1 || (have[differs] ?? 0) > (want[differs] ?? 0);
}

describe("the lock file", () => {
	it("[VE1] stays above the known holes", () => {
		for (const [name, least] of Object.entries(floor)) {
			const found = Object.entries(lock.packages).filter(([path]) =>
				path.endsWith(`node_modules/${name}`),
			);
			expect(found, name).not.toEqual([]);
			for (const [path, { version = "0.0.0" }] of found)
				expect(isAtLeast(version, least), `${path} ${version}`).toBe(true);
		}
	});

	it("[VE1] compares versions by number", () => {
		expect(isAtLeast("6.6.10", "6.6.9")).toBe(true);
		expect(isAtLeast("6.6.8", "6.6.9")).toBe(false);
		expect(isAtLeast("7.0.0", "6.6.9")).toBe(true);
		expect(isAtLeast("5.9.9", "6.6.9")).toBe(false);
	});

	it("[VE2] is exact and free of addresses", () => {
		const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Record<
			string,
			Record<string, string>
		>;
		const wanted = {
			...manifest.dependencies,
			...manifest.devDependencies,
		};
		for (const [name, version] of Object.entries(wanted))
			expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
		for (const [path, { resolved }] of Object.entries(lock.packages))
			expect(resolved, path).toBeUndefined();
	});
});
