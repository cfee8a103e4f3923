import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { format } from "../../server/store/transfer-line.ts";

describe("a transfer", () => {
	let base: string;
	beforeAll(() => {
		base = mkdtempSync(join(tmpdir(), "lectern-transfer-"));
	});
	afterAll(() => rmSync(base, { recursive: true, force: true }));

	const call = (data: string, ...words: string[]) =>
		promisify(execFile)(
			process.execPath,
			["dist/server/transfer.js", ...words],
			{
				env: { ...process.env, DATA_DIR: join(base, data) },
			},
		).then(
			({ stdout }) => stdout,
			({ stderr }: { stderr: string }) => stderr,
		);
	const left = (data: string) => existsSync(join(base, data, "lectern.sqlite"));
	const fileOf = (name: string, ...lines: object[]) => {
		const file = join(base, name);
		writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n"));
		return file;
	};
	const head = { is: "lectern-library", format };
	const instructor = {
		is: "instructor",
		instructor: { id: "ada", createdAt: 1 },
	};

	it("[CF752] that fails leaves no empty database behind, and keeps what came before", async () => {
		expect(await call("one", "import", join(base, "none"))).toMatch(
			/^There is no .*none\.\n$/,
		);
		expect(left("one")).toBe(false);
		expect(
			await call("one", "import", fileOf("other", { is: "a list" })),
		).toContain("Line 1");
		expect(left("one")).toBe(false);
		const half = fileOf("half", head, instructor);
		expect(await call("one", "import", half)).toContain("before its end");
		expect(left("one")).toBe(true);
		const whole = fileOf("whole", head, instructor, { is: "end", records: 1 });
		expect(await call("one", "import", whole)).toContain("1 there already");
		await call("one", "import", join(base, "none"));
		expect(left("one")).toBe(true);
	});

	it("[CF752] from where there is no database says so, and makes none", async () => {
		const written = join(base, "written");
		expect(await call("two", "export", written)).toContain(
			"There is no database in",
		);
		expect([left("two"), existsSync(written)]).toEqual([false, false]);
	});
});
