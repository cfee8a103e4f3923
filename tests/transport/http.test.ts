import { rmSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Rig, startRig } from "../rig/app.ts";
import { openStream } from "../rig/events.ts";
import { newToken } from "../rig/links.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";
import { type Operation, readDocument } from "./document.ts";
import { makePages } from "./pages.ts";
import { openRaw } from "./raw.ts";

const policy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' data:",
	"connect-src 'self'",
	"frame-ancestors 'none'",
	"base-uri 'none'",
	"font-src 'self'",
	"form-action 'self'",
];
/** The instructor's page shows the screen's in a frame, as a preview: both from here alone. */
const policyOf = (path: string) => {
	if (path === "/teach/") return [...policy, "frame-src 'self'"];
	return path === "/screen/"
		? policy.map((part) => part.replace(/^(frame-ancestors) .*/, "$1 'self'"))
		: policy;
};
const socketPath = "/socket.io/?EIO=4&transport=";

describe("what every HTTP reply has", () => {
	const pages = makePages();
	let rig: Rig;
	let rest: Rest;
	let room: OpenRoom;
	let operations: Operation[];
	beforeAll(async () => {
		rig = await startRig({ pages });
		rest = await signedIn(rig.url);
		room = await openRoom(rest);
		operations = await readDocument(rest);
	});
	afterAll(async () => {
		room.page.close();
		await rig.close();
		rmSync(join(pages, ".."), { recursive: true });
	});

	it("[TR11] carries the guards, whatever it is", async () => {
		const events = `/api/screens/${room.screenToken}/events`;
		const evil = { origin: "https://evil.example" };
		const requests: [number, string, string, Record<string, string>][] = [
			[200, "GET", "/", {}],
			[200, "GET", "/teach/", {}],
			[200, "GET", "/screen/", {}],
			[200, "GET", "/assets/main-1a2b3c.js", {}],
			[404, "GET", "/assets/nothing.js", {}],
			[404, "GET", "/nothing", {}],
			[404, "GET", "/%ff", {}],
			[200, "GET", "/livez", {}],
			[200, "GET", "/api/quizzes", {}],
			[401, "GET", "/api/quizzes", { cookie: "lectern_key=no" }],
			[405, "PATCH", "/api/quizzes", {}],
			[415, "POST", "/api/quizzes", { "transfer-encoding": "chunked" }],
			[403, "POST", "/api/quizzes", evil],
			[200, "GET", `/api/rooms/${room.id}/results.csv`, {}],
			[200, "GET", `/api/rooms/${room.id}/qr.svg`, {}],
			[404, "GET", "/api/nothing", {}],
			[200, "HEAD", events, {}],
			[404, "GET", events.replace(room.screenToken, newToken()), {}],
			[200, "GET", `${socketPath}polling`, {}],
			[403, "GET", `${socketPath}polling`, evil],
			[400, "GET", `${socketPath}carrier-pigeon`, {}],
			[400, "GET", `${socketPath}polling&sid=${newToken()}`, {}],
		];
		for (const [status, method, path, headers] of requests) {
			const reply = await rest.request(method, path, { headers });
			const what = `${method} ${path}`;
			expect(reply.status, what).toBe(status);
			const csp = String(reply.headers["content-security-policy"]);
			expect(csp.split(";").sort(), what).toEqual(policyOf(path).sort());
			expect(reply.headers["x-content-type-options"], what).toBe("nosniff");
			expect(reply.headers["referrer-policy"], what).toBe("no-referrer");
			expect(reply.headers["x-frame-options"], what).toBe(
				path === "/screen/" ? "SAMEORIGIN" : "DENY",
			);
			expect(reply.headers["cross-origin-resource-policy"]).toBe("same-origin");
			expect(reply.headers["strict-transport-security"]).toBeUndefined();
			expect(reply.headers["x-powered-by"]).toBeUndefined();
			expect(reply.headers["access-control-allow-origin"]).toBeUndefined();
		}
		const stream = await openStream(rig.url, room.screenToken);
		expect(stream.headers["x-content-type-options"]).toBe("nosniff");
		stream.close();
	});

	it("[TR12] promises HTTPS for ever only where it is spoken", async () => {
		const https = { "x-forwarded-proto": "https" };
		const http = { "x-forwarded-proto": "http" };
		const cases: [Record<string, string>, Record<string, string>, boolean][] = [
			[{}, {}, false],
			[{}, https, false],
			[{ TRUST_PROXY: "1" }, https, true],
			[{ TRUST_PROXY: "1" }, http, false],
			[{ TRUST_PROXY: "1" }, {}, false],
			[{ PUBLIC_URL: "https://quiz.example.edu" }, {}, true],
			[{ PUBLIC_URL: "http://quiz.example.edu" }, {}, false],
		];
		for (const [environment, headers, promised] of cases) {
			const one = await startRig({ environment });
			const reply = await new Rest(one.url).get("/livez", headers);
			expect(
				reply.headers["strict-transport-security"],
				JSON.stringify([environment, headers]),
			).toBe(promised ? "max-age=31536000" : undefined);
			await one.close();
		}
	});

	it("[TR13] says which methods an address takes", async () => {
		const paths = new Set(operations.map(({ template }) => template));
		paths.add("/api/screens/{token}/events");
		for (const template of paths) {
			const taken = operations
				.filter((operation) => operation.template === template)
				.map(({ method }) => method);
			if (template.endsWith("/events")) taken.push("GET");
			const allow = taken.flatMap((method) =>
				method === "GET" ? ["GET", "HEAD"] : [method],
			);
			const path = template
				.replace("{token}", room.screenToken)
				.replace("{id}", room.id);
			for (const method of [
				"GET",
				"POST",
				"PUT",
				"PATCH",
				"DELETE",
				"OPTIONS",
			]) {
				if (taken.includes(method)) continue;
				const reply = await rest.request(method, path);
				expect(reply.status, `${method} ${path}`).toBe(405);
				expect(reply.headers.allow?.split(", ").sort()).toEqual(allow.sort());
				expect(reply.json()).toMatchObject({ status: 405 });
			}
		}
	});

	it("[TR14] answers HEAD as GET, without the body", async () => {
		const reading = operations.filter(({ method }) => method === "GET");
		const quiz = (await rest.get("/api/quizzes")).json<{
			quizzes: { id: string }[];
		}>().quizzes[0]?.id;
		const paths = reading.map(({ template }) =>
			template
				.replace("{token}", room.screenToken)
				.replace("quizzes/{id}", `quizzes/${quiz}`)
				.replace("{id}", room.id),
		);
		for (const path of [...paths, "/", "/assets/main-1a2b3c.js", "/nothing"]) {
			const full = await rest.get(path);
			const head = await rest.request("HEAD", path);
			expect(head.status, path).toBe(full.status);
			expect(head.bytes).toHaveLength(0);
			expect(head.headers["content-type"]).toBe(full.headers["content-type"]);
			expect(head.headers.etag).toBe(full.headers.etag);
		}
		const events = `/api/screens/${room.screenToken}/events`;
		const head = await rest.request("HEAD", events);
		expect(head.status).toBe(200);
		expect(head.headers["content-type"]).toBe("text/event-stream");
	});

	it("[TR15] finds the address for phones, also when Host is nonsense", async () => {
		const origin = async (from: Rest, host?: string) => {
			const reply = await from.get("/api/where", host ? { host } : {});
			expect(reply.status, host).toBe(200);
			return reply.json<{ origin: string }>().origin;
		};
		expect(await origin(rest, "quiz.lan:8080")).toBe("http://quiz.lan:8080");
		const local = new URL(await origin(rest, `localhost:${rig.port}`));
		expect(local.port).toBe(String(rig.port));
		for (const host of ["%%%", "a b", "[", "x:99999", "<script>"])
			expect(await origin(rest, host)).toMatch(/^http:\/\/[\w.-]+(:\d+)?$/);
		const named = await startRig({
			environment: { PUBLIC_URL: "https://quiz.example.edu/" },
		});
		const there = await origin(new Rest(named.url), "evil.example");
		expect(there).toBe("https://quiz.example.edu");
		await named.close();
	});

	it("[TR56] stops though somebody never ends a request", async () => {
		const own = await startRig();
		const socket = connect(own.port, "127.0.0.1");
		socket.on("error", () => {});
		const gone = new Promise((resolve) => socket.once("close", resolve));
		socket.write(
			"POST /api/instructor HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
		);
		const other = await new Rest(own.url).get("/livez");
		expect(other.status).toBe(200);
		await own.close();
		await gone;
	});

	it("[TR61] stops though a phone sleeps and takes no goodbye", async () => {
		const own = await startRig();
		const asleep = await openRaw(own.url);
		asleep.pause();
		const start = performance.now();
		await own.close();
		expect(performance.now() - start).toBeLessThan(3000);
		asleep.resume();
		asleep.close();
	});

	it("[TR16] draws the join link as a picture", async () => {
		const mine = await rest.get(`/api/rooms/${room.id}/qr.svg`);
		const screens = await new Rest(rig.url).get(
			`/api/screens/${room.screenToken}/qr.svg`,
		);
		expect(mine.text).toMatch(/^<svg [^>]*>.*<\/svg>$/s);
		expect(mine.text).not.toMatch(/<script|<image|href|on\w+=/);
		expect(screens.text).toBe(mine.text);
	});
});
