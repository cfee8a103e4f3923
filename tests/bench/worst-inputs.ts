import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { limits } from "../../shared/limits.ts";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import type { RoomSummary, StoredQuiz } from "../../shared/rest.ts";
import { pngOf } from "../rig/images.ts";
import {
	connectInstructor,
	type InstructorLink,
	joinPhone,
	newToken,
} from "../rig/links.ts";
import { Rest, type Sent, signedIn } from "../rig/rest.ts";
import { questionOf } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";
import { admit, openRaw } from "../transport/raw.ts";

/** One input within every limit (or just over it), as bad as we know how to make it. */
export interface Input {
	/** Route or event. */
	readonly at: string;
	readonly what: string;
	readonly bytes: number;
	/** Sends it once; resolves to how it was answered. */
	send(): Promise<string>;
}

const studentsOnly = { hello: 1, join: 1, answer: 1, offer: 1 };
const json = { "content-type": "application/json", "if-match": '"1"' };
const packed = { ...json, "content-encoding": "gzip" };
const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
const fill = (part: string, bytes: number) =>
	part.repeat(Math.floor(bytes / part.length));
const quizOf = (questions: string) =>
	`{"v":2,"title":"","description":"","questions":[${questions}]}`;
const many = (count: number, of: (index: number) => string) =>
	Array.from({ length: count }, (_, index) => of(index)).join();

/** As large as a quiz can be. */
export function largestQuiz(): Quiz {
	const letters = (count: number) => "語".repeat(count);
	const questions = Array.from({ length: limits.questions }, (_, index) =>
		questionOf(`q${index}`, {
			text: letters(400),
			explanation: letters(200),
			ask: {
				options: Array.from(
					{ length: limits.optionsMax },
					(_, option) => `${option}${letters(89)}`,
				),
			},
			key: { correct: [0] },
		}),
	);
	return { v: quizFormat, title: "Large", description: "", questions };
}

/** Each text of which has to be rendered, and none is too much by itself. */
function quizOfFormulas(): Quiz {
	const questions = Array.from({ length: limits.questions }, (_, index) =>
		questionOf(`q${index}`, {
			text: `**${index}** is $x_{${index}}$.`,
			explanation: `$$\\frac{${index}}{2}$$ `.repeat(10),
			ask: { options: [`$${index}$`, `*${index}*`] },
		}),
	);
	return { v: quizFormat, title: "Formulas", description: "", questions };
}

/** A question of which every field is of another type. */
const wrongQuestion = JSON.stringify({
	id: 7,
	kind: {},
	text: 7,
	ask: { options: Array(limits.optionsMax).fill(7) },
	key: { correct: Array(limits.optionsMax).fill("") },
	explanation: 0,
	seconds: "",
	points: "",
});
const wordy = "x".repeat(400);
const wordyQuestion = JSON.stringify({
	id: wordy,
	kind: wordy,
	text: 7,
	ask: { options: Array(limits.optionsMax).fill({ text: wordy }) },
	key: { correct: Array(limits.optionsMax).fill(wordy) },
	explanation: 0,
	seconds: "",
	points: "",
});

/** Bodies up to a MiB, for whoever takes a whole quiz. */
function quizBodies(): [string, string | Buffer, Record<string, string>][] {
	const most = limits.bodyBytes;
	return [
		["arrays in arrays", nested(most / 2), json],
		["objects in objects", `${fill('{"a":', most / 2)}1`, json],
		[
			"300,000 empty questions, packed",
			gzipSync(quizOf(many(300_000, () => "{}"))),
			packed,
		],
		["200 empty questions", quizOf(many(200, () => "{}")), json],
		["2,000 empty questions", quizOf(many(2_000, () => "{}")), json],
		[
			"200 questions, all fields wrong",
			quizOf(many(200, () => wrongQuestion)),
			json,
		],
		["the same, with long words", quizOf(many(200, () => wordyQuestion)), json],
		[
			"11,900 keys",
			`{${many(11_900, (index) => `"${index}${"k".repeat(70)}":1`)}}`,
			json,
		],
		["90,000 keys", `{${many(90_000, (index) => `"k${index}":1`)}}`, json],
		["11,900 empty lists", `[${many(11_900, () => "[]")}]`, json],
		["escapes", `{"title":"${fill("\\u0041", most - 100)}"}`, json],
		["quotes", `{"title":"${fill('\\"', most - 100)}"}`, json],
		[
			"27,000 images",
			JSON.stringify({
				...largestQuiz(),
				questions: Array.from({ length: 100 }, (_, at) =>
					questionOf(`q${at}`, { explanation: fillImages(9_900, at) }),
				),
			}),
			json,
		],
		["50 MB of blanks, packed", gzipSync(" ".repeat(50_000_000)), packed],
		["the largest quiz", JSON.stringify(largestQuiz()), json],
		["a quiz of formulas", JSON.stringify(quizOfFormulas()), json],
	];
}

