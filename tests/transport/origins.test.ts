import { describe, expect, it } from "vitest";
import { startRig } from "../rig/app.ts";
import { opensSocket } from "../rig/links.ts";
import { Rest } from "../rig/rest.ts";

const path = "/socket.io/?EIO=4&transport=polling";

/** Environment, headers of the request, its origin (HOST: the server's own), and whether it may. */
type Case = [
	Record<string, string>,
	Record<string, string>,
	string | null,
	boolean,
];
const https = { "x-forwarded-proto": "https" };
const named = { PUBLIC_URL: "https://quiz.example.edu" };
const proxied = { TRUST_PROXY: "1" };
const listed = { ORIGINS: "http://a.example http://localhost:5173" };
const cases: Case[] = [
	[{}, {}, null, true],
	[{}, {}, "http://HOST", true],
	[{}, {}, "https://HOST", false],
	[{}, {}, "http://evil.example", false],
	[{}, {}, "http://HOST.evil.example", false],
	[{}, {}, "http://127.0.0.1", false],
	[{}, {}, "null", false],
	[{}, {}, "", false],
	[{}, https, "https://HOST", false],
	[proxied, https, "https://HOST", true],
	[proxied, https, "http://HOST", false],
	[named, {}, "https://quiz.example.edu", true],
	[named, {}, "http://quiz.example.edu", false],
	[named, {}, "https://quiz.example.edu.evil.example", false],
	[named, {}, "https://quiz.example.edu:8443", false],
	[named, {}, "http://HOST", false],
	[named, {}, "https://HOST", false],
	[{ PUBLIC_URL: "http://quiz.lan" }, {}, "http://HOST", false],
	[
		{ PUBLIC_URL: "https://quiz.example.edu/x/" },
		{},
		"https://quiz.example.edu",
		true,
	],
	[listed, {}, "http://localhost:5173", true],
	[listed, {}, "http://a.example", true],
	[listed, {}, "http://HOST", true],
	[listed, {}, "http://b.example", false],
	[listed, {}, "https://a.example", false],
	[{ ...listed, ...named }, {}, "http://a.example", true],
	[{ ...listed, ...named }, {}, "http://HOST", false],
];

describe("the origin of a page", () => {
	it("[SE16] is one of ours, exactly, for WebSocket, polling and every change", async () => {
		for (const [environment, headers, origin, may] of cases) {
			const rig = await startRig({ environment });
			const own = origin?.replace("HOST", `127.0.0.1:${rig.port}`);
			const sent: Record<string, string> =
				own === undefined ? headers : { ...headers, origin: own };
			const what = JSON.stringify([environment, headers, own]);
			const rest = new Rest(rig.url);
			const polled = await rest.get(path, sent);
			expect(polled.status, what).toBe(may ? 200 : 403);
			const changed = await rest.request("POST", "/api/instructor", {
				body: {},
				headers: sent,
			});
			expect(changed.status, what).toBe(may ? 201 : 403);
			expect(await opensSocket(rig.url, sent), what).toBe(may);
			await rig.close();
		}
	});
});
