import { readFileSync } from "node:fs";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type Rig, startRig } from "../rig/app.ts";
import { connectPhone, newToken } from "../rig/links.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";

const metric = async (rig: Rig, line: string) =>
	(await new Rest(rig.url).get("/metrics")).text.includes(`${line}\n`);

describe("what is told, how and to whom", () => {
	it("[TR452] long JSON and tables come compressed to whoever reads that, and never a body with secrets", async () => {
		const rig = await startRig();
		const rest = await signedIn(rig.url);
		const room = await openRoom(rest);
		room.page.close();
		const both = { "accept-encoding": "gzip, br" };
		for (const path of [
			"/api/quizzes",
			`/api/rooms/${room.id}/qr.svg`,
			"/api/openapi.json",
		]) {
			const plain = await rest.get(path);
			expect(plain.headers["content-encoding"]).toBeUndefined();
			expect(plain.headers.vary).toContain("Accept-Encoding");
			const br = await rest.get(path, both);
			expect(br.headers["content-encoding"], path).toBe("br");
			expect(brotliDecompressSync(br.bytes).toString()).toBe(plain.text);
			expect(br.bytes.length * 2).toBeLessThan(plain.bytes.length);
			const gzip = await rest.get(path, { "accept-encoding": "gzip" });
			expect(gunzipSync(gzip.bytes).toString()).toBe(plain.text);
			expect(gzip.headers["content-type"]).toBe(plain.headers["content-type"]);
		}
		const state = await rest.get(`/api/rooms/${room.id}/state`, both);
		expect(state.text).toContain(room.screenToken);
		expect(state.headers["content-encoding"]).toBeUndefined();
		const short = await rest.get("/api/instructor", both);
		expect(short.headers["content-encoding"]).toBeUndefined();
		await rig.close();
	});

	it("[TR453] counters and reasons are for this machine, or for whoever has the token", async () => {
		const token = "0123456789abcdef";
		const passedOn = { "x-forwarded-for": "203.0.113.7" };
		const bearer = { authorization: `Bearer ${token}` };
		const cases: [Record<string, string>, Record<string, string>, boolean][] = [
			[{}, {}, true],
			[{}, passedOn, false],
			[{}, { forwarded: "for=203.0.113.7" }, false],
			[{ TRUST_PROXY: "1" }, {}, true],
			[{ TRUST_PROXY: "1" }, passedOn, false],
			[{ METRICS_TOKEN: token }, {}, false],
			[{ METRICS_TOKEN: token }, bearer, true],
			[{ METRICS_TOKEN: token }, { ...bearer, ...passedOn }, true],
			[{ METRICS_TOKEN: token }, { authorization: "Bearer x" }, false],
			[{ METRICS_TOKEN: token }, { authorization: token }, false],
		];
		for (const [environment, headers, may] of cases) {
			const rig = await startRig({ environment });
			const rest = new Rest(rig.url);
			const what = JSON.stringify([environment, headers]);
			const metrics = await rest.get("/metrics", headers);
			expect(metrics.status, what).toBe(may ? 200 : 404);
			rig.stores.close();
			const ready = () => rest.get("/readyz", headers);
			await waitFor("it to notice", async () => (await ready()).status === 503);
			const { reasons } = (await ready()).json<{ reasons: string[] }>();
			expect(reasons.length > 0, what).toBe(may);
			await rig.close();
		}
	});

	it("[TR454] what is tried in vain is counted from zero, and many in a minute are told in the log, without whom", async () => {
		const rig = await startRig({
			environment: { INSTRUCTOR_PASSWORD: "correct horse" },
		});
		const rest = new Rest(rig.url);
		for (const what of ["password", "link", "recovery-words", "code", "word"])
			expect(await metric(rig, `lectern_wrong_total{what="${what}"} 0`)).toBe(
				true,
			);
		expect(await metric(rig, "lectern_rooms_locked_total 0")).toBe(true);
		await Promise.all(
			Array.from({ length: 25 }, () =>
				rest.post("/api/instructor", { password: "wrong" }),
			),
		);
		await rest.post("/api/instructor/take-over", { link: newToken() });
		await connectPhone(rig.url, "BCDFGH").catch(() => null);
		expect(await metric(rig, 'lectern_wrong_total{what="password"} 25')).toBe(
			true,
		);
		expect(await metric(rig, 'lectern_wrong_total{what="link"} 1')).toBe(true);
		expect(await metric(rig, 'lectern_wrong_total{what="code"} 1')).toBe(true);
		const warned = rig.logged.filter(({ message }) =>
			message.includes("wrong ones were tried"),
		);
		expect(warned).toEqual([
			{
				level: "warn",
				message: "20 wrong ones were tried in a minute",
				fields: { what: "password", within: expect.any(Number) },
			},
		]);
		// The right one, and a page that only asks, are no guesses.
		await rest.post("/api/instructor", {});
		await rest.post("/api/instructor", { password: "correct horse" });
		expect(await metric(rig, 'lectern_wrong_total{what="password"} 25')).toBe(
			true,
		);
		await rig.close();
	});

	it("[TR455] each page says to search engines what it is", () => {
		const words = ["student", "instructor", "screen"].map(
			(page) =>
				/<meta name="description" content="([^"]{30,160})" \/>/.exec(
					readFileSync(`client/${page}/index.html`, "utf8"),
				)?.[1],
		);
		expect(words).not.toContain(undefined);
		expect(new Set(words).size).toBe(3);
	});
});
