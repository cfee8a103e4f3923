import { rmSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Rig, startRig } from "../rig/app.ts";
import { Rest } from "../rig/rest.ts";
import { makePages, pageOf, script } from "./pages.ts";

const addresses: Record<string, string> = {
	"/": "student",
	"/?utm_source=x": "student",
	"/j/ABC123": "student",
	"/j/ABC123/": "student",
	"/teach": "instructor",
	"/teach/": "instructor",
	"/screen": "screen",
	"/screen/": "screen",
};
const asset = "/assets/main-1a2b3c.js";

describe("pages and assets", () => {
	const folder = makePages();
	let rig: Rig;
	let rest: Rest;
	beforeAll(async () => {
		rig = await startRig({ pages: folder });
		rest = new Rest(rig.url);
	});
	afterAll(async () => {
		await rig.close();
		rmSync(join(folder, ".."), { recursive: true });
	});

	it("[TR17] asks anew for pages, and answers 304 while they are the same", async () => {
		for (const [path, name] of Object.entries(addresses)) {
			const reply = await rest.get(path);
			expect(reply.status, path).toBe(200);
			expect(reply.text, path).toBe(pageOf(name));
			expect(reply.headers["content-type"]).toBe("text/html; charset=utf-8");
			expect(reply.headers["cache-control"], path).toBe("no-cache");
			const etag = reply.headers.etag ?? "";
			expect(etag).not.toBe("");
			const again = await rest.get(path, { "if-none-match": etag });
			expect(again.status, path).toBe(304);
			expect(again.bytes).toHaveLength(0);
			const other = await rest.get(path, { "if-none-match": 'W/"other"' });
			expect(other.status).toBe(200);
		}
	});

	it("[TR18] lets hashed assets be kept for ever, and nothing else", async () => {
		const reply = await rest.get(asset);
		expect(reply.text).toBe(script);
		expect(reply.headers["content-type"]).toBe(
			"text/javascript; charset=utf-8",
		);
		expect(reply.headers["cache-control"]).toBe(
			"public, max-age=31536000, immutable",
		);
		const missing = await rest.get("/assets/main-00000.js");
		expect(missing.status).toBe(404);
		expect(missing.headers["cache-control"]).toBe("no-store");
	});

	it("[TR19] sends brotli or gzip to whoever reads it", async () => {
		for (const path of [asset, "/"]) {
			const plain = (await rest.get(path)).text;
			const br = await rest.get(path, { "accept-encoding": "gzip, br" });
			expect(br.headers["content-encoding"]).toBe("br");
			expect(br.headers.vary).toContain("Accept-Encoding");
			expect(brotliDecompressSync(br.bytes).toString()).toBe(plain);
			const gzip = await rest.get(path, { "accept-encoding": "gzip" });
			expect(gzip.headers["content-encoding"]).toBe("gzip");
			expect(gunzipSync(gzip.bytes).toString()).toBe(plain);
			expect(gzip.headers["content-type"]).toBe(br.headers["content-type"]);
			expect(gzip.headers.etag).not.toBe(br.headers.etag);
		}
		const tiny = await rest.get("/assets/tiny-7a8b9c.js", {
			"accept-encoding": "gzip, br",
		});
		expect(tiny.text).toBe("1;\n");
		expect(tiny.headers["content-encoding"]).toBeUndefined();
	});

	it("[TR20] reads nothing outside its folder and nothing hidden", async () => {
		const tries = [
			"/../secret.txt",
			"/assets/../../secret.txt",
			"/assets/..%2f..%2fsecret.txt",
			"/assets/%2e%2e/%2e%2e/secret.txt",
			"/%2e%2e/secret.txt",
			"/..%5csecret.txt",
			"/assets/..\\..\\secret.txt",
			"//secret.txt",
			"/.secret",
			"/%2esecret",
			"/assets/%00/../../secret.txt",
			"/assets/main-1a2b3c.js%00.html",
			`/${"../".repeat(12)}etc/passwd`,
			`/${"..%2f".repeat(12)}etc/passwd`,
			"/%",
			"/%c0%ae%c0%ae/secret.txt",
			"/student/index.html",
			"/instructor/index.html",
		];
		for (const path of tries) {
			const reply = await rest.get(path);
			expect([400, 404], `${path}: ${reply.status}`).toContain(reply.status);
			expect(reply.text).not.toContain("secret");
			expect(reply.text).not.toContain("root:");
		}
	});

	it("[TR21] takes pages only by GET and HEAD, and gives no part of one", async () => {
		for (const path of ["/", asset])
			for (const method of ["POST", "PUT", "DELETE", "PATCH"])
				expect((await rest.request(method, path)).status).toBe(404);
		for (const range of ["bytes=0-3", "bytes=9-3", "bytes=x", "bytes=-5"]) {
			const reply = await rest.get(asset, { range });
			expect(reply.status, range).toBe(200);
			expect(reply.text).toBe(script);
		}
	});

	it("[TR1612] leads a person from an address that is none to a page, and tells a program", async () => {
		const person = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
		const ways = {
			"/FW2K7P": "/j/FW2K7P",
			"/fw2-k7p": "/j/FW2K7P",
			"/J/fw2k7p": "/j/FW2K7P",
			"/j/FW2K7P/x": "/j/FW2K7P",
			"/screen/FW2K7P": "/j/FW2K7P",
			"/join": "/",
			"/index.html": "/",
			"/Teach/": "/teach/",
			"/%": "/",
			"//evil.example": "/",
		};
		for (const [path, to] of Object.entries(ways)) {
			const reply = await rest.get(path, person);
			expect([path, reply.status, reply.headers.location]).toEqual([
				path,
				302,
				to,
			]);
			expect((await rest.get(path)).status, path).toBe(404);
		}
		for (const path of ["/api/nothing", "/assets/gone.js"]) {
			const reply = await rest.get(path, person);
			expect(reply.status).toBe(404);
			expect(reply.headers["content-type"]).toContain("json");
		}
	});

	it("[TR22] still has a file that goes while it runs", async () => {
		rmSync(join(folder, "assets", "gone-4d5e6f.js"));
		const reply = await rest.get("/assets/gone-4d5e6f.js");
		expect(reply.text).toBe(script);
		expect((await rest.get("/")).status).toBe(200);
	});
});
