import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { WebSocket } from "ws";
import { leash } from "../../rig/leash.ts";
import { type RedisServer, startRedis } from "../../rig/redis.ts";
import { now } from "../clock.ts";
import { dialects } from "../crowd/dialect.ts";
import { viewOf } from "./quiz.ts";
import type { Target } from "./target.ts";

/** A floor as a target: its processes, and an instructor who asks. */
type FloorName = "ws" | "socket.io" | "tutorial";

const programs: Readonly<Record<FloorName, { file: string; nodes: number }>> = {
	ws: { file: "bare-ws.mjs", nodes: 1 },
	"socket.io": { file: "plain-socket-io.mjs", nodes: 1 },
	tutorial: { file: "tutorial.mjs", nodes: 2 },
};

export async function startFloor(name: FloorName): Promise<Target> {
	const { file, nodes: count } = programs[name];
	const redis = name === "tutorial" ? await startRedis() : null;
	const nodes: { child: ChildProcess; url: string }[] = [];
	for (let node = 0; node < count; node++) nodes.push(await run(file, redis));
	const dialect = name === "ws" ? "ws" : "socket.io";
	const instructor = await speakTo(nodes[0]?.url ?? "", dialect);
	return {
		name,
		dialect,
		urls: nodes.map(({ url }) => url),
		code: "ABCDEF",
		processes: [
			...nodes.map(({ child }) => ({
				what: "node" as const,
				pid: child.pid ?? 0,
			})),
			...(redis === null ? [] : [{ what: "redis" as const, pid: redis.pid() }]),
		],
		announce: async () => {},
		async ask(round) {
			const text = `42["ask",${JSON.stringify(viewOf(round))}]`;
			const at = now();
			instructor.say(text);
			return at;
		},
		close: async (round) => Number(await instructor.ask("tally", round)),
		reveal: async () => {},
		end: async () => {},
		write: null,
		async remove() {
			instructor.leave();
			for (const { child } of nodes) {
				const gone = once(child, "exit");
				child.kill("SIGKILL");
				await gone;
			}
			await redis?.remove();
		},
	};
}

async function run(file: string, redis: RedisServer | null) {
	const child = spawn(
		...leash(process.execPath, [`tests/bench/floors/${file}`]),
		{
			env: { ...process.env, REDIS_URL: redis?.url ?? "" },
			stdio: ["ignore", "inherit", "inherit", "ipc"],
		},
	);
	const [port] = await once(child, "message");
	return { child, url: `http://127.0.0.1:${port}` };
}

/** An instructor's connection, by the same texts as the phones'. */
async function speakTo(url: string, dialect: "ws" | "socket.io") {
	const socket = new WebSocket(dialects[dialect].address(url));
	let reply: (text: string) => void = () => {};
	const isIn = new Promise<void>((resolve, reject) => {
		socket.on("error", reject);
		if (dialect === "ws") socket.once("open", () => resolve());
		socket.on("message", (bytes: Buffer) => {
			const text = bytes.toString();
			if (text === "2") socket.send("3");
			else if (text.startsWith("0{")) socket.send('40{"instructor":true}');
			else if (text.startsWith("40")) resolve();
			else if (text.startsWith("431[")) reply(text.slice(4, -1));
		});
	});
	await isIn;
	return {
		say: (text: string) => socket.send(text),
		ask(event: string, message: number): Promise<string> {
			socket.send(`421["${event}",${message}]`);
			return new Promise((resolve) => {
				reply = resolve;
			});
		},
		leave: () => socket.terminate(),
	};
}
