import { type ChildProcess, spawn } from "node:child_process";
import { leash } from "../rig/leash.ts";
import { freePort } from "../rig/process.ts";
import { waitFor } from "../rig/wait.ts";
import type { Recorder } from "./history.ts";

/** What a node's output never says while all is well. */
const complaints =
	/unhandled|uncaught|TypeError|ReferenceError|ERR_|heap out of memory|"level":[56]0/i;

/** One node, a child of the runner; everything it does is told to the recorder of the run that goes on. */
export interface Node {
	readonly name: string;
	readonly url: string;
	readonly port: number;
	pid(): number;
	isUp(): boolean;
	/** From the next start on it is this program. */
	become(entry: string): void;
	/** Starts it, with more environment than usual; resolves when it is ready. */
	start(more?: Readonly<Record<string, string>>): Promise<void>;
	/** The next end of the process is not its own fault. */
	expectEnd(): void;
	/** SIGKILL. */
	kill(): Promise<void>;
	/** SIGTERM; resolves with the exit code, or null when a signal ended it. */
	stop(): Promise<number | null>;
	freeze(): void;
	thaw(): void;
	/** Resolves when it has ended. */
	ended(): Promise<void>;
	output(): string;
}

const running = new Set<ChildProcess>();
process.once("exit", () => {
	for (const child of running) child.kill("SIGKILL");
});

export async function makeNode(options: {
	readonly name: string;
	readonly entry: string;
	readonly environment: Readonly<Record<string, string>>;
	readonly recorder: () => Recorder | null;
}): Promise<Node> {
	const { name, environment, recorder } = options;
	let { entry } = options;
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	let child: ChildProcess | null = null;
	let output = "";
	let ours = false;
	let end: Promise<number | null> = Promise.resolve(null);

	const hear = (text: string) => {
		output += text;
		for (const line of text.split("\n"))
			if (complaints.test(line))
				recorder()?.add({ k: "log", process: name, text: line.slice(0, 500) });
	};
	const node: Node = {
		name,
		url,
		port,
		pid: () => child?.pid ?? 0,
		isUp: () => child !== null,
		output: () => output,
		become(next) {
			entry = next;
		},
		async start(more = {}) {
			const command = leash(process.execPath, ["--enable-source-maps", entry]);
			const started = spawn(...command, {
				env: {
					...process.env,
					NODE_ENV: "test",
					LOG_LEVEL: "warn",
					PAGES: "none",
					HOST: "127.0.0.1",
					PORT: String(port),
					NODE_NAME: name,
					// A class of programs takes its seats faster than people do.
					JOIN_RUSH: "0",
					...environment,
					...more,
				},
				stdio: ["ignore", "pipe", "pipe"],
			});
			child = started;
			ours = false;
			running.add(started);
			for (const stream of [started.stdout, started.stderr])
				stream?.on("data", (text) => hear(String(text)));
			end = new Promise((resolve) =>
				started.once("exit", (code, signal) => {
					running.delete(started);
					if (child === started) child = null;
					recorder()?.add({ k: "exit", process: name, code, signal, ours });
					resolve(code);
				}),
			);
			await waitFor(
				`${name} to be ready`,
				async () => {
					if (started.exitCode !== null)
						throw new Error(`${name} ended: ${output}`);
					const reply = await fetch(`${url}/readyz`).catch(() => null);
					return reply?.ok === true;
				},
				30_000,
			);
		},
		expectEnd() {
			ours = true;
		},
		async kill() {
			ours = true;
			child?.kill("SIGKILL");
			await end;
		},
		async stop() {
			ours = true;
			child?.kill("SIGTERM");
			return end;
		},
		freeze: () => void child?.kill("SIGSTOP"),
		thaw: () => void child?.kill("SIGCONT"),
		async ended() {
			await end;
		},
	};
	return node;
}
