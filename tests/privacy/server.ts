import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { leash } from "../rig/leash.ts";
import { freePort } from "../rig/process.ts";
import { waitFor } from "../rig/wait.ts";

/** The server as a process of its own, from its sources, with everything that it printed. */
export interface TalkingServer {
	readonly url: string;
	/** Where it keeps its data. */
	readonly folder: string;
	output(): string;
	/** SIGTERM; resolves when it has ended. */
	stop(): Promise<void>;
}

export async function startTalking(
	environment: Readonly<Record<string, string>>,
): Promise<TalkingServer> {
	const port = await freePort();
	const folder = mkdtempSync(join(tmpdir(), "lectern-"));
	const url = `http://127.0.0.1:${port}`;
	const child = spawn(
		...leash(process.execPath, ["--import", "tsx", "server/main.ts"]),
		{
			env: {
				...process.env,
				LOG_LEVEL: "debug",
				PAGES: "none",
				PORT: String(port),
				DATA_DIR: folder,
				DRAIN_SECONDS: "0",
				...environment,
			},
			stdio: ["ignore", "pipe", "pipe"],
		},
	);
	let output = "";
	for (const stream of [child.stdout, child.stderr])
		stream.on("data", (text) => (output += String(text)));
	const gone = new Promise<void>((resolve) =>
		child.once("exit", () => resolve()),
	);
	await waitFor(`the server on port ${port}`, async () => {
		if (child.exitCode !== null) throw new Error(`it ended: ${output}`);
		const reply = await fetch(`${url}/readyz`).catch(() => null);
		return reply?.ok === true;
	});
	return {
		url,
		folder,
		output: () => output,
		async stop() {
			child.kill("SIGTERM");
			await gone;
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