/** So many bytes of images, no two the same. */
function fillImages(most: number, place: number): string {
	const one = (at: number) => `image:${`${place}a${at}`.padStart(32, "0")}`;
	return Array.from({ length: Math.floor(most / 39) }, (_, at) => one(at)).join(
		" ",
	);
}

/** What anybody may send anywhere. */
function smallBodies(): [string, string | Buffer, Record<string, string>][] {
	return [
		["arrays in arrays, 1 MiB", nested(limits.bodyBytes / 2), json],
		["arrays in arrays, 4 KiB", nested(2048), json],
		["2,000 values, 4 KiB", `[${many(2_000, () => "1")}]`, json],
		["400 keys, 4 KiB", `{${many(400, (index) => `"k${index}":1`)}}`, json],
		["a MiB of blanks, packed", gzipSync(" ".repeat(limits.bodyBytes)), packed],
	];
}

/** Messages of some 16 KiB, or a part of one, as JSON. */
function messages(): [string, string][] {
	return [
		["arrays in arrays", nested(7_900)],
		["7,900 numbers", `[${many(7_900, () => "1")}]`],
		["1,400 keys", `{${many(1_400, (index) => `"k${index}":1`)}}`],
		["a long text", `"${"x".repeat(16_000)}"`],
	];
}

