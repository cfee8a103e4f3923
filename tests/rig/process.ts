import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { leash } from "./leash.ts";
import { waitFor } from "./wait.ts";

/** The built server as a process of its own, as `npm start` runs it. */
export interface ServerProcess {
	readonly url: string;
	readonly port: number;
	readonly dataDir: string;
	/** Everything it printed so far. */
	output(): string;
	pid(): number;
	/** SIGKILL, as a power cut of the program. Resolves when it is gone. */
	kill(): Promise<void>;
	/** Starts it again on the same port and data. */
	start(): Promise<void>;
	/** SIGTERM; resolves to the exit code. */
	stop(): Promise<number | null>;
	/** Kills it if need be and deletes its data. */
	remove(): Promise<void>;
}

export async function startServer(
	environment: Record<string, string> = {},
	{ terminal = false } = {},
): Promise<ServerProcess> {
	const port = await freePort();
	const dataDir = mkdtempSync(join(tmpdir(), "lectern-"));
	const url = `http://127.0.0.1:${port}`;
	let output = "";
	let child: ChildProcess | null = null;

	const gone = (process: ChildProcess) =>
		process.exitCode !== null || process.signalCode !== null
			? Promise.resolve(process.exitCode)
			: new Promise<number | null>((resolve) =>
					process.once("exit", (code) => resolve(code)),
				);
	const signal = async (name: NodeJS.Signals) => {
		if (child === null) return null;
		const exit = gone(child);
		child.kill(name);
		const code = await exit;
		child = null;
		return code;
	};

	const server: ServerProcess = {
		url,
		port,
		dataDir,
		output: () => output,
		pid: () => child?.pid ?? 0,
		async kill() {
			await signal("SIGKILL");
		},
		async start() {
			const command = [
				process.execPath,
				"--enable-source-maps",
				"dist/server/main.js",
			] as const;
			const [program, ...words] = terminal
				? ["script", "-qefc", command.join(" "), "/dev/null"]
				: command;
			child = spawn(...leash(program ?? "", words), {
				env: {
					...process.env,
					LOG_LEVEL: "warn",
					// Students that are programs join faster than any class.
					JOIN_RUSH: "0",
					PORT: String(port),
					DATA_DIR: dataDir,
					...environment,
				},
				stdio: ["ignore", "pipe", "pipe"],
			});
			for (const stream of [child.stdout, child.stderr])
				stream?.on("data", (text) => (output += String(text)));
			await waitFor(`the server on port ${port}`, async () => {
				if (child?.exitCode != null)
					throw new Error(`the server ended: ${output}`);
				const reply = await fetch(`${url}/readyz`).catch(() => null);
				return reply?.ok === true;
			});
		},
		stop: () => signal("SIGTERM"),
		async remove() {
			// It would hand over to other nodes for seconds, and nobody is there any more.
			await signal("SIGKILL");
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
	await server.start();
	return server;
}

/** As many files of tests as run at a time: each has every fourth of these ports. */
const lanes = 4;
const lane = Number(process.env.VITEST_POOL_ID ?? 0) % lanes;
/** Below those that the system gives to whoever asks for any: so none is gone before it is used. */
const [least, most] = [15_000, 32_000];
let last = least + Math.floor(Math.random() * (most - least));

/** A port of this machine that nothing listens on now. */
export async function freePort(): Promise<number> {
	for (;;) {
		last = last + lanes < most ? last + lanes : least;
		const port = last - (last % lanes) + lane;
		if (await isFree(port)) return port;
	}
}

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once("error", () => resolve(false));
		probe.listen(port, () => probe.close(() => resolve(true)));
	});
}
