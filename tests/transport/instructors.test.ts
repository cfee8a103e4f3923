import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { instructorIdOf, sessionKeyHashOf } from "../../server/room/seat.ts";
import type {
	Asking,
	HandOver,
	Instructor,
	MadeWords,
	SessionList,
} from "../../shared/account.ts";
import type { QuizList } from "../../shared/rest.ts";
import { type Rig, type RigOptions, startRig } from "../rig/app.ts";
import { connectInstructor, joinPhone, newToken } from "../rig/links.ts";
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
		const { id, path, expiresAt } = reply.json<HandOver>();
		expect(path).toMatch(/^\/teach\/#\/take-over\/[\w-]{22}$/);
		return { id, link: path.split("/").pop() ?? "", expiresAt };
	};
	const takeOver = async (link: string) => {
		const rest = new Rest(rig.url);
		const reply = await rest.post("/api/instructor/take-over", { link });
		return { rest, reply };
	};
	/** The whole way from one browser to a new one. */
	const bring = async (from: Rest) => {
		const { id, link } = await handOver(from);
		const { rest, reply } = await takeOver(link);
		const { claim } = reply.json<Asking>();
		await from.post(`/api/instructor/hand-over/${id}/confirm`);
		const taken = await rest.post("/api/instructor/take-over/claim", { claim });
		expect(taken.status).toBe(200);
		return rest;
	};
	const sessionsOf = async (rest: Rest) =>
		(await rest.get("/api/instructor/sessions")).json<SessionList>().sessions;
	/** As from before there were sessions. */
	const oldInstructor = async () => {
		const key = newToken();
		const id = instructorIdOf(key);
		await rig.stores.quizzes.addInstructor({ id, createdAt: 1 });
		const rest = new Rest(rig.url);
		rest.cookie = `lectern_key=${key}`;
		return { key, id, rest };
	};

	it("[SE1] gives a browser 128 bits that no script and no other site can use", async () => {
		await start({ environment: { TRUST_PROXY: "1" } });
		const plain = await cookieOf();
		expect(plain).toMatch(
			/^lectern_key=[\w-]{22}\.[\w-]{16}\.[\w-]{22}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Strict$/,
		);
		const secure = await cookieOf({ "x-forwarded-proto": "https" });
		expect(secure).toMatch(
			/^__Host-lectern_key=[^;]+; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Strict; Secure$/,
		);
		const key = (cookie: string) => cookie.split(/[.;]/)[2] ?? "";
		expect(Buffer.from(key(plain), "base64url")).toHaveLength(16);
		expect(key(secure)).not.toBe(key(plain));
	});

	it("[SE2] keeps of keys, links and seats only what they hash to", async () => {
		await start();
		const rest = await signedIn(rig.url);
		const key = rest.cookie?.split(".")[2] ?? "";
		const { link } = await handOver(rest);
		const made = await rest.post("/api/instructor/words");
		const [word = "", ...words] = made.json<MadeWords>().words;
		const room = await openRoom(rest);
		const phone = await joinPhone(rig.url, room.code, "Ada");
		const file = ["", "-wal"]
			.map((end) => readFileSync(join(rig.folder, `lectern.sqlite${end}`)))
			.join("");
		expect(file).toContain(sessionKeyHashOf(key));
		for (const secret of [key, link, phone.token, `${word} ${words[0]}`])
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
		const { id, link } = await handOver(rest);
		const first = await takeOver(link);
		expect(first.reply.status).toBe(202);
		expect(first.rest.cookie).toBeNull();
		const { claim, number } = first.reply.json<Asking>();
		const second = await takeOver(link);
		expect(second.reply.status).toBe(404);
		expect(second.rest.cookie).toBeNull();
		const asked = await rest.get(`/api/instructor/hand-over/${id}`);
		const state = { state: "asked", device: "A program", number };
		expect(asked.json()).toEqual(state);
		const collect = (by: Rest) =>
			by.post("/api/instructor/take-over/claim", { claim });
		expect((await collect(first.rest)).status).toBe(202);
		expect(first.rest.cookie).toBeNull();
		// Nobody else can agree.
		const stranger = await signedIn(rig.url);
		const confirm = `/api/instructor/hand-over/${id}/confirm`;
		expect((await stranger.post(confirm)).status).toBe(404);
		expect((await rest.post(confirm)).status).toBe(204);
		const letIn = await collect(first.rest);
		expect(letIn.status).toBe(200);
		expect(first.rest.cookie).not.toBe(rest.cookie);
		const mine = (await rest.get("/api/quizzes")).json<QuizList>();
		const theirs = (await first.rest.get("/api/quizzes")).json<QuizList>();
		expect(theirs).toEqual(mine);
		expect((await collect(new Rest(rig.url))).status).toBe(404);
		expect(await sessionsOf(rest)).toHaveLength(2);
	});

	it("[SE300] lets nobody in whom the device that made the link refuses", async () => {
		await start();
		const rest = await signedIn(rig.url);
		const { id, link } = await handOver(rest);
		const { rest: thief, reply } = await takeOver(link);
		const { claim } = reply.json<Asking>();
		const there = `/api/instructor/hand-over/${id}`;
		expect((await rest.delete(there)).status).toBe(204);
		const collected = await thief.post("/api/instructor/take-over/claim", {
			claim,
		});
		expect(collected.status).toBe(404);
		expect(thief.cookie).toBeNull();
		expect((await rest.post(`${there}/confirm`)).status).toBe(404);
		expect(await sessionsOf(rest)).toHaveLength(1);
	});

	it("[SE7] hands over within ten minutes, and only by a link that it made", async () => {
		await start();
		const rest = await signedIn(rig.url);
		const early = await handOver(rest);
		const late = await handOver(rest);
		rig.clock.ahead = minutes10 - 5_000;
		expect((await takeOver(early.link)).reply.status).toBe(202);
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
		expect((await takeOver(third.link)).reply.status).toBe(202);
	});

	it("[SE8] signs out: the key opens nothing any more, and open pages are let go at once", async () => {
		await start();
		const rest = await signedIn(rig.url);
		const stolen = new Rest(rig.url);
		stolen.cookie = rest.cookie;
		const page = await connectInstructor(stolen);
		const reply = await rest.delete("/api/instructor");
		expect(reply.status).toBe(204);
		expect(String(reply.headers["set-cookie"])).toBe(
			"lectern_key=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict",
		);
		expect((await rest.get("/api/instructor")).status).toBe(401);
		expect((await stolen.get("/api/instructor")).status).toBe(401);
		await page.gone();
		expect(page.heard("out")).toMatchObject([{ error: "not-signed-in" }]);
		page.close();
	});

	it("[SE301] lists, names and ends sessions of one's own, and only those", async () => {
		await start();
		const laptop = await signedIn(rig.url);
		const agent =
			"Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1";
		const phone = await bring(laptop);
		const tablet = await bring(laptop);
		const stranger = await signedIn(rig.url);
		const all = await sessionsOf(phone);
		expect(all).toHaveLength(3);
		expect(all.filter(({ current }) => current)).toHaveLength(1);
		const of = async (rest: Rest) =>
			`/api/instructor/sessions/${(await rest.get("/api/instructor")).json<Instructor>().session}`;
		const named = await laptop.request("PUT", await of(phone), {
			body: { name: "  My phone " },
		});
		expect(named.json()).toMatchObject({ name: "My phone", current: false });
		expect((await stranger.delete(await of(phone))).status).toBe(404);
		expect((await stranger.delete("/api/instructor/sessions")).json()).toEqual({
			ended: 0,
		});
		const pages = await Promise.all(
			[phone, tablet].map((rest) => connectInstructor(rest)),
		);
		expect((await laptop.delete(await of(phone))).status).toBe(204);
		expect((await phone.get("/api/quizzes")).status).toBe(401);
		await pages[0]?.gone();
		expect(pages[1]?.socket.connected).toBe(true);
		const others = await laptop.delete("/api/instructor/sessions");
		expect(others.json()).toEqual({ ended: 1 });
		await pages[1]?.gone();
		expect((await tablet.get("/api/quizzes")).status).toBe(401);
		expect((await laptop.get("/api/quizzes")).status).toBe(200);
		expect((await stranger.get("/api/quizzes")).status).toBe(200);
		const made = await new Rest(rig.url).request("POST", "/api/instructor", {
			body: {},
			headers: { "user-agent": agent },
		});
		const iphone = new Rest(rig.url);
		iphone.cookie = String(made.headers["set-cookie"]).split(";")[0] ?? "";
		expect((await sessionsOf(iphone))[0]?.name).toBe("Safari on iPhone");
	});

	it("[SE620] does nothing for a session that has ended what it had begun before: a slow command, a device that it let in", async () => {
		await start();
		const anna = await signedIn(rig.url);
		const room = await openRoom(anna);
		const thief = await bring(anna);
		const { id, link } = await handOver(thief);
		const friend = await takeOver(link);
		const { claim } = friend.reply.json<Asking>();
		await thief.post(`/api/instructor/hand-over/${id}/confirm`);
		const body = JSON.stringify({ do: "lock", on: true });
		const slow = request(`${rig.url}/api/rooms/${room.id}/commands`, {
			method: "POST",
			headers: {
				cookie: thief.cookie ?? "",
				"content-type": "application/json",
				"content-length": body.length,
			},
		});
		const answered = once(slow, "response");
		slow.write(body.slice(0, 5));
		await setTimeout(300);

		await anna.delete("/api/instructor/sessions");
		slow.end(body.slice(5));
		const [response] = (await answered) as [IncomingMessage];
		response.resume();
		expect(response.statusCode).toBe(401);
		expect(room.view().locked).toBe(false);
		const late = await friend.rest.post("/api/instructor/take-over/claim", {
			claim,
		});
		expect(late.status).toBe(404);
		expect((await friend.rest.get("/api/quizzes")).status).toBe(401);
		expect(await sessionsOf(anna)).toHaveLength(1);
		room.page.close();

		// Who moves on and signs out of the old device, the only one, has ended nobody.
		const moved = await handOver(anna);
		const next = await takeOver(moved.link);
		await anna.post(`/api/instructor/hand-over/${moved.id}/confirm`);
		await anna.delete("/api/instructor");
		const taken = await next.rest.post("/api/instructor/take-over/claim", {
			claim: next.reply.json<Asking>().claim,
		});
		expect(taken.status).toBe(200);
	});

	it("[SE302] lets go of the pages of a session that is gone from the store without a word", async () => {
		await start();
		const rest = await signedIn(rig.url);
		const page = await connectInstructor(rest);
		const { id, session } = (
			await rest.get("/api/instructor")
		).json<Instructor>();
		await rig.stores.sessions.endSessions(id, { only: session });
		await page.gone();
		expect(page.heard("out")).toMatchObject([{ error: "not-signed-in" }]);
	});

	it("[SE303] exchanges a session's key in the course of a week, without signing anybody out", async () => {
		await start();
		const rest = await signedIn(rig.url);
		const first = rest.cookie;
		rig.clock.ahead = 8 * 24 * 3_600_000;
		const replies = await Promise.all(
			[1, 2, 3].map(() => rest.get("/api/quizzes")),
		);
		const offered = replies.map(({ headers }) => String(headers["set-cookie"]));
		expect(new Set(offered).size).toBe(1);
		expect(rest.cookie).not.toBe(first);
		const slow = new Rest(rig.url);
		slow.cookie = first;
		expect((await slow.get("/api/quizzes")).status).toBe(200);
		expect((await rest.get("/api/quizzes")).status).toBe(200);
		rig.clock.ahead += 120_000;
		slow.cookie = first;
		expect((await slow.get("/api/quizzes")).status).toBe(401);
		expect((await rest.get("/api/quizzes")).status).toBe(200);
		rig.clock.ahead += 181 * 24 * 3_600_000;
		expect((await rest.get("/api/quizzes")).status).toBe(401);
	});

	it("[SE304] knows browsers from before there were sessions, and gives each its own key", async () => {
		await start({ environment: { TRUST_PROXY: "1" } });
		const { key, id, rest } = await oldInstructor();
		// Over HTTPS the old name goes, and the new one comes.
		const https = await rest.request("GET", "/api/instructor", {
			headers: { "x-forwarded-proto": "https" },
		});
		const [set = "", ...more] = https.headers["set-cookie"] ?? [];
		expect(set).toMatch(new RegExp(`^__Host-lectern_key=${id}\\.`));
		expect(more).toEqual([
			"lectern_key=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict; Secure",
		]);
		rest.cookie = `lectern_key=${key}`;
		const page = await connectInstructor(rest);
		expect((await rest.get("/api/instructor")).status).toBe(200);
		expect(rest.cookie).toMatch(new RegExp(`^lectern_key=${id}\\.`));
		expect(page.socket.connected).toBe(true);
		const others = await rest.delete("/api/instructor/sessions");
		expect(others.json()).toEqual({ ended: 1 });
		await page.gone();
		const thief = new Rest(rig.url);
		thief.cookie = `lectern_key=${key}`;
		expect((await thief.get("/api/instructor")).status).toBe(401);
		expect((await rest.get("/api/instructor")).status).toBe(200);
	});

	it("[SE305] takes over HTTPS no name that a sister site's page could have set", async () => {
		await start({ environment: { TRUST_PROXY: "1" } });
		const rest = await signedIn(rig.url);
		const value = rest.cookie?.split("=")[1];
		const over = (cookie: string, proto: string) =>
			new Rest(rig.url).get("/api/quizzes", {
				cookie,
				"x-forwarded-proto": proto,
			});
		const host = `__Host-lectern_key=${value}`;
		expect((await over(`lectern_key=${value}`, "https")).status).toBe(401);
		expect((await over(host, "https")).status).toBe(200);
		expect((await over(`lectern_key=${value}; ${host}`, "https")).status).toBe(
			200,
		);
		expect((await over(host, "http")).status).toBe(401);
	});

	it("[SE980] finds its key beside cookies of the same name that others have set", async () => {
		await start();
		const rest = await signedIn(rig.url);
		const key = rest.cookie ?? "";
		for (const cookie of [
			`lectern_key=tossed; ${key}`,
			`${key}; lectern_key=tossed`,
			`lectern_key=%; a=b=c; ;${key}`,
		]) {
			const browser = new Rest(rig.url);
			expect((await browser.get("/api/quizzes", { cookie })).status).toBe(200);
		}
	});

	it("[SE306] brings back by recovery words, and slows down whoever guesses them", async () => {
		await start();
		const rest = await signedIn(rig.url);
		const made = await rest.post("/api/instructor/words");
		const words = made.json<MadeWords>().words.join(" ");
		expect((await rest.get("/api/instructor")).json()).toMatchObject({
			words: "made",
		});
		const back = async (typed: string) => {
			const browser = await signedIn(rig.url);
			const before = browser.cookie;
			const reply = await browser.post("/api/instructor/recover", {
				words: typed,
			});
			return { browser, before, reply };
		};
		const right = await back(words.toUpperCase());
		expect(right.reply.status).toBe(200);
		const mine = (await rest.get("/api/quizzes")).text;
		expect((await right.browser.get("/api/quizzes")).text).toBe(mine);
		// The session that this browser had is over.
		const left = new Rest(rig.url);
		left.cookie = right.before;
		expect((await left.get("/api/quizzes")).status).toBe(401);
		const wrong = await back(words.split(" ").toReversed().join(" "));
		expect(wrong.reply.status).toBe(404);
		expect(wrong.browser.cookie).toBe(wrong.before);
		expect((await back("no words at all")).reply.status).toBe(400);
		const tries = await Promise.all(
			Array.from({ length: 30 }, () => back(words.replace(/\w+$/, "zoo"))),
		);
		const statuses = tries.map(({ reply }) => reply.status);
		expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(
			5,
		);
		await rest.post("/api/instructor/words");
		const old = new Rest(rig.url);
		await expect
			.poll(
				async () =>
					(await old.post("/api/instructor/recover", { words })).status,
				{ timeout: 20_000 },
			)
			.toBe(404);
	});

	it("[SE9] takes no cookie for a key that is not one", async () => {
		await start();
		const rest = await signedIn(rig.url);
		const key = rest.cookie?.slice("lectern_key=".length) ?? "";
		const [owner, session, secret] = key.split(".");
		const id = (await rest.get("/api/instructor")).json<{ id: string }>().id;
		const cookies = [
			"",
			"lectern_key=",
			`lectern_key=${newToken()}`,
			`lectern_key=${id}`,
			`lectern_key=${secret}`,
			`lectern_key=${owner}.${secret}`,
			`lectern_key=${owner}.${session}.${newToken()}`,
			`lectern_key=${id}.old-key.${secret}`,
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
