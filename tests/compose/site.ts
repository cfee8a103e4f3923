import { execFileSync, spawnSync } from "node:child_process";
import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compose } from "../deploy/compose.ts";
import { freePort } from "../rig/process.ts";
import type { Engine } from "./engine.ts";

/** The shipped compose file with an image under a name of its own, a project and ports of its own, in a folder that may be changed. */
export interface Site {
	readonly folder: string;
	readonly url: string;
	readonly secureUrl: string;
	readonly project: string;
	/** `docker compose …`; throws what it said when it fails. */
	compose(...words: string[]): string;
	docker(...words: string[]): string;
	/** Runs a script of the folder. */
	run(script: string, ...words: string[]): string;
	/** Writes `.env` anew: ports and project, and these lines. */
	configure(...lines: string[]): void;
	/** Ids of a service's containers. */
	containers(service: string): string[];
	remove(): void;
}

export async function newSite(engine: Engine, image: string): Promise<Site> {
	const folder = mkdtempSync(join(tmpdir(), "lectern-compose-"));
	for (const path of ["docker-compose.yml", "deploy", "Dockerfile"])
		cpSync(path, join(folder, path), { recursive: true });
	writeFileSync(
		join(folder, "docker-compose.override.yml"),
		`services:\n  node: { image: ${image} }\n${fewFiles()}`,
	);
	const [port, securePort] = [await freePort(), await freePort()];
	const project = `lectern-check-${process.pid}`;
	const environment = { ...engine.environment, COMPOSE_PROJECT_NAME: project };
	const call = (program: string, words: string[]) => {
		const done = spawnSync(program, words, {
			cwd: folder,
			env: environment,
			encoding: "utf8",
			timeout: 300_000,
		});
		if (done.status !== 0)
			throw new Error(
				`${program} ${words.join(" ")}:\n${done.stdout}${done.stderr}`,
			);
		return done.stdout;
	};
	const site: Site = {
		folder,
		project,
		url: `http://127.0.0.1:${port}`,
		secureUrl: `https://127.0.0.1:${securePort}`,
		compose: (...words) => call("docker", ["compose", ...words]),
		docker: (...words) => call("docker", words),
		run: (script, ...words) => call(join(folder, script), words),
		configure(...lines) {
			const ports = [`HTTP_PORT=${port}`, `HTTPS_PORT=${securePort}`];
			writeFileSync(
				join(folder, ".env"),
				`${[...ports, ...lines].join("\n")}\n`,
			);
		},
		containers: (service) =>
			site
				.compose("ps", "--quiet", service)
				.trim()
				.split("\n")
				.filter(Boolean)
				.sort(),
		remove() {
			spawnSync("docker", ["compose", "down", "--volumes", "--timeout", "5"], {
				cwd: folder,
				env: environment,
			});
			rmSync(folder, { recursive: true, force: true });
		},
	};
	site.configure();
	return site;
}

/** Where the machine allows fewer open files than the shipped proxy wants, the proxy takes fewer connections. */
function fewFiles(): string {
	const [, most = "0"] =
		/Max open files\s+\d+\s+(\d+)/.exec(
			readFileSync("/proc/self/limits", "utf8"),
		) ?? [];
	const wanted = compose.services.proxy.ulimits?.nofile?.hard ?? 0;
	if (Number(most) >= wanted) return "";
	const nofile = `{ soft: ${most}, hard: ${most} }`;
	const taken = Math.floor(Number(most) / 2) - 200;
	return `  proxy: { ulimits: { nofile: ${nofile} }, environment: { PROXY_MAXCONN: "${taken}" } }\n`;
}

/** Certificate and key in one file, for this name; valid for a day. */
export function newCertificate(file: string, name: string): void {
	const key = `${file}.tmp`;
	execFileSync(
		"openssl",
		[
			...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"],
			...["-subj", `/CN=${name}`, "-keyout", key, "-out", file],
		],
		{ stdio: "ignore" },
	);
	execFileSync("sh", [
		"-c",
		`cat ${key} >> ${file} && rm ${key} && chmod 644 ${file}`,
	]);
}
