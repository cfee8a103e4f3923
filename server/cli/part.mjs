// One program of a cluster as a child process: its lines with its name in front, its end told, nothing left behind.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";

const parts = new Set();
process.once("exit", () => {
	for (const part of parts) part.signal("SIGKILL");
});

/** Where a program is, or null. Debian keeps some where only root's PATH looks. */
export function find(program) {
	const folders = (process.env.PATH ?? "").split(delimiter).concat("/usr/sbin");
	return (
		folders
			.map((folder) => join(folder, program))
			.find((path) => existsSync(path)) ?? null
	);
}

/**
 * Starts a program as a process group of its own, so that Ctrl-C does not reach it before its turn. On Linux it also
 * ends when this process is killed. `shown` says of each line whether it is printed; `onEnd` is told in words how it ended, unless it was stopped from here.
 */
export function startPart({ name, command, environment, shown, onEnd }) {
	const leash = find("setpriv");
	const [program, ...rest] =
		process.platform === "linux" && leash !== null
			? [leash, "--pdeathsig", "TERM", "--", ...command]
			: command;
	const child = spawn(program, rest, {
		env: { ...process.env, ...environment },
		detached: true,
		stdio: ["ignore", "pipe", "pipe"],
	});
	let stopping = false;
	const lines = [];
	for (const stream of ["stdout", "stderr"])
		createInterface({ input: child[stream] }).on("line", (line) => {
			lines.push(line);
			if (lines.length > 20) lines.shift();
			if (shown(line, stream)) console.log(`${name} | ${line}`);
		});
	const ended = new Promise((resolve) => {
		child.on("error", (error) => {
			lines.push(error.message);
			resolve("could not start");
		});
		child.once("exit", (code, signal) =>
			resolve(signal === null ? `exit ${code}` : signal),
		);
	});
	const part = {
		name,
		/** The last lines that it wrote. */
		said: () => lines.join("\n"),
		ended,
		running: () => parts.has(part),
		signal(signal) {
			try {
				process.kill(-child.pid, signal);
			} catch {}
		},
		/** SIGTERM, and SIGKILL when it takes longer than `withinMs`. Resolves when it is gone. */
		async stop(withinMs) {
			stopping = true;
			const late = setTimeout(() => part.signal("SIGKILL"), withinMs);
			// To the program alone: HAProxy's master stops its workers itself.
			child.kill("SIGTERM");
			await ended;
			clearTimeout(late);
		},
	};
	parts.add(part);
	ended.then((how) => {
		parts.delete(part);
		if (!stopping) onEnd(part, how);
	});
	return part;
}

/** Waits until `isSo`; throws when the part ends first or it takes more than 20 s. */
export async function untilReady(part, isSo) {
	const end = Date.now() + 20_000;
	while (!(await isSo().catch(() => false))) {
		if (!part.running())
			throw new Error(`${part.name} did not start:\n${part.said()}`);
		if (Date.now() > end)
			throw new Error(`${part.name} is not ready after 20 s:\n${part.said()}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** A port of this machine that nothing listens on now. */
export async function freePort() {
	const probe = await listen(0, "127.0.0.1");
	const { port } = probe.address();
	await new Promise((resolve) => probe.close(resolve));
	return port;
}

/** Whether a program can listen on this port, on all addresses. */
export async function isFree(port) {
	try {
		const probe = await listen(port);
		await new Promise((resolve) => probe.close(resolve));
		return true;
	} catch {
		return false;
	}
}

function listen(...at) {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once("error", reject);
		server.listen(...at, () => resolve(server));
	});
}
