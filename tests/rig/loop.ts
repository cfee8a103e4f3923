import { fileURLToPath } from "node:url";
import { freePort, type ServerProcess, startServer } from "./process.ts";

/** What a server's event loop did for something, in ms. */
export interface Cost {
	/** Not idle, what asking costs taken off. */
	readonly busy: number;
	/** On all threads, the collection of garbage among them. */
	readonly cpu: number;
	/** The longest that it did not turn. */
	readonly longest: number;
}

interface Reading {
	readonly activeMs: number;
	readonly cpuMs: number;
	readonly longestMs: number;
}

export interface MeteredServer {
	readonly server: ServerProcess;
	/** Runs this and tells what it has cost the server until its loop was idle again. */
	cost(run: () => Promise<unknown>): Promise<Cost>;
}

/** The built server with a look at its event loop. */
export async function startMetered(
	environment: Record<string, string> = {},
): Promise<MeteredServer> {
	const port = await freePort();
	const preload = fileURLToPath(new URL("loop.mjs", import.meta.url));
	const server = await startServer({
		...environment,
		NODE_OPTIONS: `--import=${preload}`,
		LOOP_PORT: String(port),
	});
	const read = async () =>
		(await (await fetch(`http://127.0.0.1:${port}/`)).json()) as Reading;
	const settle = () => new Promise((resolve) => setTimeout(resolve, 30));
	const between = async (run: () => Promise<unknown>) => {
		await read();
		const before = await read();
		await run();
		await settle();
		const after = await read();
		return {
			busy: after.activeMs - before.activeMs,
			cpu: after.cpuMs - before.cpuMs,
			longest: after.longestMs,
		};
	};
	return {
		server,
		async cost(run) {
			const nothing = await between(async () => {});
			const something = await between(run);
			return {
				busy: Math.max(0, something.busy - nothing.busy),
				cpu: Math.max(0, something.cpu - nothing.cpu),
				longest: something.longest,
			};
		},
	};
}
