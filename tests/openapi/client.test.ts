import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Results } from "../../shared/rest.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { joinPhone } from "../rig/links.ts";
import { Rest } from "../rig/rest.ts";
import { folder, installTools, runTool } from "./tools.ts";

interface Document {
	paths: Record<string, Record<string, { requestBody?: object }>>;
}

const place = join(folder, "client");
const compilerOptions = {
	target: "ES2022",
	module: "NodeNext",
	strict: true,
	exactOptionalPropertyTypes: true,
	types: [],
	lib: ["ES2023", "DOM", "DOM.Iterable"],
};

/** A call of each operation with all that it needs, as somebody's editor would complete it. */
function everyOperation({ paths }: Document): string {
	const calls = Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, { requestBody }]) => {
			const of = `paths[${JSON.stringify(path)}]["${method}"]`;
			const content = `${of}["requestBody"]["content"]`;
			const body =
				requestBody === undefined
					? ""
					: `body: given<${content}[keyof ${content}]>(),`;
			return `await client.${method.toUpperCase()}(${JSON.stringify(path)}, { params: given<${of}["parameters"]>(), ${body} });`;
		}),
	);
	return [
		'import createClient from "openapi-fetch";',
		'import type { paths } from "./api.js";',
		"const client = createClient<paths>();",
		"declare function given<T>(): T;",
		...calls,
	].join("\n");
}

describe("a client that is generated from the OpenAPI document", () => {
	let rig: Rig;
	let operations = 0;
	beforeAll(async () => {
		installTools();
		rig = await startRig();
		mkdirSync(place, { recursive: true });
		const { text } = await new Rest(rig.url).get("/api/openapi.json");
		const document = JSON.parse(text) as Document;
		operations = Object.values(document.paths).flatMap(Object.keys).length;
		writeFileSync(join(place, "openapi.json"), text);
		writeFileSync(join(place, "every.ts"), everyOperation(document));
		writeFileSync(join(place, "package.json"), '{ "type": "module" }');
		writeFileSync(
			join(place, "tsconfig.json"),
			JSON.stringify({ compilerOptions, include: ["*.ts"] }),
		);
		writeFileSync(
			join(place, "node.d.ts"),
			"declare const process: { argv: string[] };",
		);
		copyFileSync(
			join(import.meta.dirname, "client/lecture.ts"),
			join(place, "lecture.ts"),
		);
		const [from, to] = ["openapi.json", "api.d.ts"].map((file) =>
			join(place, file),
		);
		runTool("openapi-typescript/bin/cli.js", from ?? "", "-o", to ?? "");
	}, 300_000);
	afterAll(() => rig.close());

	it("[OA452] compiles for every operation, and runs a lecture with no socket of the instructor's", {
		timeout: 60_000,
	}, async () => {
		expect(operations).toBeGreaterThan(20);
		runTool("typescript/bin/tsc", "-p", place);
		const lecture = spawn(
			process.execPath,
			[join(place, "lecture.js"), rig.url, "2"],
			{ stdio: ["ignore", "pipe", "inherit"] },
		);
		const lines = createInterface({ input: lecture.stdout });
		const said = lines[Symbol.asyncIterator]();
		const { code } = JSON.parse((await said.next()).value ?? "{}") as {
			code: string;
		};
		const phones = await Promise.all(
			["Ada", "Bob"].map((name) => joinPhone(rig.url, code, name)),
		);
		for (const [value, phone] of phones.entries())
			void (async () => {
				for (const round of [1, 2]) {
					await phone.wait(
						"view",
						(view) => view.phase === "open" && view.asked.round === round,
					);
					await phone.ask("answer", { round, seq: 1, value: [value] });
				}
			})();
		const { asked, results } = JSON.parse(
			(await said.next()).value ?? "{}",
		) as { asked: number; results: Results };
		expect(asked).toBe(2);
		expect(results.room.phase).toBe("ended");
		expect(results.students.map(({ name, score }) => [name, score])).toEqual(
			expect.arrayContaining([
				["Ada", 20],
				["Bob", 0],
			]),
		);
		for (const phone of phones) phone.close();
	});
});
