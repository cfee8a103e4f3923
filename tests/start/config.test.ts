import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../server/config.ts";
import { startServer } from "../rig/process.ts";
import { waitFor } from "../rig/wait.ts";

describe("settings", () => {
	it("[CF1] need not be given", () => {
		const config = readConfig({});
		expect(config.port).toBe(3000);
		expect(config.redis).toBeNull();
		expect(config.dataDir).toBe("./data");
		// NATs and load balancers cut what is idle for 60 s.
		expect(config.pingIntervalMs + config.pingTimeoutMs).toBeLessThan(60_000);
	});

	it("[CF980] all have a row in docs/OPERATING.md, and nothing else has", () => {
		const textOf = (file: string) =>
			readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
		const known = [
			...textOf("server/config.ts").matchAll(/^\t([A-Z][A-Z_]+): /gm),
		].map(([, name]) => name);
		const [, table = ""] =
			/^## Settings\n([\s\S]*?)^## /m.exec(textOf("docs/OPERATING.md")) ?? [];
		const told = [...table.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(
			([, names = ""]) => names.match(/[A-Z][A-Z_]+/g) ?? [],
		);
		expect(known.length).toBeGreaterThan(20);
		expect(told.sort()).toEqual(known.sort());
	});

	it("[CF2] are told by name when they are wrong", () => {
		const wrong = {
			PORT: "http",
			PUBLIC_URL: "quiz.example",
			LOG_LEVEL: "all",
		};
		expect(() => readConfig(wrong)).toThrow(
			/PORT: a whole number[\s\S]*PUBLIC_URL: a URL[\s\S]*LOG_LEVEL: one of fatal/,
		);
		// Each once.
		expect(() => readConfig({ PUBLIC_URL: "quiz.example" })).not.toThrow(
			/PUBLIC_URL[\s\S]*PUBLIC_URL/,
		);
		expect(() => readConfig({ PING_INTERVAL_MS: "5" })).toThrow(
			/PING_INTERVAL_MS/,
		);
	});

	it("[CF624] that nobody could use, or of which a part would count for nothing, are wrong", () => {
		const wrong = [
			"https://anna:secret@quiz.example.edu/",
			"https://quiz.example.edu/?room=1",
			"https://quiz.example.edu/#teach",
			"https://quiz.example.edu//lectern",
		];
		for (const PUBLIC_URL of wrong)
			expect(() => readConfig({ PUBLIC_URL }), PUBLIC_URL).toThrow(
				/PUBLIC_URL: (only scheme|a URL such as)/,
			);
		const { publicUrl, path } = readConfig({
			PUBLIC_URL: "https://quiz.example.edu:8443/a/b-c/",
		});
		expect([publicUrl, path]).toEqual([
			"https://quiz.example.edu:8443",
			"/a/b-c",
		]);
		expect(() => readConfig({ INSTRUCTOR_PASSWORD: "x".repeat(201) })).toThrow(
			/INSTRUCTOR_PASSWORD: at most 200/,
		);
	});

	it("[CF2] take what is right", () => {
		const config = readConfig({
			PORT: "8080",
			PUBLIC_URL: "https://quiz.example.edu/",
			ORIGINS: "https://a.example, https://b.example",
			REDIS_URL: "redis://localhost",
			REDIS_SHARDED: "1",
		});
		expect(config.port).toBe(8080);
		expect(config.publicUrl).toBe("https://quiz.example.edu");
		expect(config.origins).toEqual(["https://a.example", "https://b.example"]);
		expect(config.redis).toEqual({
			url: "redis://localhost",
			prefix: "lectern:",
			sharded: true,
			durable: true,
		});
	});

	it("[CF2] several addresses of Redis are a Cluster's", () => {
		const sharded = (url: string) =>
			readConfig({ REDIS_URL: url }).redis?.sharded;
		expect(sharded("redis://one:6379")).toBe(false);
		expect(sharded("redis://one:6379,redis://two:6379")).toBe(true);
	});

	it("[CF3] a port in use ends the start in words", async () => {
		const other = createServer();
		await new Promise<void>((resolve) => other.listen(0, "0.0.0.0", resolve));
		const { port } = other.address() as AddressInfo;
		await expect(startServer({ PORT: String(port) })).rejects.toThrow(
			/Another program uses this port/,
		);
		other.close();
	});

	it("[CF4] prints the addresses on a terminal", async () => {
		const server = await startServer({}, { terminal: true });
		// It answers before it has said all.
		await waitFor("the code", () => server.output().includes("█▀▀▀▀▀▀▀█"));
		expect(server.output()).toContain(`http://localhost:${server.port}/teach/`);
		expect(server.output()).toMatch(
			new RegExp(`Phones +http://[\\d.]+:${server.port}`),
		);
		await server.remove();
	});

	it("[CF500] without a terminal every line is JSON, the addresses too", async () => {
		const server = await startServer({ LOG_LEVEL: "info" });
		await server.stop();
		const lines = server.output().trim().split("\n");
		const logged = lines.map((line) => JSON.parse(line) as object);
		expect(logged).toContainEqual(
			expect.objectContaining({
				msg: "listening",
				instructor: `http://localhost:${server.port}/teach/`,
			}),
		);
		await server.remove();
	});

	it("[CF751] a heartbeat that proxies and NATs do not wait for is warned of at the start", async () => {
		const warning = "PING_INTERVAL_MS and PING_TIMEOUT_MS";
		for (const [interval, isSlow] of [
			["39000", false],
			["40000", true],
		] as const) {
			const server = await startServer({
				PING_INTERVAL_MS: interval,
				PING_TIMEOUT_MS: "20000",
			});
			await server.remove();
			expect(server.output().includes(warning), interval).toBe(isSlow);
		}
	});

	it("[CF501] a setting of nothing is none", () => {
		const names = ["PUBLIC_URL", "PORT", "LOG_LEVEL", "RETAIN_DAYS", "HOST"];
		const empty = Object.fromEntries(names.map((name) => [name, ""]));
		const { node: _, ...config } = readConfig(empty);
		const { node: __, ...bare } = readConfig({});
		expect(config).toEqual(bare);
	});
});
