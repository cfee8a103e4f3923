import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { type Proxy as Balancer, startProxy } from "../../rig/proxy.ts";
import { waitFor } from "../../rig/wait.ts";
import { sleep } from "../dice.ts";
import { type Fault, usual } from "../fault.ts";
import type { Instructor } from "../instructor.ts";
import { ackMs } from "../invariants/proof.ts";
import type { Lecture } from "../lecture.ts";
import { memoryOf } from "../memory.ts";

interface Crowd {
	readonly child: ChildProcess;
	welcomed(): number;
}

let crowd: Crowd | null = null;
process.once("exit", () => crowd?.child.kill("SIGKILL"));

function gather(
	urls: readonly string[],
	code: string,
	count: number,
	way: "join" | "hello",
): Crowd {
	const child = spawn(
		process.execPath,
		[
			"--import",
			"tsx",
			"tests/faults/crowd.ts",
			urls.join(","),
			code,
			String(count),
			way,
		],
		{ stdio: ["ignore", "pipe", "inherit"] },
	);
	let welcomed = 0;
	child.stdout?.on("data", (text) => {
		welcomed = Number(String(text).trim().split("\n").at(-1));
	});
	crowd = { child, welcomed: () => welcomed };
	return crowd;
}

async function disperse(): Promise<void> {
	crowd?.child.kill("SIGKILL");
	crowd = null;
}

function complain({ recorder }: Lecture, text: string): void {
	recorder.add({ k: "log", process: "crowd", text });
}

/** Sockets of students at all nodes, as the nodes count them. */
async function connections({ site }: Lecture): Promise<number> {
	const counts = await Promise.all(
		site.nodes.map(async ({ url }) => {
			const text = await (await fetch(`${url}/metrics`)).text();
			return Number(
				/lectern_connections\{role="student"\} (\d+)/.exec(text)?.[1],
			);
		}),
	);
	return counts.reduce((sum, count) => sum + count, 0);
}

/** New versions of the room, each of which goes to everyone. */
async function change(instructor: Instructor, times: number): Promise<void> {
	for (let turn = 0; turn < times; turn++) {
		const on = turn % 2 === 0;
		await instructor.command({ do: "show", what: "leaderboard", on });
		await sleep(50);
	}
}

const stalledCount = 50;

/** F13. Fifty seats whose process stands still, with small buffers below them, while the room changes hundreds of times. */
export const stalled: Fault = {
	id: "F13",
	is: "50 stalled readers",
	most: 200,
	x: 5000,
	rounds: 3,
	needs: usual,
	programs: ["ip"],
	ownNetwork: true,
	async prepare() {
		// Of this network namespace alone; on loopback the kernel would otherwise take megabytes for each of them.
		for (const which of ["rmem", "wmem"])
			writeFileSync(`/proc/sys/net/ipv4/tcp_${which}`, "4096 4096 8192");
	},
	async play(lecture) {
		const { site, instructor, recorder } = lecture;
		const began = recorder.events.length;
		await lecture.round({ overMs: 1000 });
		const control = ackMs(recorder.events.slice(began), 0.99);
		const { child, welcomed } = gather(
			[site.url],
			instructor.room?.code ?? "",
			stalledCount,
			"join",
		);
		await waitFor("the crowd", () => welcomed() === stalledCount, 30_000);
		// A node's memory grows by itself until it has seen much of this.
		await change(instructor, 300);
		const before = {
			all: await connections(lecture),
			rss: memoryOf(lecture.site),
		};
		let during = 0;
		await lecture.strike(
			"50 readers stand still",
			async () => {
				child.kill("SIGSTOP");
				await change(instructor, 400);
				const from = recorder.events.length;
				await lecture.round({ overMs: 1000, burstAt: 300 });
				during = ackMs(recorder.events.slice(from), 0.99);
				const cut = async () =>
					(await connections(lecture)) <= before.all - stalledCount;
				await waitFor("the stalled to be cut", cut, 10_000).catch((error) =>
					complain(lecture, String(error)),
				);
			},
			{ clockRuns: true },
		);
		const grown = memoryOf(lecture.site).map(
			(mb, node) => mb - (before.rss[node] ?? 0),
		);
		if (Math.max(...grown) > 20)
			complain(lecture, `a node grew by ${Math.max(...grown).toFixed(0)} MB`);
		if (during > Math.max(2 * control, 250))
			complain(lecture, `ack p99 ${during} ms, ${control} without them`);
		child.kill("SIGCONT");
		const back = async () => (await connections(lecture)) >= before.all;
		await waitFor("the stalled to come back", back, 15_000).catch((error) =>
			complain(lecture, String(error)),
		);
		await lecture.round({ overMs: 500 });
	},
	mend: disperse,
};

let second: Balancer | null = null;

/** Each time that a proxy has taken a node for dead, in its own words. */
function givenUp({ site }: Lecture): string[] {
	const said = `${site.cluster?.proxy.output()}\n${second?.output()}`;
	return said
		.split("\n")
		.flatMap(
			(line) =>
				/^(Server .* is DOWN, .*? duration: \d+ms)/.exec(line)?.[1] ?? [],
		);
}

/** F14. A storm of connections through two proxies (one alone may not open as many files), while a room is answering. */
export const storm: Fault = {
	id: "F14",
	is: "connect storm: 10,000 (2,000 beside a small class)",
	x: 30_000,
	rounds: 3,
	needs: usual,
	async prepare({ site }) {
		second = await startProxy({
			nodes: site.nodes.map(({ port }) => `127.0.0.1:${port}`),
		});
		await second.waitForStates("UP", "UP", "UP");
	},
	async play(lecture) {
		const { site, instructor, recorder } = lecture;
		const count = lecture.options.students > 500 ? 10_000 : 2000;
		await lecture.round({ overMs: 1000 });
		await lecture.strike(
			`${count} connections at once`,
			async () => {
				const began = performance.now();
				const before = givenUp(lecture).length;
				const { welcomed } = gather(
					[site.url, second?.url ?? ""],
					instructor.room?.code ?? "",
					count,
					"hello",
				);
				const from = recorder.events.length;
				await lecture.round({ overMs: 8000, burstAt: 4000 });
				const p99 = ackMs(recorder.events.slice(from), 0.99);
				if (p99 > 1000) complain(lecture, `ack p99 ${p99} ms in the storm`);
				await waitFor("the storm to be in", () => welcomed() === count, 60_000)
					.then(() => {
						const took = performance.now() - began;
						// A busy node that is taken for dead loses all its phones, and they storm the others.
						const down = givenUp(lecture);
						if (down.length > before)
							console.log(
								`   the proxies gave a node up ${down.length - before} times: ${down.join("; ")}`,
							);
						console.log(
							`   ${count} in after ${(took / 1000).toFixed(1)} s, ack p99 meanwhile ${p99.toFixed(0)} ms`,
						);
						if (took > 32_000) complain(lecture, `the storm took ${took} ms`);
					})
					.catch((error) => complain(lecture, `${error}: ${welcomed()}`));
			},
			{ clockRuns: true },
		);
		await disperse();
		await lecture.round({ overMs: 500 });
	},
	async mend() {
		await disperse();
		await second?.remove();
		second = null;
	},
};
