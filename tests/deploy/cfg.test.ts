import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { haproxy, proxyFile } from "../rig/proxy.ts";

const modes: [string, Record<string, string>][] = [
	["one node", { NODE1: "127.0.0.1:3001" }],
	[
		"eight nodes",
		Object.fromEntries(
			Array.from({ length: 8 }, (_, place) => [
				`NODE${place + 1}`,
				`127.0.0.1:${3001 + place}`,
			]),
		),
	],
	[
		"nodes found by DNS",
		{ NODES_DNS: "node:3000", RESOLVER: "127.0.0.11:53", NODES_MOST: "4" },
	],
	["empty instead of unset", { TLS_CERT: "", NODES_DNS: "" }],
	[
		"everything else set",
		{
			BIND_HTTP: "127.0.0.1:8080",
			BIND_INSIDE: "127.0.0.1:8404",
			NODE_MAXCONN: "500",
			PROXY_MAXCONN: "1000",
			STICKY_KEY: "a key",
			PROXY_LOG: "info",
			BASE_PATH: "/lectern",
		},
	],
];

describe("deploy/haproxy.cfg", () => {
	it.each(modes)(
		"[DP1] is taken without a warning: %s",
		(_name, environment) => {
			const { status, stderr, stdout } = spawnSync(
				haproxy(),
				["-c", "-f", proxyFile],
				{
					env: {
						PATH: process.env.PATH ?? "",
						STICKY_KEY: "a key",
						...environment,
					},
				},
			);
			expect(`${stderr}${stdout}`).not.toMatch(/WARNING|ALERT/);
			expect(status).toBe(0);
		},
	);

	it("[DP1] names at its head each variable that it uses, and no other", () => {
		const text = readFileSync(proxyFile, "utf8");
		const head = text.slice(0, text.indexOf("\nglobal"));
		const named = [
			...head.matchAll(/\b[A-Z]+_[A-Z]+\b|\bRESOLVER\b|\bNODE\d/g),
		];
		const used = [...text.matchAll(/\$\{([A-Z_]+\d?)/g)];
		const unique = (names: (string | undefined)[]) =>
			[...new Set(names.map((name) => name?.replace(/\d$/, "1")))].sort();
		expect(unique(named.map(([name]) => name))).toEqual(
			unique(used.map(([, name]) => name)),
		);
	});
});
