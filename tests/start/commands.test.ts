import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

interface Ended {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

function call(program: string, ...words: string[]): Promise<Ended> {
	return runs(`dist/server/${program}.js`, ...words);
}

function runs(...words: string[]): Promise<Ended> {
	return new Promise((resolve) =>
		execFile(
			process.execPath,
			words,
			{ env: { ...process.env, DATA_DIR: "/dev/null/none", REDIS_URL: "" } },
			(error, out, err) =>
				resolve({ code: Number(error?.code ?? 0), out, err }),
		),
	);
}

describe("the commands beside the server", () => {
	it.each([
		["backup", "npm run backup -- FILE"],
		["restore", "npm run restore -- FILE"],
		["transfer", "npm run transfer -- export FILE"],
		["operator", "npm run operator -- instructors"],
		["rehearse", "lectern rehearse URL"],
	])(
		"[CF1720] %s tells how it is called, and ends with 2 when it is called wrongly",
		async (program, usage) => {
			const [asked, ...wrong] = await Promise.all([
				call(program, `--${program}`, "--help"),
				call(program, "a", "b", "c"),
				call(program, "--none"),
				call(program),
			]);
			expect([asked.code, asked.err]).toEqual([0, ""]);
			expect(asked.out).toContain(usage);
			for (const { code, out, err } of wrong) {
				expect([code, out], err).toEqual([2, ""]);
				expect(err).toContain(usage);
			}
		},
	);

	it("[CF1821] a transfer writes over no file, and says which one it cannot find", async () => {
		const folder = mkdtempSync(join(tmpdir(), "lectern-transfer-"));
		const file = join(folder, "library");
		const missing = await call("transfer", "import", file);
		expect([missing.code, missing.err]).toEqual([2, `There is no ${file}.\n`]);
		writeFileSync(file, "what matters");
		const there = await call("transfer", "export", file);
		expect(there.code).toBe(2);
		expect(there.err).toContain(`${file} is there already`);
		expect(readFileSync(file, "utf8")).toBe("what matters");
		rmSync(folder, { recursive: true });
	});

	it("[CF1822] npm start says that it takes no words, and where settings are", async () => {
		const { code, out, err } = await runs(
			...["server/cli/start.mjs", "--port", "8080"],
		);
		expect([code, out]).toEqual([2, ""]);
		expect(err).toContain("--port 8080");
		expect(err).toContain("docs/OPERATING.md");
	});

	it("[CF1720] a transfer takes no option for granted that it does not know", async () => {
		const { code, err } = await call("transfer", "import", "--replace", "FILE");
		expect(code).toBe(2);
		expect(err).toContain("what is there already stays");
	});
});
