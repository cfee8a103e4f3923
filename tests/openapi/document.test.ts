import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Rig, startRig } from "../rig/app.ts";
import { Rest } from "../rig/rest.ts";
import { installTools, loadTool } from "./tools.ts";

interface Redocly {
	createConfig(raw: object): Promise<object>;
	lintFromString(options: {
		source: string;
		config: object;
	}): Promise<
		{ severity: string; message: string; ruleId: string; location: object[] }[]
	>;
}
interface Spectral {
	Spectral: new () => {
		setRuleset(ruleset: object): void;
		run(
			source: string,
		): Promise<{ severity: number; message: string; path: string[] }[]>;
	};
}

describe("the OpenAPI document, as others' checkers read it", () => {
	let rig: Rig;
	let source: string;
	beforeAll(async () => {
		installTools();
		rig = await startRig();
		source = (await new Rest(rig.url).get("/api/openapi.json")).text;
	}, 300_000);
	afterAll(() => rig.close());

	it("[OA450] has no error in the eyes of Redocly's recommended rules", async () => {
		const redocly = loadTool<Redocly>("@redocly/openapi-core");
		const config = await redocly.createConfig({ extends: ["recommended"] });
		const found = await redocly.lintFromString({ source, config });
		const told = found.map(
			({ severity, ruleId, message }) => `${severity} ${ruleId} ${message}`,
		);
		expect(told.filter((line) => line.startsWith("error"))).toEqual([]);
		console.log(`redocly: ${found.length} warnings`, [...new Set(told)]);
	});

	it("[OA450] has no error in the eyes of Spectral's rules", async () => {
		const { Spectral } = loadTool<Spectral>("@stoplight/spectral-core");
		const { oas } = loadTool<{ oas: object }>("@stoplight/spectral-rulesets");
		const spectral = new Spectral();
		spectral.setRuleset({ extends: [oas] });
		const found = await spectral.run(source);
		const told = found.map(
			({ severity, path, message }) =>
				`${severity} ${path.join(".")} ${message}`,
		);
		expect(told).toEqual([]);
	});

	it("[OA451] says of each operation what is its name, who may, and how long to wait", () => {
		const document = JSON.parse(source) as {
			servers: { url: string }[];
			paths: Record<string, Record<string, Operation>>;
		};
		interface Operation {
			operationId: string;
			security: object[];
			parameters?: { name: string; in: string; required: boolean }[];
			responses: Record<
				string,
				{ headers?: Record<string, object>; content?: object }
			>;
		}
		const all = Object.values(document.paths).flatMap((methods) =>
			Object.values(methods),
		);
		expect(document.servers).toEqual([{ url: "/" }]);
		const ids = all.map(({ operationId }) => operationId);
		expect(new Set(ids).size).toBe(all.length);
		for (const { operationId, responses, security } of all) {
			expect(operationId).toMatch(/^[a-z]+[A-Za-z]*$/);
			const who =
				operationId === "getResults"
					? "link"
					: "401" in responses && operationId !== "postInstructor" && "key";
			expect(security).toEqual(who ? [{ [who]: [] }] : []);
			for (const status of ["429", "503"])
				if (responses[status]?.content !== undefined)
					expect(responses[status].headers).toHaveProperty("Retry-After");
		}
		const { paths } = document;
		const put = paths["/api/quizzes/{id}"]?.put;
		expect(put?.parameters).toContainEqual(
			expect.objectContaining({
				name: "If-Match",
				in: "header",
				required: true,
			}),
		);
		for (const [path, header] of [
			["/api/quizzes", "Location"],
			["/api/quizzes", "ETag"],
			["/api/rooms", "Location"],
		] as const)
			expect(paths[path]?.post?.responses["201"]?.headers).toHaveProperty(
				header,
			);
		for (const [path, name] of [
			["/api/rooms/{id}/results", "download"],
			["/readyz", "unready"],
		] as const)
			expect(paths[path]?.get?.parameters).toContainEqual(
				expect.objectContaining({ name, in: "query" }),
			);
		const csv = paths["/api/rooms/{id}/results.csv"]?.get?.responses["200"];
		expect(csv).toMatchObject({
			headers: { "Content-Disposition": {} },
			content: { "text/csv": { schema: { type: "string" } } },
		});
	});
});
