// A student who answers at random: node docs/example-student.mjs http://localhost:3000 ABC123 Ada
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { io } from "socket.io-client";

const [url, code, name = "Example"] = process.argv.slice(2);
const token = randomBytes(16).toString("base64url"); // the seat: a real client keeps it
const socket = io(`${url}/student`, { auth: { v: 3, code, token } });
let view = null;

/** No reply is no "no": the same message goes again until the server has spoken. */
async function ask(event, message) {
	const asked = socket.timeout(5000).emitWithAck(event, message);
	const reply = await asked.catch(() => ({ retryAfterMs: 500 }));
	if (reply.retryAfterMs === undefined) return reply;
	await sleep(reply.retryAfterMs);
	return ask(event, message);
}

const anyOf = (list) => Math.floor(Math.random() * list.length);
const anOption = ({ options }) => [anyOf(options)];
const entries = () => ["an example"];

/** Of each kind something that can be an answer; see Kinds in PROTOCOL.md. */
const answers = {
	single: anOption,
	multiple: anOption,
	truefalse: anOption,
	poll: anOption,
	numeric: () => Math.random() * 100,
	text: () => "an example",
	scale: ({ labels }) => anyOf(labels) + 1,
	rating: ({ statements, labels }) => statements.map(() => anyOf(labels) + 1),
	pairs: ({ left }) => left.map((_, index) => index),
	order: ({ items }) => items.map((_, index) => index),
	point: () => [500, 500],
	cloud: entries,
	open: entries,
};

/** Keeps the highest version of an epoch; another epoch replaces. */
async function show(next) {
	const sameEpoch = view?.epoch === next.epoch;
	if (sameEpoch && next.version <= view.version) return;
	const sameRound = sameEpoch && view.asked?.round === next.asked?.round;
	view = next;
	console.log(next.phase, next.asked?.text ?? "");
	if (next.phase === "ended") socket.disconnect();
	if (next.phase !== "open" || sameRound) return;
	const { round, kind, ask: asked } = next.asked;
	const value = answers[kind]?.(asked);
	if (value === undefined) return console.log(`cannot answer ${kind}`);
	const { epoch } = next;
	const reply = await ask("answer", { round, seq: 1, value, epoch });
	console.log(reply.error ?? `saved ${JSON.stringify(reply.saved)}`);
}

async function enter() {
	const reply = await ask("join", { name }); // the same token: the same seat
	if (reply.error === undefined) show(reply.view);
	else leave(reply);
}

function leave({ message }) {
	console.log(message);
	socket.disconnect();
}

socket.on("connect", enter);
socket.on("again", enter);
socket.on("view", show);
socket.on("out", leave);
socket.on("connect_error", async ({ data }) => {
	if (data === undefined) return; // no network: socket.io tries again by itself
	if (data.retryAfterMs === undefined) return leave(data);
	await sleep(data.retryAfterMs);
	socket.connect();
});
