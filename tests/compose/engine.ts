import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { waitFor } from "../rig/wait.ts";

/** A container engine: what it is spoken to with. */
export interface Engine {
	readonly environment: NodeJS.ProcessEnv;
	/** Whether it was started here and is empty. */
	readonly own: boolean;
	stop(): Promise<void>;
}

const folder = resolve(".cache/engine");
/** Of a Debian whose Compose can do what docker-compose.yml asks; they run on older ones too, but for runc. */
const packages = ["docker.io", "docker-cli", "docker-compose", "containerd"];
const suite = "deb http://deb.debian.org/debian sid main";

/** The engine of this machine where there is one with Compose 2.24 or newer; else one from Debian's packages, as root. */
export async function startEngine(): Promise<Engine> {
	if (hasEngine(process.env))
		return { environment: process.env, own: false, stop: async () => {} };
	if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
		throw new Error(
			"There is no container engine with Compose 2.24 or newer here, and starting one needs root on Debian. Install docker-compose-plugin, or run this as root on Debian.",
		);
	if (!existsSync(join(folder, "root/usr/sbin/dockerd"))) fetchPackages();
	return startOwn();
}

function hasEngine(environment: NodeJS.ProcessEnv): boolean {
	const said = (words: string[]) =>
		spawnSync("docker", words, { env: environment, encoding: "utf8" });
	const version = said(["compose", "version", "--short"]).stdout ?? "";
	const [major = 0, minor = 0] = version
		.replace(/^v/, "")
		.split(".")
		.map(Number);
	const isNew = major > 2 || (major === 2 && minor >= 24);
	return isNew && said(["info"]).status === 0;
}

function fetchPackages(): void {
	console.log("Fetching an engine from Debian's packages…");
	const lists = join(folder, "lists");
	mkdirSync(join(lists, "partial"), { recursive: true });
	const debs = join(folder, "debs");
	mkdirSync(debs, { recursive: true });
	const sources = join(folder, "sources.list");
	writeFileSync(sources, `${suite}\n`);
	const from = [
		`Dir::Etc::sourcelist=${sources}`,
		"Dir::Etc::sourceparts=-",
		`Dir::State::lists=${lists}`,
		"APT::Sandbox::User=root",
	].flatMap((option) => ["-o", option]);
	const run = (program: string, words: string[], cwd = debs) =>
		execFileSync(program, words, {
			cwd,
			stdio: ["ignore", "ignore", "inherit"],
		});
	run("apt-get", [...from, "update", "-qq"]);
	run("apt-get", [...from, "download", "-qq", ...packages]);
	for (const deb of readdirSync(debs))
		run("dpkg", ["-x", deb, join(folder, "root")]);
	// Its runc wants a newer C library than the engine does: that of this Debian will do.
	run("apt-get", ["update", "-qq"]);
	run("apt-get", [
		"install",
		"-y",
		"-qq",
		"--no-install-recommends",
		"runc",
		"iptables",
		"debootstrap",
	]);
	const plugins = join(folder, "config/cli-plugins");
	mkdirSync(plugins, { recursive: true });
	cpSync(join(folder, "root/usr/libexec/docker/cli-plugins"), plugins, {
		recursive: true,
	});
}

async function startOwn(): Promise<Engine> {
	const socket = join(folder, "engine.sock");
	const environment = {
		...process.env,
		PATH: ["usr/bin", "usr/sbin"]
			.map((path) => join(folder, "root", path))
			.concat(process.env.PATH ?? "")
			.join(":"),
		DOCKER_HOST: `unix://${socket}`,
		DOCKER_CONFIG: join(folder, "config"),
	};
	const log = join(folder, "engine.log");
	const state = ["data-root", "exec-root", "pidfile"].map(
		(name) => `--${name}=${join(folder, name)}`,
	);
	rmSync(join(folder, "pidfile"), { force: true });
	const child = spawn(
		"sh",
		["-c", `exec dockerd -H unix://${socket} ${state.join(" ")} >${log} 2>&1`],
		{ env: environment, stdio: "ignore" },
	);
	const gone = new Promise<void>((resolve) =>
		child.once("exit", () => resolve()),
	);
	await waitFor(
		"the engine to start",
		() => {
			if (child.exitCode !== null)
				throw new Error(
					`the engine ended:\n${readFileSync(log, "utf8").slice(-2000)}`,
				);
			return hasEngine(environment);
		},
		30_000,
	);
	return {
		environment,
		own: true,
		async stop() {
			child.kill("SIGTERM");
			await gone;
		},
	};
}
