import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { leash } from "./leash.ts";
import { freePort } from "./process.ts";
import { waitFor } from "./wait.ts";

/** The shipped file; nothing but its environment is the tests' own. */
export const proxyFile = "deploy/haproxy.cfg";

export interface ProxyOptions {
	/** Addresses of the nodes, `127.0.0.1:3001`; at most eight. Not given when the environment says how to find them. */
	readonly nodes?: readonly string[];
	/** What the head of the file names. */
	readonly environment?: Readonly<Record<string, string>>;
	/** The shipped one, when not given. */
	readonly file?: string;
	/** A free one, when not given. */
	readonly port?: number;
}

/** A server of a backend as the proxy sees it. */
export interface ServerState {
	readonly backend: "ready" | "alive";
	readonly name: string;
	readonly address: string;
	/** `NOLB`: keeps what it has and gets nothing new. */
	readonly state: "UP" | "NOLB" | "DOWN" | "MAINT";
	/** Result of the last health check: `L7OK`, `L4CON`, `L7OKC`… `INI` before the first. */
	readonly check: string;
	/** Requests and sockets that it has now, and that were sent to it in all. */
	readonly open: number;
	readonly total: number;
}

/** A real HAProxy with the shipped file, in the foreground, on ports of its own. */
export interface Proxy {
	readonly url: string;
	readonly port: number;
	/** With a certificate only. */
	readonly secureUrl: string;
	readonly securePort: number;
	/** Counters and server states, as the inner network sees them. */
	readonly insideUrl: string;
	pid(): number;
	output(): string;
	/** Servers that are in use, in the file's order. */
	states(): Promise<ServerState[]>;
	/** Waits until the nodes have exactly these states, each checked at least once in both backends. */
	waitForStates(...states: ServerState["state"][]): Promise<void>;
	/** SIGKILL, to its workers too. Resolves when it is gone. */
	kill(): Promise<void>;
	/** On the same ports. */
	start(): Promise<void>;
	restart(): Promise<void>;
	/** A new worker with the file as it is now; the old one keeps its sockets for 30 s at most. */
	reload(): void;
	remove(): Promise<void>;
}

const running = new Set<ChildProcess>();
/** Master and workers are a process group. */
const killGroup = (child: ChildProcess) => {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, "SIGKILL");
	} catch {}
};
process.once("exit", () => running.forEach(killGroup));

export async function startProxy({
	nodes = [],
	environment = {},
	file = proxyFile,
	port: wanted,
}: ProxyOptions): Promise<Proxy> {
	const port = wanted ?? (await freePort());
	const securePort = await freePort();
	const insidePort = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const insideUrl = `http://127.0.0.1:${insidePort}`;
	let output = "";
	let child: ChildProcess | null = null;

	const proxy: Proxy = {
		url,
		port,
		secureUrl: `https://localhost:${securePort}`,
		securePort,
		insideUrl,
		pid: () => child?.pid ?? 0,
		output: () => output,
		async states() {
			const reply = await fetch(`${insideUrl}/stats;csv`);
			return statesOf(await reply.text());
		},
		async waitForStates(...wanted) {
			// A node that is not ready is alive all the same.
			const living = wanted.map((state) => (state === "NOLB" ? "UP" : state));
			const goal = [...wanted, ...living].join(" ");
			let seen = "";
			const isSo = async () => {
				const servers = await proxy.states().catch(() => []);
				seen = servers.map(({ state }) => state).join(" ");
				return seen === goal && servers.every(({ check }) => check !== "INI");
			};
			await waitFor(`nodes that are ${goal}`, isSo).catch((error) =>
				Promise.reject(new Error(`${error.message}; they are ${seen}`)),
			);
		},
		async kill() {
			if (child === null) return;
			const dying = child;
			child = null;
			if (dying.exitCode !== null || dying.signalCode !== null) return;
			const gone = new Promise((resolve) => dying.once("exit", resolve));
			killGroup(dying);
			await gone;
		},
		async start() {
			const started = spawn(...leash(haproxy(), ["-W", "-db", "-f", file]), {
				env: {
					...process.env,
					BIND_HTTP: `127.0.0.1:${port}`,
					BIND_HTTPS: `127.0.0.1:${securePort}`,
					BIND_INSIDE: `127.0.0.1:${insidePort}`,
					HTTPS_PORT: String(securePort),
					STICKY_KEY: "of the tests",
					...Object.fromEntries(
						nodes.map((node, place) => [`NODE${place + 1}`, node]),
					),
					...environment,
				},
				detached: true,
				stdio: ["ignore", "pipe", "pipe"],
			});
			child = started;
			running.add(started);
			for (const stream of [started.stdout, started.stderr])
				stream?.on("data", (text) => (output += String(text)));
			started.once("error", (error) => (output += error.message));
			started.once("exit", () => running.delete(started));
			await waitFor(`haproxy on port ${port}`, async () => {
				if (started.pid === undefined || started.exitCode !== null)
					throw new Error(`haproxy did not start: ${output}`);
				return (await fetch(`${url}/healthz`).catch(() => null)) !== null;
			});
		},
		async restart() {
			await proxy.kill();
			await proxy.start();
		},
		reload: () => void child?.kill("SIGUSR2"),
		remove: () => proxy.kill(),
	};
	try {
		await proxy.start();
	} catch (error) {
		await proxy.remove();
		throw error;
	}
	return proxy;
}

/** Debian keeps it where only root's PATH looks. HAPROXY names another one. */
export function haproxy(): string {
	const { HAPROXY } = process.env;
	if (HAPROXY !== undefined) return HAPROXY;
	return existsSync("/usr/sbin/haproxy") ? "/usr/sbin/haproxy" : "haproxy";
}

function statesOf(csv: string): ServerState[] {
	const [head = "", ...lines] = csv.trim().split("\n");
	const names = head.replace(/^# /, "").split(",");
	return lines
		.map((line) => {
			const fields = line.split(",");
			return (name: string) => fields[names.indexOf(name)] ?? "";
		})
		.filter((of) => /^node\d+$/.test(of("svname")) && of("addr") !== "")
		.map((of) => ({
			backend: of("pxname") as ServerState["backend"],
			name: of("svname"),
			address: of("addr"),
			state: of("status").split(" ")[0] as ServerState["state"],
			check: of("check_status").replace("* ", ""),
			open: Number(of("scur")),
			total: Number(of("stot")),
		}))
		.filter(({ state }) => state !== "MAINT");
}
