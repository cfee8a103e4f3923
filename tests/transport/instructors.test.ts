import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { instructorIdOf } from "../../server/room/seat.ts";
import type { QuizList } from "../../shared/rest.ts";
import { type Rig, type RigOptions, startRig } from "../rig/app.ts";
import { joinPhone, newToken } from "../rig/links.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";

const minutes10 = 10 * 60_000;

describe("becoming an instructor", () => {
	let rig: Rig;
	const start = async (options: RigOptions = {}) => {
		rig = await startRig(options);
		return rig;
	};
	afterEach(() => rig.close());

	const cookieOf = async (headers: Record<string, string> = {}) => {
		const reply = await new Rest(rig.url).request("POST", "/api/instructor", {
			body: {},
			headers,
		});
		return String(reply.headers["set-cookie"]);
	};
	const handOver = async (rest: Rest) => {
		const reply = await rest.post("/api/instructor/hand-over");
		const { path, expiresAt } = reply.json<{
			path: string;
			expiresAt: number;
		}>();
		expect(path).toMatch(/^\/teach\/#\/take-over\/[\w-]{22}$/);
		return { link: path.split("/").pop() ?? "", expiresAt };
	};
	const takeOver = async (link: string) => {
		const rest = new Rest(rig.url);
		const reply = await rest.post("/api/instructor/take-over", { link });
		return { rest, reply };
	};

	it("[SE1] gives a browser 128 bits that no script and no other site can use", async () => {
		await start({ environment: { TRUST_PROXY: "1" } });
		const plain = await cookieOf();
		expect(plain).toMatch(
			/^lectern_key=[\w-]{22}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Strict$/,
		);
		const secure = await cookieOf({ "x-forwarded-proto": "https" });
		expect(secure).toMatch(/; HttpOnly; SameSite=Strict; Secure$/);
		const key = (cookie: string) => cookie.slice(12, 34);
		expect(Buffer.from(key(plain), "base64url")).toHaveLength(16);
		expect(key(secure)).not.toBe(key(plain));
	});

	it("[SE2] keeps of keys, links and seats only what they hash to", async () => {
		await start();
		const rest = await signedIn(rig.url);
		const key = rest.cookie?.slice("lectern_key=".length) ?? "";
		const { link } = await handOver(rest);
		const room = await openRoom(rest);
		const phone = await joinPhone(rig.url, room.code, "Ada");
		const file = ["", "-wal"]
			.map((end) => readFileSync(join(rig.folder, `lectern.sqlite${end}`)))
			.join("");
		expect(file).toContain(instructorIdOf(key));
		for (const secret of [key, link, phone.token])
			expect(file).not.toContain(secret);
		expect(JSON.stringify(rig.logged)).not.toContain(key);
		phone.close();
		room.page.close();
	});

	it("[SE3] asks for the password first, where there is one", async () => {
		await start({ environment: { INSTRUCTOR_PASSWORD: "correct horse" } });
		const rest = new Rest(rig.url);
		for (const password of [undefined, "", "correct hors", "correct horse "]) {
			const reply = await rest.post("/api/instructor", { password });
			expect(reply.status).toBe(401);
			expect(reply.json()).toMatchObject({ error: "password-needed" });
			expect(rest.cookie).toBeNull();
		}
		const password = "correct horse";
		const made = await rest.post("/api/instructor", { password });
		expect(made.status).toBe(201);
		const again = await rest.post("/api/instructor", {});
		expect(again.status).toBe(200);
		expect(again.json()).toEqual(made.json());
		rest.cookie = `lectern_key=${newToken()}`;
		expect((await rest.post("/api/instructor", {})).status).toBe(401);
	});

	it("[SE4] slows down an address that guesses, locks it never, and no other at all", async () => {
		await start({
			environment: { INSTRUCTOR_PASSWORD: "correct horse", TRUST_PROXY: "1" },
		});
		const rest = new Rest(rig.url);
		const tryFrom = (address: string, password?: string) =>
			rest.request("POST", "/api/instructor", {
				body: { password },
				headers: { "x-forwarded-for": `10.9.9.9, ${address}` },
			});
		for (let times = 0; times < 30; times++)
			expect((await tryFrom("10.0.0.1")).status).toBe(401);
		for (let times = 0; times < 20; times++)
			expect((await tryFrom("10.0.0.1", `guess ${times}`)).status).toBe(401);
		// From here on few are judged a second; who comes on top is sent away, and nobody is locked out.
		const many = await Promise.all(
			Array.from({ length: 20 }, () => tryFrom("10.0.0.1", "guess")),
		);
		const away = many.filter(({ status }) => status === 429);
		expect(away.length).toBeGreaterThan(5);
		expect(Number(away[0]?.headers["retry-after"])).toBeGreaterThan(0);
		expect((await tryFrom("10.0.0.2", "wrong")).status).toBe(401);
		await expect
			.poll(async () => (await tryFrom("10.0.0.1", "correct horse")).status, {
				timeout: 15_000,
			})
			.toBe(201);
	});

	it("[SE5] believes no forwarded address without a proxy of its own", async () => {
		await start({ environment: { INSTRUCTOR_PASSWORD: "correct horse" } });
		const rest = new Rest(rig.url);
		const statuses = new Set<number>();
		const guess = async (number: number) => {
			const reply = await rest.request("POST", "/api/instructor", {
				body: { password: "guess" },
				headers: { "x-forwarded-for": `10.0.0.${number}` },
			});
			statuses.add(reply.status);
		};
		for (let times = 0; times < 20; times++) await guess(times);
		await Promise.all(Array.from({ length: 20 }, (_, number) => guess(number)));
		expect([...statuses]).toEqual([401, 429]);
	});

	it("[SE6] hands over to one other browser, once", async () => {
		await start();
		const rest = await signedIn(rig.url);
		const { link } = await handOver(rest);
		const first = await takeOver(link);
		expect(first.reply.status).toBe(200);
		expect(String(first.reply.headers["set-cookie"])).toMatch(
			/HttpOnly; SameSite=Strict$/,
		);
		expect(first.rest.cookie).toBe(rest.cookie);
		const mine = (await rest.get("/api/quizzes")).json<QuizList>();
		const theirs = (await first.rest.get("/api/quizzes")).json<QuizList>();
		expect(theirs).toEqual(mine);
		const second = await takeOver(link);
		expect(second.reply.status).toBe(404);
		expect(second.rest.cookie).toBeNull();
	});

	it("[SE7] hands over within ten minutes, and only by a link that it made", async () => {
		await start();
		const rest = await signedIn(rig.url);
		const early = await handOver(rest);
		const late = await handOver(rest);
		rig.clock.ahead = minutes10 - 5_000;
		expect((await takeOver(early.link)).reply.status).toBe(200);
		rig.clock.ahead = minutes10 + 1;
		expect((await takeOver(late.link)).reply.status).toBe(404);
		const third = await handOver(rest);
		const forged = [
			newToken(),
			"",
			third.link.slice(1),
			`${third.link}A`,
			third.link.toLowerCase().toUpperCase(),
			`/teach/#/take-over/${third.link}`,
		];
		for (const link of forged) {
			const { reply, rest: forger } = await takeOver(link);
			expect(reply.status, link).toBe(404);
			expect(forger.cookie).toBeNull();
		}
		expect((await takeOver(third.link)).reply.status).toBe(200);
	});

	it("[SE8] forgets the key at this browser when it signs out", async () => {
		await start();
		const rest = await signedIn(rig.url);
		const reply = await rest.delete("/api/instructor");
		expect(reply.status).toBe(204);
		expect(String(reply.headers["set-cookie"])).toBe(
			"lectern_key=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict",
		);
		expect((await rest.get("/api/instructor")).status).toBe(401);
	});

	it("[SE9] takes no cookie for a key that is not one", async () => {
		await start();
		const rest = await signedIn(rig.url);
		const key = rest.cookie?.slice("lectern_key=".length) ?? "";
		const id = (await rest.get("/api/instructor")).json<{ id: string }>().id;
		const cookies = [
			"",
			"lectern_key=",
			`lectern_key=${newToken()}`,
			`lectern_key=${id}`,
			`lectern_key="${key}"`,
			`lectern_key=${key}A`,
			`Lectern_Key=${key}`,
			`key=${key}`,
			`lectern_key=${"A".repeat(5000)}`,
		];
		for (const cookie of cookies) {
			const reply = await new Rest(rig.url).get("/api/quizzes", { cookie });
			expect(reply.status, cookie).toBe(401);
		}
		const among = await new Rest(rig.url).get("/api/quizzes", {
			cookie: `a=b; lectern_key=; ${rest.cookie}; c=d`,
		});
		expect(among.status).toBe(200);
	});
});
