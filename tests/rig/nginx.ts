import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { leash } from "./leash.ts";
import { waitFor } from "./wait.ts";

/** A real nginx with this configuration of its server, in the foreground, on a port and in a folder of its own. */
export interface Nginx {
	readonly url: string;
	remove(): Promise<void>;
}

export async function startNginx(port: number, server: string): Promise<Nginx> {
	const folder = mkdtempSync(join(tmpdir(), "lectern-nginx-"));
	const file = join(folder, "nginx.conf");
	const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
		.map((name) => `${name}_temp_path ${folder}/${name};`)
		.join("\n");
	writeFileSync(
		file,
		`daemon off; pid ${folder}/pid; error_log stderr warn;
events { worker_connections 512; }
http { access_log off; ${paths}
server { listen 127.0.0.1:${port}; ${server} } }
`,
	);
	let output = "";
	const child: ChildProcess = spawn(
		...leash("/usr/sbin/nginx", ["-p", folder, "-c", file]),
		{ stdio: ["ignore", "pipe", "pipe"] },
	);
	for (const stream of [child.stdout, child.stderr])
		stream?.on("data", (text) => (output += String(text)));
	const url = `http://127.0.0.1:${port}`;
	await waitFor(`nginx on port ${port}`, async () => {
		if (child.exitCode !== null)
			throw new Error(`nginx did not start: ${output}`);
		return (await fetch(url).catch(() => null)) !== null;
	});
	return {
		url,
		async remove() {
			const gone = new Promise((resolve) => child.once("exit", resolve));
			child.kill("SIGTERM");
			await gone;
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
