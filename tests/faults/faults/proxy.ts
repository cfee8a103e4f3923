import { readFileSync } from "node:fs";
import { sleep } from "../dice.ts";
import { type Fault, usual } from "../fault.ts";
import type { Lecture } from "../lecture.ts";

function proxyOf({ site }: Lecture) {
	if (site.cluster === null) throw new Error("this fault needs the proxy");
	return site.cluster.proxy;
}

/** F7. The proxy is killed and started again; then it is reloaded, and its old worker ends with the sockets that it kept. */
export const proxied: Fault = {
	id: "F7",
	is: "HAProxy restart; reload",
	x: 10_000,
	rounds: 3,
	needs: { ...usual, struck: 1, repeats: 1 },
	async play(lecture) {
		const proxy = proxyOf(lecture);
		await lecture.round({
			overMs: 1500,
			burstAt: 500,
			during: async () => {
				await sleep(500);
				await lecture.strike("restart haproxy", () => proxy.restart());
			},
		});
		await lecture.round({
			overMs: 1500,
			burstAt: 500,
			during: async () => {
				await sleep(500);
				proxy.reload();
				await lecture.strike("reload haproxy");
			},
		});
		await sleep(32_000);
		const workers = workersOf(proxy.pid());
		if (workers !== 1)
			lecture.recorder.add({
				k: "log",
				process: "haproxy",
				text: `${workers} workers 32 s after the reload`,
			});
		await lecture.round({ overMs: 500 });
	},
};

function workersOf(master: number): number {
	const children = readFileSync(
		`/proc/${master}/task/${master}/children`,
		"utf8",
	);
	return children.trim().split(/\s+/).filter(Boolean).length;
}
