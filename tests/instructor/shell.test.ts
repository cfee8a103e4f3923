import { afterEach, describe, expect, it, vi } from "vitest";
import { request, whenSignedOut } from "../../client/instructor/shell/rest.ts";
import {
	href,
	type Route,
	readRoute,
} from "../../client/instructor/shell/route.ts";

describe("addresses", () => {
	const routes: Route[] = [
		{ page: "library" },
		{ page: "editor", quiz: "q-1_a" },
		{ page: "room", room: "r1" },
		{ page: "results", room: "r1" },
		{ page: "take-over", secret: "s-_1" },
	];
	it.each(routes)("[IP4] $page", (route) => {
		expect(readRoute(href(route))).toEqual(route);
	});
	it.each(["", "#", "#/", "#/nowhere", "#/nowhere/1", "#/rooms", "#/rooms/"])(
		"[IP4] %j is the library",
		(hash) => {
			expect(readRoute(hash)).toEqual({ page: "library" });
		},
	);
});

describe("REST calls", () => {
	afterEach(() => vi.unstubAllGlobals());
	const answer = (response: Response) =>
		vi.stubGlobal("fetch", vi.fn().mockResolvedValue(response));

	it("[IP5] gives data, ETag and status of an answer", async () => {
		answer(new Response('{"a":1}', { status: 201, headers: { etag: '"7"' } }));
		expect(await request("POST", "/x", { body: {} })).toEqual({
			ok: true,
			data: { a: 1 },
			etag: '"7"',
			status: 201,
		});
	});

	it("[IP5] no network is a problem of status 0", async () => {
		vi.stubGlobal("fetch", vi.fn().mockRejectedValue(new TypeError("failed")));
		expect(await request("GET", "/x")).toMatchObject({
			ok: false,
			status: 0,
			problem: { error: "offline", detail: expect.stringMatching(/again/) },
		});
	});

	it("[IP5] our own problem comes as it is, a proxy's page as a problem in words", async () => {
		const problem = {
			type: "about:blank",
			title: "Conflict",
			status: 412,
			detail: "Somebody else changed it.",
			error: "conflict",
		};
		answer(new Response(JSON.stringify(problem), { status: 412 }));
		expect(await request("PUT", "/x")).toMatchObject({ problem });
		answer(new Response("<h1>Bad gateway</h1>", { status: 502 }));
		expect(await request("GET", "/x")).toMatchObject({
			status: 502,
			problem: { detail: expect.stringContaining("502") },
		});
	});

	it("[IP5] a 401 is told to whoever wants to know", async () => {
		const told = vi.fn();
		const stop = whenSignedOut(told);
		answer(new Response("", { status: 401 }));
		await request("GET", "/x");
		stop();
		await request("GET", "/x");
		expect(told).toHaveBeenCalledTimes(1);
	});
});
