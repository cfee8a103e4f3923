import * as v from "valibot";
import { afterEach, describe, expect, it, vi } from "vitest";
import { call, whenSignedOut } from "../../client/instructor/shell/rest.ts";
import {
	href,
	type Route,
	readRoute,
} from "../../client/instructor/shell/route.ts";

describe("addresses", () => {
	const routes: Route[] = [
		{ page: "library" },
		{ page: "editor", quiz: "q-1_a" },
		{ page: "editor", quiz: "q-1_a", question: "q-7" },
		{ page: "room", room: "r1" },
		{ page: "results", room: "r1" },
		{ page: "account" },
		{ page: "take-over", secret: "s-_1" },
		{ page: "take-over", secret: "s-_1", room: "r1" },
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

const read = {
	method: "get",
	path: "/x",
	replies: { 200: v.object({ id: v.string() }) },
} as const;
const posted = {
	method: "post",
	path: "/x",
	body: v.object({}),
	replies: { 201: v.object({ a: v.number() }) },
} as const;

describe("REST calls", () => {
	afterEach(() => vi.unstubAllGlobals());
	const reply = (text: string, status: number, headers = {}) =>
		new Response(text, {
			status,
			headers: { "content-type": "application/json", ...headers },
		});
	const answer = (response: Response) =>
		vi.stubGlobal("fetch", vi.fn().mockResolvedValue(response));

	it("[IP5] gives data, ETag and status of an answer", async () => {
		answer(reply('{"a":1}', 201, { etag: '"7"' }));
		expect(await call(posted, { body: {} })).toEqual({
			ok: true,
			data: { a: 1 },
			etag: '"7"',
			status: 201,
		});
	});

	it("[IP5] no network is a problem of status 0", async () => {
		vi.stubGlobal("fetch", vi.fn().mockRejectedValue(new TypeError("failed")));
		expect(await call(read)).toMatchObject({
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
		answer(reply(JSON.stringify(problem), 412));
		expect(await call(posted, { body: {} })).toMatchObject({ problem });
		answer(new Response("<h1>Bad gateway</h1>", { status: 502 }));
		expect(await call(read)).toMatchObject({
			status: 502,
			problem: { detail: expect.stringContaining("502") },
		});
	});

	it("[IP5] a 401 is told to whoever wants to know", async () => {
		const told = vi.fn();
		const stop = whenSignedOut(told);
		const problem = { title: "", detail: "", error: "signed-out", status: 401 };
		const refused = JSON.stringify({ type: "about:blank", ...problem });
		answer(reply(refused, 401));
		await call(read);
		stop();
		answer(reply(refused, 401));
		await call(read);
		expect(told).toHaveBeenCalledTimes(1);
	});

	it.each([
		["a page", 200, "<h1>Sign in to CampusNet</h1>", "text/html"],
		["nothing", 200, "", "text/plain"],
		["JSON of another shape", 200, '{"portal":true}', "application/json"],
		["a page for what is not there", 404, "<h1>404</h1>", "text/html"],
		["a page for strangers", 401, "<h1>401</h1>", "text/html"],
		["JSON that is no problem of ours", 403, '{"code":7}', "application/json"],
	])(
		"[IP400] %s with status %i in the server's place is no answer of the server",
		async (_, status, text, type) => {
			const told = vi.fn();
			const stop = whenSignedOut(told);
			for (const method of ["get", "put", "delete"] as const) {
				answer(reply(text, status, { "content-type": type }));
				expect(await call({ ...read, method })).toMatchObject({
					ok: false,
					status: 0,
					problem: { detail: expect.stringContaining("sign-in") },
				});
			}
			stop();
			expect(told).not.toHaveBeenCalled();
		},
	);

	it("[IP400] what the server says without content is read as done", async () => {
		answer(new Response(null, { status: 204 }));
		expect(await call({ ...read, replies: { 204: null } })).toMatchObject({
			ok: true,
		});
	});
});
