// A student who answers at random: node docs/example-student.mjs http://localhost:3000 ABC123 Ada
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { io } from "socket.io-client";

const [url, code, name = "Example"] = process.argv.slice(2);
const token = randomBytes(16).toString("base64url"); // the seat: a real client keeps it
const socket = io(`${url}/student`, { auth: { v: 1, code, token } });
let view = null;
let answered = 0;

/** Asks until the server has spoken. No reply is no "no": the same message goes again. */
async function ask(event, message) {
	for (;;) {
		const reply = await socket
			.timeout(5000)
			.emitWithAck(event, message)
			.catch(() => ({ error: "busy", retryAfterMs: 500 }));
		if (reply.error !== "busy" && reply.error !== "too-fast") return reply;
		await sleep(reply.retryAfterMs);
	}
}

/** Keeps the highest version of an epoch; another epoch replaces. */
async function show(next) {
	if (view?.epoch === next.epoch && next.version <= view.version) return;
	view = next;
	console.log(next.phase, next.asked?.text ?? "");
	if (next.phase === "ended") socket.disconnect();
	if (next.phase !== "open" || next.asked.round <= answered) return;
	answered = next.asked.round;
	const choice = [Math.floor(Math.random() * next.asked.optionCount)];
	const reply = await ask("answer", { round: answered, seq: 1, choice });
	console.log(reply.error ?? `saved ${JSON.stringify(reply.saved)}`);
}

async function enter() {
	const reply = await ask("join", { name }); // with this token again: the same seat
	if (reply.error === undefined) await show(reply.view);
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
