/**
 * `npm run compose-check [-- WORD]`: the containers on a real engine. Plays an upgrade, a restore, a renewal of the certificate and what an
 * operator mistypes, and prints what came out. About five minutes, and as many more the first time; not part of `npm test`.
 */
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { connect } from "node:tls";
import { waitFor } from "../rig/wait.ts";
import { gatherClass } from "./class.ts";
import { startEngine } from "./engine.ts";
import { provideImages } from "./images.ts";
import { newCertificate, newSite, type Site } from "./site.ts";
import { startTraffic } from "./traffic.ts";

const image = "lectern-check";
const students = 40;

const scenes: Record<string, (site: Site) => Promise<string>> = {
	"starts from an .env with blank lines, and everything is healthy": async (
		site,
	) => {
		site.configure(
			"PUBLIC_URL=",
			"INSTRUCTOR_PASSWORD=",
			"RETAIN_DAYS=",
			"NODES=3",
		);
		up(site);
		expectThat(site.containers("node").length === 3, "three nodes run");
		await waitFor(
			"all to be healthy",
			() => healthOf(site).every((one) => one === "healthy"),
			60_000,
		);
		const lines = site
			.compose("logs", "--no-log-prefix", "node")
			.trim()
			.split("\n");
		for (const line of lines) JSON.parse(line);
		site.configure("NODES=3");
		site.compose("up", "--detach", "--wait");
		expectThat(
			site.containers("node").length === 3,
			"a later `up` keeps three nodes",
		);
		return `3 nodes; ${lines.length} lines of log, all JSON`;
	},

	"upgrades one node after another under a class": async (site) => {
		const before = site.containers("node");
		const hall = await gatherClass(site.url, students);
		await hall.ask(0);
		const traffic = startTraffic(site.url);
		await running(site, "deploy/upgrade.sh");
		const { sent, bad } = await traffic.stop();
		const after = site.containers("node");
		expectThat(
			after.length === 3 && after.every((id) => !before.includes(id)),
			"three new nodes run",
		);
		expectThat(
			bad.length === 0,
			`no request failed: ${bad.slice(0, 5).join("; ")} (${bad.length})`,
		);
		await hall.ask(1);
		const answers = await hall.check();
		hall.leave();
		return `${sent} requests, 0 bad; ${answers} answers, all there once`;
	},

	"restores Redis from a copy of its folder": async (site) => {
		const hall = await gatherClass(site.url, students);
		await hall.ask(0);
		const copy = join(site.folder, "copy");
		site.compose("stop", "node", "redis");
		const [redis = ""] = site
			.compose("ps", "--all", "--quiet", "redis")
			.trim()
			.split("\n");
		site.docker("cp", `${redis}:/data`, copy);
		site.compose("rm", "--force", "redis");
		site.docker("volume", "rm", `${site.project}_redis`);
		site.run("deploy/restore-redis.sh", copy);
		site.compose("up", "--detach", "--wait");
		await waitFor(
			"a node",
			async () => (await fetch(`${site.url}/healthz`)).ok,
			30_000,
		);
		await waitFor(
			"the class to be back",
			async () => (await hall.check().catch(() => 0)) === students,
			30_000,
		);
		await hall.ask(1);
		const answers = await hall.check();
		hall.leave();
		return `${answers} answers, those before and after`;
	},

	"moves a library with the image": async (site) => {
		site.compose(
			"run",
			"--rm",
			"--no-deps",
			"--volume",
			`${site.folder}/out:/out`,
			"--user",
			"0",
			"node",
			"node",
			"dist/server/transfer.js",
			"export",
			"/out/library.jsonl",
		);
		const lines = readFileSync(join(site.folder, "out/library.jsonl"), "utf8")
			.trim()
			.split("\n");
		expectThat(lines.length > 20, "the library was written");
		return `${lines.length} lines`;
	},

	"says what is wrong with a certificate, and takes a renewed one": async (
		site,
	) => {
		site.configure("NODES=3", "TLS_CERT=./tsl");
		const refused = failureOf(() => site.compose("up", "--detach", "proxy"));
		expectThat(
			/bind source path does not exist/.test(refused),
			`a folder that is not there is told: ${refused}`,
		);
		mkdirSync(join(site.folder, "tls"));
		site.configure("NODES=3", "TLS_CERT=./tls");
		const said = () => site.compose("logs", "--no-log-prefix", "proxy");
		site.compose("up", "--detach", "proxy");
		await waitFor(
			"word of the empty folder",
			() => said().includes("there is no .pem file"),
			20_000,
		);
		const file = join(site.folder, "tls/quiz.pem");
		newCertificate(file, "first.example");
		chmodSync(file, 0o600);
		await waitFor(
			"word of the file's mode",
			() => said().includes("may not read"),
			60_000,
		);
		chmodSync(file, 0o644);
		site.compose("restart", "proxy");
		await waitFor(
			"the first certificate",
			async () => (await nameAt(site)) === "first.example",
			60_000,
		);
		newCertificate(`${file}.new`, "second.example");
		renameSync(`${file}.new`, file);
		site.compose("kill", "--signal", "USR2", "proxy");
		await waitFor(
			"the second one",
			async () => (await nameAt(site)) === "second.example",
			20_000,
		);
		const plain = await fetch(site.url, { redirect: "manual" });
		expectThat(plain.status === 308, "plain HTTP sends everybody to HTTPS");
		return "told twice in words; renewed without a restart";
	},

	"an idle node's health check costs little": async (site) => {
		const [node = ""] = site.containers("node");
		const cpu = () =>
			Number(
				/usage_usec (\d+)/.exec(statOf(site, node))?.[1] ??
					Number(statOf(site, node)) / 1000,
			);
		const start = cpu();
		const ms = 30_000;
		await new Promise((resolve) => setTimeout(resolve, ms));
		const share = (cpu() - start) / 1000 / ms;
		return `the whole container takes ${(share * 100).toFixed(2)} % of a core, its checks included`;
	},
};

