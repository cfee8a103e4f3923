import type * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HandOvers } from "../../server/live/hand-over.ts";
import type {
	Asking,
	HandOver,
	Instructor,
	MadeWords,
	SessionList,
} from "../../shared/account.ts";
import { zipLimits } from "../../shared/gradebook.ts";
import { limits } from "../../shared/limits.ts";
import { protocolVersion } from "../../shared/protocol.ts";
import type {
	QuizList,
	RoomState,
	StoredQuiz,
	StudentList,
} from "../../shared/rest.ts";
import { moodle } from "../files/gradebooks.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { dot, sendImage } from "../rig/images.ts";
import { joinPhone, newToken } from "../rig/links.ts";
import { type Asked, type Reply, Rest, signedIn } from "../rig/rest.ts";
import { openRoom, twoQuestions } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";
import { type Operation, operationOf, readDocument } from "./document.ts";
import { checkForm } from "./forms.ts";

type StudentsOf = v.InferOutput<typeof StudentList>;

const nameOf = ({ method, template }: Operation) => `${method} ${template}`;
const isRoom = ({ template }: Operation) => template.includes("/rooms/");

/** So many at once are more than are judged. */
async function expectSlowed(
	who: Rest,
	path: string,
	body: unknown,
	times: number,
): Promise<Reply | undefined> {
	const replies = await Promise.all(
		Array.from({ length: times }, () => who.post(path, body)),
	);
	const slowed = replies.filter(({ status }) => status === 429);
	expect(slowed.length, path).toBeGreaterThan(0);
	return slowed[0];
}

/** Every success of what has to do with signing in. Returns another browser, of the same instructor. */
async function answersOfAccess(
	rig: Rig,
	rest: Rest,
	asked: Asked[],
): Promise<Rest> {
	const is = async (status: number, reply: Promise<Reply>) => {
		const { status: told, text, json } = await reply;
		expect(told, text).toBe(status);
		return json as <T>() => T;
	};
	const handOver = async () => {
		const made = await is(201, rest.post("/api/instructor/hand-over"));
		const { id, path } = made<HandOver>();
		const link = path.split("/").pop();
		return { link, at: `/api/instructor/hand-over/${id}` };
	};
	const other = new Rest(rig.url, asked);
	const takeOver = "/api/instructor/take-over";
	const { link, at } = await handOver();
	await is(200, rest.get(at));
	const { claim } = (await is(202, other.post(takeOver, { link })))<Asking>();
	await is(202, other.post(`${takeOver}/claim`, { claim }));
	await is(204, rest.post(`${at}/confirm`));
	await is(200, other.post(`${takeOver}/claim`, { claim }));
	await is(204, rest.delete((await handOver()).at));
	const { id } = (await other.get("/api/instructor")).json<Instructor>();
	const { quizzes, rooms } = rig.stores;
	const links = new HandOvers({ quizzes, now: () => rooms.now() });
	const { secret } = await links.offer(id, { ask: false });
	await is(200, other.post(takeOver, { link: secret }));
	const sessions = "/api/instructor/sessions";
	const list = (await is(200, rest.get(sessions)))<SessionList>();
	const mine = list.sessions.find(({ current }) => current)?.id;
	const name = { name: "Lectern in room 5" };
	await is(200, rest.request("PUT", `${sessions}/${mine}`, { body: name }));
	const theirs = list.sessions.find(({ current }) => !current)?.id;
	await is(204, rest.delete(`${sessions}/${theirs}`));
	await is(200, rest.delete(sessions));
	await is(404, rest.post("/api/instructor/words/kept"));
	const made = await is(201, rest.post("/api/instructor/words"));
	await is(204, rest.post("/api/instructor/words/kept"));
	const typed = { words: made<MadeWords>().words.join(" ") };
	const third = new Rest(rig.url, asked);
	await is(200, third.post("/api/instructor/recover", typed));
	await is(204, rest.delete("/api/instructor/words"));
	return third;
}

