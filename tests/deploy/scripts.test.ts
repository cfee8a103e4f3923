import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { compose } from "./compose.ts";

const run = (
	script: string,
	environment: Record<string, string>,
	words: string[] = [],
) =>
	spawnSync("/bin/sh", [`deploy/${script}`, ...words], {
		env: { PATH: "/bin", ...environment },
		encoding: "utf8",
	});

function newFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), "lectern-scripts-"));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	return folder;
}

describe("the scripts that ship", () => {
	it("[DP507] the proxy says that its folder has no certificate", () => {
		const { status, stderr } = run("proxy.sh", { TLS_CERT: newFolder() });
		expect(stderr).toMatch(/no \.pem file.*cat fullchain\.pem privkey\.pem/);
		expect(status).toBe(1);
	});

	it("[DP508] upgrade and restore need Compose 2 and say so, or what is missing", () => {
		const upgrade = run("upgrade.sh", { PATH: `${newFolder()}:/bin` });
		expect(upgrade.stderr).toMatch(/needs Docker Compose 2/);
		expect(upgrade.status).toBe(1);
		const restore = run("restore-redis.sh", {}, ["/nowhere"]);
		expect(restore.stderr).toMatch(/Say which folder/);
		expect(restore.status).toBe(2);
	});

	it("[DP509] the recipe for Prometheus asks nodes and proxy where they are", () => {
		const recipe = parse(readFileSync("deploy/prometheus.yml", "utf8")) as {
			scrape_configs: [
				{ dns_sd_configs: [{ names: string[]; port: number }] },
				{ static_configs: [{ targets: string[] }] },
			];
		};
		const [nodes, proxy] = recipe.scrape_configs;
		const [found] = nodes.dns_sd_configs;
		expect(Object.keys(compose.services)).toContain(found.names[0]);
		expect(found.port).toBe(3000);
		const [inside] = proxy.static_configs[0].targets;
		expect(compose.services.proxy.environment?.BIND_INSIDE).toBe(
			inside?.replace("proxy", ""),
		);
	});
});
