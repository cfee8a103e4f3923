import { type ChildProcess, spawn } from "node:child_process";
import { leash } from "../rig/leash.ts";
import { freePort } from "../rig/process.ts";
import { waitFor } from "../rig/wait.ts";

/** The built server, begun by a line of shell. */
export interface ShellServer {
	readonly url: string;
	readonly pid: number;
	/** What it wrote on standard output and error, as far as that came here. */
	output(): string;
	readonly child: ChildProcess;
	/** Waits until it is ready; throws with what it said when it ends first. */
	ready(): Promise<void>;
	/** Why it is not ready; null when it is. */
	reasons(): Promise<string[] | null>;
	/** Its exit code, when it ends by itself or after this signal. */
	end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** `script` ends with `server`. */
export async function startByShell(
	script: string,
	environment: Readonly<Record<string, string>>,
): Promise<ShellServer> {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const child = spawn(...leash("sh", ["-c", script]), {
		env: {
			...process.env,
			LOG_LEVEL: "warn",
			JOIN_RUSH: "0",
			PORT: String(port),
			NODE: process.execPath,
			...environment,
		},
		stdio: ["ignore", "pipe", "pipe"],
	});
	let output = "";
	for (const stream of [child.stdout, child.stderr])
		stream?.on("data", (text) => (output += String(text)));
	const gone = new Promise<number | null>((resolve) =>
		child.once("close", resolve),
	);
	const look = () => fetch(`${url}/readyz`).catch(() => null);
	return {
		url,
		pid: child.pid ?? 0,
		child,
		output: () => output,
		ready: () =>
			waitFor(`the server on port ${port}`, async () => {
				if (child.exitCode !== null || child.signalCode !== null)
					throw new Error(`the server ended: ${output}`);
				return (await look())?.ok === true;
			}),
		async reasons() {
			const reply = await look();
			if (reply === null) throw new Error("it does not answer");
			const { reasons } = (await reply.json()) as { reasons: string[] };
			return reply.ok ? null : reasons;
		},
		async end(signal) {
			if (signal !== undefined) child.kill(signal);
			return gone;
		},
	};
}

/** The command of the server itself, to stand at the end of a script. */
export const server = 'exec "$NODE" --enable-source-maps dist/server/main.js';
