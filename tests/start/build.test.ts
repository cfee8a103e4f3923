import { spawn, spawnSync } from "node:child_process";
import {
	appendFileSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leash } from "../rig/leash.ts";

describe("a build beside a running server", () => {
	let folder: string;
	const file = (name: string) => join(folder, name);
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), "lectern-build-"));
		for (const name of ["client", "server", "shared", "tsconfig.json"])
			cpSync(name, file(name), { recursive: true });
		for (const name of ["package.json", "package-lock.json"])
			cpSync(name, file(name));
		symlinkSync(resolve("node_modules"), file("node_modules"));
		mkdirSync(file("dist/server"), { recursive: true });
		writeFileSync(file("dist/server/image-child.js"), "// the former build");
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	const build = () =>
		new Promise<number | null>((done) =>
			spawn(...leash(process.execPath, ["server/cli/build.mjs"]), {
				cwd: folder,
				stdio: "ignore",
			}).once("close", done),
		);
	const helper = () => readFileSync(file("dist/server/image-child.js"), "utf8");

	it("[CF1851] leaves the former one as it was when it fails, and takes its place when it is whole", {
		timeout: 240_000,
	}, async () => {
		const page = file("client/student/main.tsx");
		const whole = readFileSync(page, "utf8");
		appendFileSync(page, "\nthis is no program");
		expect(await build()).not.toBe(0);
		expect(helper()).toBe("// the former build");

		writeFileSync(page, whole);
		expect(await build()).toBe(0);
		expect(helper()).not.toContain("the former build");
		for (const name of ["client/student/index.html", "server/lua/save.lua"])
			expect(existsSync(file(`dist/${name}`)), name).toBe(true);
		for (const name of ["dist.new", "dist.old"])
			expect(existsSync(file(name)), name).toBe(false);
	});

	it("[CF1970] is made by a process that is gone when it is whole, and not made again", {
		timeout: 240_000,
	}, () => {
		rmSync(file("dist"), { recursive: true });
		const script = [
			'const { readFileSync } = await import("node:fs");',
			'const { buildIfChanged } = await import("./server/cli/ready.mjs");',
			"await buildIfChanged();",
			"await buildIfChanged();",
			'const own = ["/proc/self/task", process.pid, "children"].join("/");',
			'console.log("left:", readFileSync(own, "utf8").trim());',
		].join("\n");
		const { stdout } = spawnSync(
			process.execPath,
			["--input-type=module", "--eval", script],
			{ cwd: folder, encoding: "utf8" },
		);
		expect(existsSync(file("dist/server/main.js"))).toBe(true);
		expect(stdout).toBe("Building…\nleft: \n");
	});
});
