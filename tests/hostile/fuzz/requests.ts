import * as v from "valibot";
import { AnyQuiz } from "../../../shared/older-quiz.ts";
import { NewRoom } from "../../../shared/rest.ts";
import type { Dice } from "../../room/dice.ts";
import { anyBytes, garble, garbleJson } from "./garble.ts";
import type { Known } from "./packets.ts";

const quiz = {
	v: 2,
	title: "Fuzz",
	description: "",
	questions: [
		{
			id: "q1",
			kind: "single",
			text: "?",
			ask: { options: ["a", "b"] },
			key: { correct: [0] },
			explanation: "",
			seconds: 30,
			points: 1,
		},
	],
};

/** As versions before 1.0 wrote it. */
const older = {
	title: "Fuzz",
	description: "",
	questions: [
		{
			id: "q1",
			kind: "poll",
			text: "?",
			options: [
				{ text: "a", correct: false },
				{ text: "b", correct: false },
			],
			explanation: "",
			seconds: null,
			points: 0,
		},
	],
};

type Shape = readonly [method: string, path: string, body?: object];

/** Requests as our own pages send them, none of which ends what the others need. */
const shapes = (known: Known): readonly Shape[] => [
	["GET", "/"],
	["GET", `/j/${known.code}`],
	["GET", "/teach/"],
	["GET", "/assets/index.js"],
	["GET", "/api/openapi.json"],
	["GET", "/api/where"],
	["GET", "/livez"],
	["GET", "/readyz"],
	["GET", "/metrics"],
	["GET", "/api/instructor"],
	["GET", "/api/quizzes"],
	["GET", `/api/quizzes/${known.quiz}`],
	["GET", "/api/rooms"],
	["GET", `/api/rooms/${known.room}`],
	["GET", `/api/rooms/${known.room}/students`],
	["GET", `/api/rooms/${known.room}/results.csv`],
	["GET", `/api/rooms/${known.room}/results.xlsx`],
	["GET", `/api/rooms/${known.room}/grades.csv`],
	["POST", `/api/rooms/${known.room}/gradebook`, {}],
	["GET", `/api/rooms/${known.room}/qr.svg`],
	["GET", `/api/screens/${known.screenToken}`],
	["GET", `/api/screens/${known.screenToken}/qr.svg`],
	["HEAD", `/api/screens/${known.screenToken}/events`],
	["POST", "/api/instructor", {}],
	["POST", "/api/instructor/take-over", { link: "AAAAAAAAAAAAAAAAAAAAAA" }],
	["POST", "/api/quizzes", quiz],
	["POST", "/api/quizzes", older],
	["PUT", `/api/quizzes/${known.quiz}`, quiz],
	["POST", "/api/rooms", { quiz: known.quiz }],
	["DELETE", "/api/rooms/none"],
	["DELETE", `/api/rooms/${known.room}/students/nobody`],
	["GET", "/socket.io/?EIO=4&transport=polling"],
	["POST", "/socket.io/?EIO=4&transport=polling&sid=none", {}],
];

const tricks = [
	"/../../../../etc/passwd",
	"/assets/..%2f..%2fpackage.json",
	"/assets/%2e%2e/%2e%2e/server/main.js",
	"/..\\..\\server",
	"//evil.example/x",
	"/%",
	"/%c0%ae%c0%ae/",
	"/%00",
	"/api/rooms/%2e%2e/quizzes",
	"/api/rooms/__proto__",
	"/api/rooms/constructor/results",
	"/api/quizzes/%F0%9F%92%A5",
	`/api/rooms/${"a".repeat(3000)}`,
	"/api/screens/undefined/events",
	"/socket.io/?EIO=4&transport=websocket",
	"/socket.io/?EIO=4&transport=__proto__",
	"/socket.io/?EIO=3&transport=polling&b64=1",
	"/socket.io/?EIO=4&transport=polling&sid=__proto__",
	"/socket.io/?transport[]=polling&EIO[a]=4",
	"/socket.io/socket.io.js",
	"/readyz?unready[]=404&unready=x",
	"/?__proto__[x]=1",
	"*",
	"http://evil.example/api/quizzes",
];

