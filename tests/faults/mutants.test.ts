import { describe, expect, it } from "vitest";
import { buildPhone, buildServer } from "./build.ts";
import { mutants } from "./mutants.ts";

describe("planted bugs", () => {
	for (const { id, is, patches: own, under } of mutants)
		it(`[FT575] fit the sources as they are now: ${id}, ${is}`, async () => {
			const name = `fit-${id}`;
			const patches = [...(under.patches ?? []), ...own];
			await expect(
				Promise.all([buildServer(name, patches), buildPhone(name, patches)]),
			).resolves.toHaveLength(2);
		});
});