/** In the form of a personal link's secret. */
const anyLink = { authorization: `Bearer room.seat.${"A".repeat(22)}` };

describe("every status of the OpenAPI document", () => {
	const asked: Asked[] = [];
	let rig: Rig;
	let rest: Rest;
	let operations: Operation[];
	let quiz: v.InferOutput<typeof StoredQuiz>;
	let room: { id: string; screenToken: string };

	beforeAll(async () => {
		rig = await startRig();
		rest = await signedIn(rig.url, asked);
		operations = await readDocument(rest);
		const opened = await openRoom(rest);
		room = opened;
		opened.page.close();
		quiz = (await rest.post("/api/quizzes", twoQuestions)).json();
	});
	afterAll(() => rig.close());

	/** As often as it can be. */
	const correctOften = async (id: string) => {
		const made = await rig.stores.rooms.load(id);
		if (made === null) throw new Error("no such room");
		const corrections = Array.from({ length: limits.corrections }, (_, at) => ({
			question: 1,
			at,
			by: "somebody",
			is: "accept" as const,
			group: `word ${at}`,
		}));
		const next = { ...made, version: made.version + 1, corrections };
		expect(await rig.stores.rooms.commit(next, null, made)).toBe(true);
	};

	/** The operation's path with things that are there. */
	const pathOf = (operation: Operation) =>
		operation.template
			.replace("{token}", room.screenToken)
			.replace("{round}", "1")
			.replace("{seat}", "a-seat")
			.replace("{question}", "0")
			.replace("{id}", isRoom(operation) ? room.id : quiz.id)
			.replace(/^\/api\/search$/, "$&?words=x");

	/** Something that the operation accepts. */
	const bodyOf = ({ template }: Operation): unknown => {
		switch (template) {
			case "/api/instructor":
				return {};
			case "/api/instructor/take-over":
				return { link: newToken() };
			case "/api/instructor/take-over/claim":
				return { claim: newToken() };
			case "/api/instructor/recover":
				return { words: Array(8).fill("zoo").join(" ") };
			case "/api/instructor/sessions/{id}":
				return { name: "Lectern in room 5" };
			case "/api/preview":
				return { texts: ["**b**"] };
			case "/api/rooms":
				return { quiz: quiz.id };
			case "/api/rooms/{id}/commands":
				return { do: "lock", on: false };
			case "/api/rooms/{id}/corrections/preview":
				return { question: 0, correction: { is: "scored", on: false } };
			case "/api/rooms/{id}/sheet":
				return { do: "skip", revision: 0, question: 0, on: false };
			case "/api/rooms/{id}/line":
				return { first: null };
			default:
				return twoQuestions;
		}
	};

	it("[TR1] asks for the cookie wherever the document says so", async () => {
		const stranger = new Rest(rig.url, asked);
		const closed = operations.filter(({ forInstructors }) => forInstructors);
		expect(closed.length).toBeGreaterThan(15);
		for (const operation of closed) {
			const reply = await stranger.request(
				operation.method,
				pathOf(operation),
				operation.takesBody ? { body: bodyOf(operation) } : {},
			);
			expect(reply.status, nameOf(operation)).toBe(401);
			expect(reply.json()).toMatchObject({ error: "not-signed-in" });
			// Whatever a stranger sends is not even read.
			const unread = await stranger.request(
				operation.method,
				pathOf(operation),
				{ raw: "{", headers: { "content-type": "application/json" } },
			);
			expect(unread.status, nameOf(operation)).toBe(401);
		}
	});

	it("[TR2] does nothing that another site's page asks for", async () => {
		const changing = operations.filter(({ method }) => method !== "GET");
		expect(changing.length).toBeGreaterThan(8);
		for (const operation of changing) {
			const reply = await rest.request(operation.method, pathOf(operation), {
				body: operation.takesBody ? bodyOf(operation) : undefined,
				headers: { origin: "https://evil.example" },
			});
			expect(reply.status, nameOf(operation)).toBe(403);
			expect(reply.json()).toMatchObject({ error: "forbidden" });
		}
		expect((await rest.get(`/api/quizzes/${quiz.id}`)).status).toBe(200);
		expect((await rest.get(`/api/rooms/${room.id}`)).status).toBe(200);
	});

	it("[TR3] takes JSON only, in form and in bounds", async () => {
		const taking = operations.filter(({ takesBody }) => takesBody);
		expect(taking).toHaveLength(13);
		const json = { "content-type": "application/json" };
		const tries: [number, string | Buffer, Record<string, string>][] = [
			[415, "title=x", { "content-type": "application/x-www-form-urlencoded" }],
			[415, "{}", { "content-type": "text/plain" }],
			[415, "{}", {}],
			[413, JSON.stringify({ title: "x".repeat(1024 * 1024) }), json],
			[400, "{", json],
			[400, "[7]", json],
			[400, "null", json],
			[400, "7", json],
			[400, `{"surprise":1,"title":"","description":"","questions":[]}`, json],
			[400, `${"[".repeat(1_000)}${"]".repeat(1_000)}`, json],
			[400, "not gzip at all", { ...json, "content-encoding": "gzip" }],
			[415, "{}", { ...json, "content-encoding": "rot13" }],
			[
				415,
				"{}",
				{ ...json, "content-type": "application/json; charset=klingon" },
			],
		];
		// A stranger's body is not worth reading, so the cookie is asked for first; this browser has none where it may.
		for (const operation of taking) {
			const who = operation.forInstructors ? rest : new Rest(rig.url, asked);
			for (const [status, raw, headers] of tries) {
				const reply = await who.request(operation.method, pathOf(operation), {
					raw,
					headers: { "if-match": '"1"', ...headers },
				});
				expect(
					[reply.status, nameOf(operation), String(raw).slice(0, 60), headers],
					reply.text,
				).toEqual([
					status,
					nameOf(operation),
					String(raw).slice(0, 60),
					headers,
				]);
			}
		}
		expect(rig.logged.filter(({ level }) => level === "error")).toEqual([]);
	});

	it("[TR4] knows nothing of ids that nobody has", async () => {
		const naming = operations.filter(({ template }) => template.includes("{"));
		const ids = [
			newToken(),
			"%2e%2e",
			"..%2f..%2fetc%2fpasswd",
			"%00",
			"%ff",
			"%",
			"'; DROP TABLE rooms; --".replaceAll(" ", "%20"),
			"x".repeat(65),
			"__proto__",
		];
		for (const operation of naming) {
			for (const id of ids) {
				const reply = await rest.request(
					operation.method,
					operation.template.replace(/\{\w+\}/, id),
					operation.takesFile
						? { raw: moodle, headers: { "content-type": "text/csv" } }
						: {
								body: operation.takesBody ? bodyOf(operation) : undefined,
								headers: { "if-match": '"1"' },
							},
				);
				expect(reply.status, `${nameOf(operation)} ${id}`).toBe(404);
				expect(reply.json()).toMatchObject({ error: "not-found" });
			}
		}
		const noQuiz = await rest.post("/api/rooms", { quiz: newToken() });
		expect(noQuiz.status).toBe(404);
	});

	it("[TR5] answers what each operation is for, in the form that it promises", async () => {
		const own = async (method: string, path: string, body?: unknown) =>
			(await rest.request(method, path, { body })).status;
		expect(await own("POST", "/api/instructor", {})).toBe(200);
		expect(await own("GET", "/api/instructor")).toBe(200);
		const other = await answersOfAccess(rig, rest, asked);
		expect(await own("POST", "/api/course")).toBe(200);
		expect(await own("GET", "/api/quizzes")).toBe(200);
		expect(await own("POST", "/api/preview", { texts: ["*b*"] })).toBe(200);
		expect(await own("GET", `/api/quizzes/${quiz.id}`)).toBe(200);
		const put = () => rest.put(`/api/quizzes/${quiz.id}`, 1, twoQuestions);
		expect((await put()).status).toBe(200);
		// A lost reply may be asked for again; another change on top of the same version is a conflict.
		expect((await put()).status).toBe(200);
		const another = { ...twoQuestions, title: "Another" };
		const conflict = await rest.put(`/api/quizzes/${quiz.id}`, 1, another);
		expect(conflict.status).toBe(412);
		for (const method of ["PUT", "DELETE"])
			expect(await own(method, `/api/quizzes/${quiz.id}/archived`)).toBe(204);
		expect(await own("GET", "/api/search?words=question")).toBe(200);
		const sent = await sendImage(rest, { raw: dot });
		expect(sent.status, sent.text).toBe(201);
		expect(await own("GET", "/api/rooms")).toBe(200);
		for (const path of ["/api/quizzes", "/api/rooms"])
			for (const wrong of [
				"limit=0",
				"limit=101",
				"limit=x",
				"limit=1&limit=2",
				"after=",
				"after=x",
			])
				expect(await own("GET", `${path}?${wrong}`), wrong).toBe(400);
		const opened = await openRoom(rest);
		opened.page.close();
		const parts =
			" /students /results /results.csv /results.xlsx /grades.csv /results/overview /results/students /analysis /qr.svg /state /sheet /corrections /questions/1/rounds".split(
				" ",
			);
		for (const part of parts)
			expect(await own("GET", `/api/rooms/${opened.id}${part}`)).toBe(200);
		const commands = `/api/rooms/${opened.id}/commands`;
		const close = { do: "close", at: "elsewhere" };
		expect(await own("POST", commands, close)).toBe(409);
		const sheet = `/api/rooms/${opened.id}/sheet`;
		const skip = { do: "skip", question: 0, on: true };
		expect(await own("POST", sheet, { ...skip, revision: 0 })).toBe(200);
		expect(await own("POST", sheet, { ...skip, revision: 0 })).toBe(409);
		const offers = `/api/rooms/${opened.id}/rounds/1/offers`;
		const at = async () =>
			(await rest.get(`/api/rooms/${opened.id}/state`)).json<RoomState>().view
				.at;
		const ask = { do: "open", question: 0, at: await at() };
		expect(await own("POST", commands, ask)).toBe(200);
		expect(await own("GET", `/api/rooms/${opened.id}/results/rounds/1`)).toBe(
			200,
		);
		expect(await own("POST", offers)).toBe(409);
		const lock = { do: "lock", on: false };
		const many = await Promise.all(
			Array.from({ length: 50 }, () => own("POST", commands, lock)),
		);
		expect([...new Set(many)].sort()).toEqual([200, 429]);
		const line = `/api/rooms/${opened.id}/line`;
		expect(await own("POST", line, { first: 1 })).toBe(200);
		expect(await own("DELETE", line)).toBe(200);
		expect(await own("GET", `/api/rooms/${opened.id}/answered`)).toBe(200);
		const silent = `/api/rooms/${opened.id}/silent`;
		expect(await own("GET", silent)).toBe(200);
		expect(await own("DELETE", silent)).toBe(200);
		const picture = `/api/screens/${opened.screenToken}/qr.svg`;
		expect(await own("GET", picture)).toBe(200);
		const state = `/api/screens/${opened.screenToken}`;
		expect(await own("GET", state)).toBe(200);
		const phone = await joinPhone(rig.url, opened.code, "Ada");
		const seats = `/api/rooms/${opened.id}/students`;
		const [student] = (await rest.get(seats)).json<StudentsOf>().students;
		const answers = `/api/rooms/${opened.id}/results/students/${student?.seat}`;
		expect(await own("GET", answers)).toBe(200);
		expect(await own("DELETE", `${seats}/${student?.seat}`)).toBe(204);
		phone.close();
		const end = { do: "end", at: await at() };
		await waitFor("commands to be taken again", async () => {
			return (await own("POST", commands, end)) === 200;
		});
		expect(await own("POST", offers)).toBe(200);
		expect(await own("POST", line, { first: null })).toBe(409);
		const preview = `/api/rooms/${opened.id}/corrections/preview`;
		const more = { question: 0, correction: { is: "to-all", on: true } };
		expect(await own("POST", preview, more)).toBe(200);
		await correctOften(opened.id);
		expect(await own("POST", preview, more)).toBe(409);
		expect(await own("DELETE", `/api/rooms/${opened.id}`)).toBe(204);
		const draft = { ...twoQuestions, questions: [] };
		const unfinished = (await rest.post("/api/quizzes", draft)).json<{
			id: string;
		}>();
		const notReady = await rest.post("/api/rooms", { quiz: unfinished.id });
		expect(notReady.status).toBe(409);
		expect(notReady.json()).toMatchObject({
			error: "not-ready",
			details: ["The quiz has no questions."],
		});
		expect(await own("DELETE", `/api/quizzes/${unfinished.id}`)).toBe(204);
		for (const path of ["/api/where", "/api/openapi.json", "/livez", "/readyz"])
			expect(await own("GET", path)).toBe(200);
		expect((await other.delete("/api/instructor")).status).toBe(204);
	});

	it("[TR1180] takes images only, in form and in bounds, and says in words what is wrong with one", async () => {
		const png = { "content-type": "image/png" };
		const tries: [number, Buffer | string, Record<string, string>, RegExp][] = [
			[415, "{}", { "content-type": "application/json" }, /not a PNG, JPEG/],
			[415, dot, { "content-type": "image/gif" }, /not a PNG, JPEG/],
			[415, dot, { "content-type": "image/heic" }, /HEIC/],
			[415, dot, { "content-type": "image/svg+xml" }, /SVG/],
			[415, dot, {}, /not a PNG, JPEG/],
			[415, dot, { ...png, "content-encoding": "gzip" }, /not arrive whole/],
			[413, Buffer.alloc(limits.imageBytes + 1), png, /at most 10 MB/],
			[400, "", png, /not a PNG, JPEG/],
			[400, "<html>", png, /not a PNG, JPEG/],
		];
		for (const [status, raw, headers, words] of tries) {
			const reply = await rest.request("PUT", "/api/images", { raw, headers });
			expect([reply.status, reply.text]).toEqual([
				status,
				expect.stringMatching(words),
			]);
		}
	});

	it("[FI2182] takes gradebooks only, in form and in bounds, and says in words what is wrong with one", async () => {
		const csv = { "content-type": "text/csv" };
		const tries: [number, Buffer | string, Record<string, string>, RegExp][] = [
			[200, moodle, csv, /./],
			[200, moodle, { "content-type": "Text/CSV; charset=utf-8" }, /./],
			[400, "", csv, /nothing in this table/],
			[400, Buffer.from("PK\u0003\u0004"), csv, /damaged/],
			[413, Buffer.alloc(zipLimits.bytes + 1), csv, /at most 20 MB/],
			[415, moodle, {}, /choose a CSV file/],
			[415, moodle, { "content-type": "image/png" }, /choose a CSV file/],
			[415, moodle, { ...csv, "content-encoding": "gzip" }, /not arrive whole/],
		];
		for (const part of ["/gradebook", "/gradebook/preview"])
			for (const [status, raw, headers, words] of tries) {
				const path = `/api/rooms/${room.id}${part}`;
				const reply = await rest.request("POST", path, { raw, headers });
				expect([reply.status, reply.text]).toEqual([
					status,
					expect.stringMatching(words),
				]);
			}
	});

	it("[TR981] says in words what is wrong with a query or a header", async () => {
		const at = `/api/rooms/${room.id}`;
		const screen = `/api/screens/${room.screenToken}`;
		const newest = protocolVersion;
		const wrong: [string, string, string][] = [
			["/api/quizzes?limit=0", "bad-input", "limit: a number from 1 to 100"],
			["/api/rooms?after=x", "bad-input", "after: not the `next` of a page"],
			[
				`${at}/students?after=x`,
				"bad-input",
				"after: not the `next` of a list",
			],
			[`${at}/answered?round=0`, "bad-input", "round: the number of a round"],
			[`${at}/results.csv?separator=dot`, "bad-input", "separator: "],
			[`${at}/results.xlsx?zone=Mars`, "bad-input", "zone: the name of a"],
			[`${at}/grades.csv?by=shoe`, "bad-input", "by: "],
			[`${at}/results?download=1&download=2`, "bad-input", "download: "],
			["/readyz?unready=404&unready=404", "bad-input", "unready: "],
			["/api/search", "bad-input", "words: "],
			["/api/search?words=%20", "bad-input", "words: at least one word"],
			[`/api/search?words=${"x".repeat(201)}`, "bad-input", "words: "],
			["/api/search?words=x&archived=maybe", "bad-input", "archived: "],
			[`/api/search?words=x&tag=${"x".repeat(41)}`, "bad-input", "tag: "],
			[`${screen}?v=x`, "bad-input", "v: the number of a protocol version"],
			[`${screen}?v=${newest + 1}`, "old-client", "newer than the server"],
			[`${screen}?v=1`, "old-client", "out of date"],
			[`${screen}/events?v=x`, "bad-input", "the number of a protocol version"],
			[`${screen}/events?v=${newest + 1}`, "old-client", "newer than"],
		];
		for (const [path, error, words] of wrong) {
			const reply = await rest.get(path);
			expect([reply.status, path]).toEqual([400, path]);
			expect(reply.json()).toMatchObject({
				error,
				detail: expect.stringContaining(words),
			});
		}
		const quizPath = `/api/quizzes/${quiz.id}`;
		for (const headers of [
			{},
			{ "if-match": "*" },
			{ "if-match": '"1", "2"' },
		]) {
			const put = { body: twoQuestions, headers };
			const reply = await rest.request("PUT", quizPath, put);
			expect(reply.status).toBe(400);
			expect(reply.json()).toMatchObject({
				detail: expect.stringContaining(
					'If-Match: must name the version that was edited, as in "3"',
				),
			});
		}
		const known = [
			"/api/quizzes?limit=1&unknown=1",
			`${at}/results?download=`,
			`${screen}?v=2`,
			`${screen}?v=${newest}`,
			"/readyz?unready=503",
		];
		for (const path of known) expect((await rest.get(path)).status).toBe(200);
		for (const place of ["2", "x", "01", "-1", "1.5", "99999"])
			expect((await rest.get(`${at}/questions/${place}/rounds`)).status).toBe(
				404,
			);
		for (const part of ["rounds/0", "rounds/x", "rounds/99", "students/nobody"])
			expect((await rest.get(`${at}/results/${part}`)).status).toBe(404);
		for (const round of ["0", "x", "1.5", "9999999999"])
			expect((await rest.post(`${at}/rounds/${round}/offers`)).status).toBe(
				404,
			);
	});

	it("[TR2191] shows a student's results to who has the link, and to nobody else", async () => {
		const own = await openRoom(rest);
		const phone = await joinPhone(rig.url, own.code, "Ada");
		const link = await phone.ask("results", {});
		const secret = "secret" in link ? link.secret : "";
		const read = async (headers: Record<string, string>) =>
			(await new Rest(rig.url, asked).get("/api/results", headers)).status;
		const bearer = { authorization: `Bearer ${secret}` };
		expect(await read(bearer)).toBe(200);
		await own.move({
			do: "settings",
			settings: { ...own.view().settings, ownResults: false },
		});
		expect(await read(bearer)).toBe(403);
		expect(await read(anyLink)).toBe(404);
		expect(await read({})).toBe(400);
		phone.close();
		own.close();
	});

	it("[TR6] slows down whoever guesses passwords or links", async () => {
		const locked = await startRig({
			environment: { INSTRUCTOR_PASSWORD: "correct horse" },
		});
		const guesser = new Rest(locked.url, asked);
		const guesses: [string, unknown, number][] = [
			["/api/instructor", { password: "wrong" }, 401],
			["/api/instructor/take-over", { link: newToken() }, 404],
			["/api/instructor/take-over/claim", { claim: newToken() }, 404],
		];
		for (const [path, body, status] of guesses)
			expect((await guesser.post(path, body)).status).toBe(status);
		await Promise.all(
			Array.from({ length: 40 }, () =>
				guesser.post("/api/instructor", { password: "wrong" }),
			),
		);
		// Side by side: of each of them more than have a turn within two seconds.
		const words = { words: Array(8).fill("zoo").join(" ") };
		const slowed = await Promise.all([
			...guesses.map(([path, body]) => expectSlowed(guesser, path, body, 8)),
			expectSlowed(guesser, "/api/instructor/recover", words, 30),
		]);
		for (const reply of slowed) {
			expect(Number(reply?.headers["retry-after"])).toBeGreaterThan(0);
			expect(reply?.json()).toMatchObject({ error: "too-fast" });
		}
		const links = await Promise.all(
			Array.from({ length: 100 }, () =>
				new Rest(locked.url, asked).get("/api/results", anyLink),
			),
		);
		expect(links.some(({ status }) => status === 429)).toBe(true);
		const maker = new Rest(locked.url, asked);
		await maker.post("/api/instructor", { password: "correct horse" });
		await expectSlowed(maker, "/api/instructor/words", undefined, 14);
		await locked.close();
	});

	it("[TR100] says 429 to an instructor who has asked for very much, and to nobody else", async () => {
		const own = await startRig({
			config: { allowance: { bytes: 30_000, seconds: 60 } },
		});
		const greedy = await signedIn(own.url, asked);
		const other = await signedIn(own.url, asked);
		await waitFor("the allowance to be spent", async () => {
			return (await greedy.get("/api/quizzes")).status === 429;
		});
		const dear = operations.filter(
			({ replies, template, forInstructors }) =>
				forInstructors &&
				"429" in replies &&
				// These have bounds of their own.
				!/\/(commands|words)$/.test(template),
		);
		expect(dear.map(nameOf)).toEqual(
			expect.arrayContaining([
				"GET /api/quizzes",
				"PUT /api/quizzes/{id}",
				"GET /api/rooms/{id}/results.csv",
			]),
		);
		for (const operation of dear) {
			const reply = await greedy.request(
				operation.method,
				pathOf(operation),
				operation.takesBody ? { body: bodyOf(operation) } : {},
			);
			// Whatever else may be wrong with it.
			expect(reply.status, nameOf(operation)).toBe(429);
			expect(reply.json()).toMatchObject({ error: "too-fast" });
			expect(Number(reply.headers["retry-after"])).toBeGreaterThan(0);
		}
		expect((await greedy.get("/api/instructor")).status).toBe(200);
		expect((await other.get("/api/quizzes")).status).toBe(200);
		await own.close();
	});

	it("[TR7] says 503 while the store is away, and nothing else breaks", async () => {
		const away = await startRig();
		const known = await signedIn(away.url, asked);
		away.stores.close();
		const readiness = async () => (await known.get("/readyz")).status;
		await waitFor("it to notice", async () => (await readiness()) === 503);
		expect((await known.get("/readyz?unready=404")).status).toBe(404);
		for (const operation of operations) {
			const stranger = !operation.forInstructors;
			const who = stranger ? new Rest(away.url, asked) : known;
			const reply = await who.request(operation.method, pathOf(operation), {
				body: operation.takesBody ? bodyOf(operation) : undefined,
				headers: { "if-match": '"1"', ...anyLink },
			});
			const usesStore = !["/api/where", "/api/openapi.json", "/livez"].includes(
				operation.template,
			);
			expect(reply.status, nameOf(operation)).toBe(usesStore ? 503 : 200);
			if (usesStore && operation.template !== "/readyz")
				expect(Number(reply.headers["retry-after"])).toBeGreaterThan(0);
		}
		await away.close();
	});

	it("[TR151] says 507 where something new would begin in a store that is full", async () => {
		const full = await startRig({
			environment: { MAX_STORE_BYTES: String(2 ** 20) },
		});
		const known = await signedIn(full.url, asked);
		const { id } = (await known.get("/api/instructor")).json<{ id: string }>();
		const mine = (await known.post("/api/quizzes", twoQuestions)).json<
			v.InferOutput<typeof StoredQuiz>
		>();
		const [first] = (await known.get("/api/quizzes?limit=20"))
			.json<v.InferOutput<typeof QuizList>>()
			.quizzes.slice(-1);
		await known.delete(`/api/quizzes/${first?.id}`);
		const quiz = { ...twoQuestions, description: "x".repeat(2 ** 20) };
		await full.stores.quizzes.addQuizzes(id, [
			{ id: "large", quiz, sample: null },
		]);
		await waitFor("it to notice", async () => {
			const health = (await known.get("/readyz")).json<{ storeFill: number }>();
			return health.storeFill >= 0.8;
		});
		const longer = { ...twoQuestions, title: "x".repeat(100) };
		for (const reply of [
			await new Rest(full.url, asked).post("/api/instructor", {}),
			await known.post("/api/course"),
			await known.post("/api/quizzes", twoQuestions),
			await known.put(`/api/quizzes/${mine.id}`, mine.version, longer),
			await known.post("/api/rooms", { quiz: mine.id }),
			await sendImage(known, { raw: dot }),
		])
			expect([reply.status, reply.text]).toMatchObject([
				507,
				expect.stringContaining("store-full"),
			]);
		await full.close();
	});

	it("[TR8] answers nothing that is not listed, and lists nothing that it does not answer", () => {
		const reached = new Set<string>();
		for (const one of asked) {
			const operation = operationOf(operations, one);
			if (operation === undefined) continue;
			reached.add(`${nameOf(operation)} ${one.reply.status}`);
		}
		const listed = operations.flatMap((operation) =>
			Object.keys(operation.replies).map(
				(status) => `${nameOf(operation)} ${status}`,
			),
		);
		expect([...reached].sort()).toEqual(listed.sort());
	});

	it("[TR9] keeps to the form of every body: problems, JSON, text and pictures", () => {
		expect(asked.length).toBeGreaterThan(200);
		for (const one of asked) {
			const { reply } = one;
			const operation = operationOf(operations, one);
			const name = operation === undefined ? "" : nameOf(operation);
			checkForm(name, reply);
		}
	});

	it("[TR10] describes the very schemas by which it parses", async () => {
		const reply = await rest.get("/api/openapi.json");
		const document = reply.json<{
			openapi: string;
			paths: Record<string, Record<string, Record<string, unknown>>>;
		}>();
		expect(document.openapi).toBe("3.1.0");
		const text = JSON.stringify(document);
		expect(text).not.toContain(":id");
		for (const [pointer] of text.matchAll(/"\$ref":"[^"]+"/g))
			expect(pointer).toBe('"$ref":"#/components/schemas/Problem"');
		expect(document.paths["/api/quizzes"]?.post?.requestBody).toMatchObject({
			content: {
				"application/json": {
					schema: {
						additionalProperties: false,
						properties: { title: { maxLength: 120 } },
					},
				},
			},
		});
	});
});
