import { describe, expect, it } from "vitest";
import { buildPhone, buildServer } from "./build.ts";
import { mutants, plantedBy } from "./mutants.ts";

describe("planted bugs", () => {
	for (const mutant of mutants)
		it(`[FT575] fit the program as it is now: ${mutant.id}, ${mutant.is}`, async () => {
			const name = `fit-${mutant.id}`;
			const planted = plantedBy(mutant);
			await expect(
				Promise.all([buildServer(name, planted), buildPhone(name, planted)]),
			).resolves.toHaveLength(2);
		});

	it("[FT1110] what is to stand in for a module that nothing imports is an error", async () => {
		const planted = {
			"server/gone.ts": "unswept.ts",
			"client/gone.ts": "outbox-in-memory.ts",
		};
		for (const build of [buildServer, buildPhone])
			await expect(build("fit-none", planted)).rejects.toThrow(
				/is to stand in for \w+\/gone\.ts, which nothing imports/,
			);
	});
});