/** Everything that is sent at a server with a room, its instructor and a phone. */
export async function worstInputs(url: string): Promise<{
	readonly inputs: readonly Input[];
	/** Sockets anew: one that sends what is refused too often is cut. */
	renew(): Promise<void>;
	close(): void;
}> {
	const stranger = new Rest(url);
	const rest = await signedIn(url);
	const stored = (
		await rest.post("/api/quizzes", largestQuiz())
	).json<StoredQuiz>();
	const made = await rest.post("/api/rooms", { quiz: stored.id });
	const room = made.json<RoomSummary>();
	let page = await connectInstructor(rest);
	const watched = (await page.send("watch", { room: room.id })) as {
		view: { screenToken: string };
	};
	const { screenToken } = watched.view;
	const token = newToken();
	const open = () => joinPhone(url, room.code, "Ada", { token });
	let phone = await open();

	const request = (
		who: Rest,
		method: string,
		path: string,
		what: string,
		sent: Sent = {},
	): Input => ({
		at: `${method} ${path.replace(/[A-Za-z0-9_-]{14,}/g, ":id")}`,
		what,
		bytes: sent.raw?.length ?? path.length,
		send: async () => String((await who.request(method, path, sent)).status),
	});
	let asked = 0;
	/** As text: our own client could not write all of this. */
	const event = (
		link: () => Pick<InstructorLink, "socket" | "frames">,
		name: string,
		what: string,
		message: string,
	): Input => ({
		at: `event ${name}`,
		what,
		bytes: message.length,
		async send() {
			const { socket, frames } = link();
			const space = name in studentsOnly ? "/student" : "/instructor";
			const id = ++asked;
			const start = `3${space},${id}[`;
			socket.io.engine.write(`2${space},${id}["${name}",${message}]`);
			const find = () => frames.find((frame) => frame.startsWith(start));
			await waitFor(`a reply to ${name}`, () => find() !== undefined);
			return /"error":"([^"]+)"/.exec(find() ?? "")?.[1] ?? "done";
		},
	});
	/** Packets below the events, on a connection of their own. */
	const packet = (what: string, text: string): Input => ({
		at: "a packet",
		what,
		bytes: text.length,
		async send() {
			const raw = await openRaw(url);
			await admit(raw, room.code, newToken());
			raw.write(text);
			raw.write('2/student,9["hello",{}]');
			const reply = await raw.next("3/student,9");
			raw.close();
			return reply === null ? "cut" : "stays";
		},
	});
	const polled = (what: string, body: string): Input => ({
		at: "POST /socket.io/",
		what,
		bytes: body.length,
		async send() {
			const path = "/socket.io/?EIO=4&transport=polling";
			const opened = (await stranger.get(path)).text;
			const sid = /"sid":"([^"]+)"/.exec(opened)?.[1] ?? "";
			const sent = { raw: body, headers: { "content-type": "text/plain" } };
			const there = `${path}&sid=${sid}`;
			return String((await stranger.request("POST", there, sent)).status);
		},
	});

	const { id } = room;
	const seat = "s".repeat(64);
	const inRoom = (rest: string) => `{"room":"${id}",${rest}}`;
	const inputs: Input[] = [
		...smallBodies().flatMap(([what, raw, headers]) =>
			["/api/instructor", "/api/instructor/take-over"].map((path) =>
				request(stranger, "POST", path, what, { raw, headers }),
			),
		),
		...smallBodies().map(([what, raw, headers]) =>
			request(rest, "POST", "/api/rooms", what, { raw, headers }),
		),
		...quizBodies().flatMap(([what, raw, headers]) => [
			request(stranger, "POST", "/api/quizzes", `${what}, by anybody`, {
				raw,
				headers,
			}),
			request(rest, "POST", "/api/quizzes", what, { raw, headers }),
			request(rest, "PUT", `/api/quizzes/${stored.id}`, what, { raw, headers }),
		]),
		request(rest, "POST", "/api/preview", "texts of formulas alone", {
			raw: JSON.stringify({
				texts: Array.from({ length: 50 }, (_, index) =>
					`${index} `.concat("$a$ ".repeat(1_200)),
				),
			}),
			headers: json,
		}),
		request(rest, "PUT", "/api/images", "10 MB of one", {
			raw: pngOf(9_000, 5_000, randomBytes(limits.imageBytes - 1_000)),
			headers: { "content-type": "image/png" },
		}),
		...[
			"/api/openapi.json",
			`/api/screens/${screenToken}/qr.svg`,
			"/metrics",
			"/readyz",
		].map((path) => request(stranger, "GET", path, "as it is")),
		request(
			stranger,
			"GET",
			`/api/where?${fill("a=1&", 15_000)}`,
			"a long query",
		),
		request(stranger, "GET", "/api/instructor", "long headers", {
			headers: {
				cookie: fill("a;", 7_000),
				"x-forwarded-for": fill("1,", 7_000),
			},
		}),
		...[
			"/api/quizzes",
			`/api/quizzes/${stored.id}`,
			"/api/rooms",
			`/api/rooms/${id}`,
			`/api/rooms/${id}/students`,
			`/api/rooms/${id}/results`,
			`/api/rooms/${id}/results.csv`,
			`/api/rooms/${id}/qr.svg`,
		].map((path) => request(rest, "GET", path, "the largest quiz")),
		request(rest, "POST", "/api/rooms", "the largest quiz", {
			raw: JSON.stringify({ quiz: stored.id }),
			headers: json,
		}),
		...messages().flatMap(([what, message]) => [
			event(() => phone, "hello", what, message),
			event(
				() => phone,
				"answer",
				what,
				`{"round":1,"seq":1,"value":${message}}`,
			),
			event(() => phone, "offer", what, `{"answers":${message}}`),
			event(() => phone, "join", what, `{"name":${message}}`),
			event(() => page, "watch", what, `{"room":${message}}`),
			event(() => page, "remove", what, inRoom(`"seats":${message}`)),
			event(() => page, "command", what, inRoom(`"command":${message}`)),
			event(
				() => page,
				"rename",
				what,
				inRoom(`"seat":"${seat}","name":${message}`),
			),
		]),
		event(
			() => phone,
			"join",
			"200 wide letters",
			`{"name":"${"Ａ".repeat(200)}"}`,
		),
		event(() => page, "watch", "the largest quiz", `{"room":"${id}"}`),
		event(
			() => page,
			"command",
			"the largest quiz",
			inRoom(`"command":{"do":"lock","on":true}`),
		),
		event(
			() => page,
			"remove",
			"230 seats that are none",
			inRoom(
				`"seats":[${many(230, (index) => `"${`${index}`.padStart(64, "s")}"`)}]`,
			),
		),
		packet(
			"a handshake of 7,900 values",
			`0/student,[${many(7_900, () => "1")}]`,
		),
		packet("an acknowledgement of arrays", `3/student,1${nested(8_000)}`),
		packet("a namespace of 16 KiB", `0/${"n".repeat(16_000)},`),
		polled("8,000 packets in one", Array(8_000).fill("6").join("\x1e")),
		polled("4,000 handshakes in one", Array(3_200).fill("40/x").join("\x1e")),
		polled("one packet of arrays", `40/student,${nested(8_000)}`),
	];
	const close = () => {
		phone.close();
		page.close();
	};
	return {
		inputs,
		async renew() {
			close();
			page = await connectInstructor(rest);
			phone = await open();
		},
		close,
	};
}
