import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Rig, startRig } from "../rig/app.ts";
import { type Proxy as Balancer, startProxy } from "../rig/proxy.ts";

interface Dashboard {
	readonly panels: readonly {
		readonly title: string;
		readonly description: string;
		readonly targets: readonly { readonly expr: string }[];
	}[];
}

describe("deploy/grafana.json", () => {
	const { panels } = JSON.parse(
		readFileSync("deploy/grafana.json", "utf8"),
	) as Dashboard;
	let told: Set<string>;
	let rig: Rig;
	let proxy: Balancer;
	beforeAll(async () => {
		rig = await startRig();
		proxy = await startProxy({ nodes: [`127.0.0.1:${rig.port}`] });
		await proxy.waitForStates("UP");
		const texts = await Promise.all(
			[rig.url, proxy.insideUrl].map(async (url) =>
				(await fetch(`${url}/metrics`)).text(),
			),
		);
		told = metricsOf(texts.join("\n"));
	});
	afterAll(async () => {
		await proxy?.remove();
		await rig?.close();
	});

	it("[DP24] asks only for what a node or the proxy tells", () => {
		for (const { title, description, targets } of panels) {
			expect(description).not.toBe("");
			expect(targets.length).toBeGreaterThan(0);
			for (const { expr } of targets)
				for (const name of namesIn(expr))
					expect([title, name, told.has(name)]).toEqual([title, name, true]);
		}
	});

	it("[DP24] shows all that is Lectern's own", () => {
		const asked = new Set(
			panels.flatMap(({ targets }) =>
				targets.flatMap(({ expr }) => namesIn(expr)),
			),
		);
		const own = [...told].filter((name) => name.startsWith("lectern_"));
		expect(
			[...asked].filter((name) => name.startsWith("lectern_")).sort(),
		).toEqual(own.sort());
	});
});

/** Metrics that a PromQL expression asks for: words in front of a selector. */
function namesIn(expr: string): string[] {
	return [...expr.matchAll(/\b([a-z_0-9]+)\{/g)].map(([, name = ""]) =>
		name.replace(/_bucket$/, ""),
	);
}

function metricsOf(text: string): Set<string> {
	const types = text.matchAll(/^# TYPE (\S+) /gm);
	return new Set([...types].map(([, name = ""]) => name));
}