/** Those with this word in their name, after the first, which starts everything. */
const word = process.argv[2] ?? "";
const chosen = Object.entries(scenes).filter(
	([name], place) => place === 0 || name.includes(word),
);
const engine = await startEngine();
let failed = 0;
try {
	await provideImages(engine, image);
	const site = await newSite(engine, image);
	try {
		for (const [name, play] of chosen) {
			const start = performance.now();
			const told = await play(site).catch((error: Error) => error);
			const seconds = ((performance.now() - start) / 1000).toFixed(0);
			const isGood = typeof told === "string";
			if (!isGood) {
				failed++;
				console.log(site.compose("logs", "--tail", "20"));
			}
			console.log(
				`${isGood ? "ok  " : "FAIL"} ${name} (${seconds} s): ${isGood ? told : told.message}`,
			);
		}
	} finally {
		site.remove();
	}
} finally {
	await engine.stop();
}
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function up(site: Site): void {
	site.compose("up", "--detach", "--wait", "--no-build");
}

function healthOf(site: Site): string[] {
	const ids = ["proxy", "node", "redis"].flatMap((service) =>
		site.containers(service),
	);
	return ids.map((id) =>
		site.docker("inspect", "--format", "{{.State.Health.Status}}", id).trim(),
	);
}

/** Beside what goes on here. */
function running(site: Site, script: string): Promise<void> {
	const child = spawn(join(site.folder, script), {
		cwd: site.folder,
		env: { ...engine.environment, COMPOSE_PROJECT_NAME: site.project },
		stdio: ["ignore", "inherit", "inherit"],
	});
	return new Promise((resolve, reject) => {
		child.once("exit", (code) =>
			code === 0 ? resolve() : reject(new Error(`${script}: exit ${code}`)),
		);
	});
}

function expectThat(isSo: boolean, what: string): void {
	if (!isSo) throw new Error(`not so: ${what}`);
}

function failureOf(act: () => unknown): string {
	try {
		act();
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
	return "";
}

/** Whom the certificate at the proxy names; null when it is not there. */
function nameAt(site: Site): Promise<string | null> {
	const { hostname, port } = new URL(site.secureUrl);
	return new Promise((resolve) => {
		const socket = connect({
			host: hostname,
			port: Number(port),
			rejectUnauthorized: false,
		});
		socket.once("secureConnect", () => {
			const { subject } = socket.getPeerCertificate();
			socket.destroy();
			resolve(subject?.CN?.toString() ?? null);
		});
		socket.once("error", () => resolve(null));
	});
}

/** What the kernel counted of a container's processor time: version 2 of control groups, or 1. */
function statOf(site: Site, id: string): string {
	const full = site.docker("inspect", "--format", "{{.Id}}", id).trim();
	const script = `cat /sys/fs/cgroup/system.slice/docker-${full}.scope/cpu.stat /sys/fs/cgroup/docker/${full}/cpu.stat /sys/fs/cgroup/cpuacct/docker/${full}/cpuacct.usage 2>/dev/null | head -n 20`;
	return execFileSync("sh", ["-c", script], { encoding: "utf8" });
}