const headers = [
	"Host: ",
	"Host: evil.example:99999",
	"Host: [::",
	"Origin: null",
	"Origin: http://evil.example",
	"X-Forwarded-For: 1.2.3.4, , ::::",
	"X-Forwarded-Proto: javascript",
	`X-Request-Id: ${"x".repeat(200)}`,
	"Content-Type: text/plain",
	"Content-Type: application/json; charset=utf-99",
	"Content-Type: multipart/form-data",
	"Content-Encoding: gzip",
	"Content-Encoding: nonsense",
	"Accept-Encoding: br;q=x, \u00ff",
	"If-Match: *",
	'If-Match: W/"1"',
	'If-Match: "99999999999999999999"',
	'If-None-Match: "',
	"Range: bytes=9-3,-5,x",
	"Last-Event-ID: 99999999999999999999",
	"Expect: 100-continue",
	"Upgrade: websocket",
	"Upgrade: h2c",
	"Connection: Upgrade",
	"Sec-WebSocket-Key: short",
	"Sec-WebSocket-Version: 99",
	"Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99",
	`Cookie: lectern_key=${"A".repeat(6000)}`,
	"Cookie: lectern_key=\u00e9; =; ;; lectern_key",
	"Cookie: __proto__=1; constructor=2",
	"Accept: \u0001",
];

/** A request that HTTP knows, wrong in path, headers, cookie or body. */
export function anyRequest(dice: Dice, known: Known): Buffer {
	const { spares } = known;
	const [method, path, body]: Shape =
		spares.length > 0 && dice.chance(0.2)
			? ["DELETE", `/api/rooms/${dice.pick(spares).room}`]
			: dice.pick(shapes(known));
	const at = dice.chance(25)
		? dice.pick(tricks)
		: dice.chance(30)
			? bent(dice, path)
			: path;
	const lines = [
		`${dice.chance(10) ? dice.pick(["PATCH", "OPTIONS", "HEAD", "TRACE", "PROPFIND"]) : method} ${at} HTTP/1.1`,
	];
	if (!dice.chance(8)) lines.push("Host: 127.0.0.1");
	if (dice.chance(50))
		lines.push(
			`Cookie: ${dice.chance(80) ? known.cookie : printable(garble(dice, known.cookie))}`,
		);
	for (let more = dice.roll(3); more > 0; more--)
		lines.push(dice.pick(headers));
	const text =
		body === undefined
			? dice.chance(10)
				? "{}"
				: ""
			: wrong(dice, path, body);
	const bytes = Buffer.from(text);
	if (bytes.length > 0 && dice.chance(85))
		lines.push("Content-Type: application/json");
	if (method === "PUT" && dice.chance(70)) lines.push('If-Match: "1"');
	lines.push(`Content-Length: ${bytes.length}`);
	return Buffer.concat([
		Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"),
		bytes,
	]);
}

/** A request for a screen's events; the stream of a true one begins. */
export function anyStream(dice: Dice, known: Known): Buffer {
	const { screenToken } = dice.pick([known, ...known.spares]);
	const token = dice.chance(40)
		? screenToken
		: printable(garble(dice, known.screenToken));
	const lines = [
		`${dice.pick(["GET", "GET", "GET", "POST", "HEAD"])} /api/screens/${token}/events HTTP/1.1`,
		"Host: 127.0.0.1",
	];
	for (let more = dice.roll(3); more > 0; more--)
		lines.push(dice.pick(headers));
	return Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
}

/** What is no HTTP at all, or stops being it half-way. */
export function brokenRequest(dice: Dice, known: Known): Buffer {
	switch (dice.roll(5)) {
		case 0:
			return anyBytes(dice, 300);
		case 1:
			return garble(dice, anyRequest(dice, known));
		case 2:
			return Buffer.from(
				`POST /api/quizzes HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n${dice.pick(["ffffffffff\r\n", "-1\r\n\r\n", "5\r\nab", "0\r\n\r\n"])}`,
			);
		case 3:
			return Buffer.from(
				`GET / HTTP/${dice.pick(["9.9", "1.1 ", "0.9", "x"])}\r\n${"A: b\r\n".repeat(dice.pick([1, 3000]))}\r\n`,
			);
		default:
			return Buffer.from(
				`GET /${"a".repeat(dice.pick([100, 20_000]))} HTTP/1.1\nHost: x\n\n`,
			);
	}
}

/** Never what makes another quiz or room: they would only fill the lists. */
function wrong(dice: Dice, path: string, body: object): string {
	const text = dice.chance(70)
		? garbleJson(dice, body)
		: String(garble(dice, JSON.stringify(body)));
	const schema = path.startsWith("/api/rooms") ? NewRoom : AnyQuiz;
	return v.is(schema, parsed(text)) ? `${text}]` : text;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** In its path, so that the request stays one line. */
const bent = (dice: Dice, path: string) =>
	printable(garble(dice, path)).slice(0, 2000) || "/";
const printable = (bytes: Buffer) =>
	bytes.toString("latin1").replace(/[^!-~]/g, "%");
