import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { sleep } from "../dice.ts";
import { type Fault, usual } from "../fault.ts";
import type { Lecture } from "../lecture.ts";

export function redisOf({ site }: Lecture) {
	if (site.cluster === null) throw new Error("this fault needs Redis");
	return site.cluster.redis;
}

/** F4. Redis stands still while answers are on their way, and again while a question is opened. */
export const paused: Fault = {
	id: "F4",
	is: "Redis SIGSTOP for 5 s",
	x: 5000,
	rounds: 2,
	short: true,
	needs: { ...usual, spreadInFault: true },
	async play(lecture) {
		const redis = redisOf(lecture);
		await lecture.round({
			overMs: 1000,
			burstAt: 400,
			during: async () => {
				await sleep(400);
				await lecture.strike("SIGSTOP redis", async () => {
					redis.pause();
					await sleep(5000);
					redis.resume();
				});
			},
		});
		let pause = Promise.resolve();
		await lecture.round({
			overMs: 500,
			beforeOpen: async () => {
				pause = lecture.strike("SIGSTOP redis at the opening", async () => {
					redis.pause();
					await sleep(2000);
					redis.resume();
				});
			},
			during: () => pause,
		});
	},
	async mend(lecture) {
		redisOf(lecture).resume();
	},
};

/** F6. The subscribers are cut right before each act that is published, so that its hint is lost. */
export const unheard: Fault = {
	id: "F6",
	is: "`CLIENT KILL TYPE pubsub` ×5",
	x: 3000,
	rounds: 2,
	short: true,
	needs: usual,
	async play(lecture) {
		const cut = () =>
			lecture.strike("CLIENT KILL TYPE pubsub", async () => {
				await redisOf(lecture).tell("CLIENT", "KILL", "TYPE", "pubsub");
			});
		await lecture.round({
			overMs: 800,
			burstAt: 400,
			beforeOpen: cut,
			beforeClose: cut,
			beforeReveal: cut,
			during: async () => {
				await sleep(400);
				await cut();
			},
		});
		await lecture.round({ overMs: 500, beforeClose: cut });
	},
};

/** F3. Redis dies and is up again after three seconds, with every acknowledged write (`appendfsync always`). */
export const redisKilled: Fault = {
	id: "F3",
	is: "Redis `kill -9`, up after 3 s",
	x: 10_000,
	rounds: 2,
	needs: { ...usual, repeats: 1, refused: { busy: 1 } },
	async play(lecture) {
		const redis = redisOf(lecture);
		await lecture.round({
			overMs: 3000,
			burstAt: 600,
			during: async () => {
				await sleep(600);
				await lecture.strike("kill -9 redis", async () => {
					await redis.kill();
					await sleep(3000);
					await redis.start();
				});
			},
		});
		await lecture.round({ overMs: 500 });
	},
	async mend(lecture) {
		await redisOf(lecture)
			.start()
			.catch(() => {});
	},
};

/** F3c. The power goes: Redis' files hold what was synced, and nothing that an acknowledgement stands for is missing. */
export const redisUnplugged: Fault = {
	id: "F3c",
	is: "power cut of Redis: what was not synced is gone",
	x: 10_000,
	rounds: 3,
	needs: usual,
	programs: ["gcc"],
	site: { powerCuts: true },
	async play(lecture) {
		const redis = redisOf(lecture);
		for (const changeable of [false, true])
			await lecture.round({
				overMs: 2000,
				burstAt: 600,
				changeable,
				during: async () => {
					await sleep(lecture.dice.whole(560, 660));
					await lecture.strike("power cut", async () => {
						await redis.kill();
						lecture.site.loseUnsynced();
						await redis.start();
					});
				},
			});
		await lecture.round({ overMs: 500 });
	},
	async mend(lecture) {
		await redisOf(lecture)
			.start()
			.catch(() => {});
	},
};

/** F3b. As after a power cut of a disk that lied: the last second of the log is gone, and phones offer their answers again. */
export const redisCut: Fault = {
	id: "F3b",
	is: "power loss: Redis forgets its last second",
	x: 15_000,
	rounds: 2,
	needs: { ...usual, reoffers: 5 },
	programs: ["redis-check-aof"],
	site: { redis: ["--aof-timestamp-enabled", "yes"] },
	async play(lecture) {
		const redis = redisOf(lecture);
		await lecture.round({
			overMs: 4500,
			during: async () => {
				await sleep(4000);
				await lecture.strike(
					"power loss",
					async () => {
						const [, folder] = (await redis.tell("CONFIG", "GET", "dir")) as [
							string,
							string,
						];
						await redis.kill();
						forget(folder, Math.floor(Date.now() / 1000) - 1);
						await redis.start();
					},
					{ lossy: true },
				);
			},
		});
		await lecture.round({ overMs: 500 });
	},
};

/**
 * F21. The master dies, and the replica that takes its place lacks its last answers. The instructor closes the question at once, so
 * that what is lost comes as offers.
 */
export const failedOver: Fault = {
	id: "F21",
	is: "failover to a replica that lacks the last answers",
	x: 15_000,
	rounds: 3,
	needs: { ...usual, offers: 5 },
	site: { wires: true, replica: true },
	async play(lecture) {
		const { replica } = lecture.site;
		await lecture.round({ overMs: 800 });
		await lecture.round({
			overMs: 4000,
			burstAt: 2800,
			patienceMs: 40_000,
			during: async () => {
				await sleep(lecture.dice.whole(1500, 2500));
				await lecture.strike(
					"the master alone, then the replica in its place",
					async () => {
						replica?.part();
						await sleep(1500);
						await replica?.failOver();
					},
					{ lossy: true },
				);
				await lecture.go(({ phase }) => phase === "closed");
			},
		});
		await lecture.takeOffers();
		await lecture.round({ overMs: 500 });
	},
};

/** Cuts the append-only file after this second. */
function forget(folder: string, second: number): void {
	const manifest = join(folder, "appendonlydir", "appendonly.aof.manifest");
	const done = spawnSync(
		"redis-check-aof",
		["--truncate-to-timestamp", String(second), manifest],
		{ encoding: "utf8", input: "y\n" },
	);
	if (done.status !== 0)
		throw new Error(`redis-check-aof: ${done.error?.message ?? done.stdout}`);
}

/** F5. Redis is full: it refuses to write, loudly, and throws nothing out. */
export const full: Fault = {
	id: "F5",
	is: "`maxmemory` reached for 4 s",
	x: 10_000,
	rounds: 2,
	needs: { ...usual, refused: { busy: 1 } },
	async play(lecture) {
		const redis = redisOf(lecture);
		await lecture.round({
			overMs: 3000,
			burstAt: 600,
			during: async () => {
				await sleep(500);
				await lecture.strike("maxmemory", async () => {
					await redis.tell("CONFIG", "SET", "maxmemory", "1");
					await sleep(4000);
					await redis.tell("CONFIG", "SET", "maxmemory", "0");
				});
			},
		});
		await lecture.round({ overMs: 500 });
	},
	async mend(lecture) {
		await redisOf(lecture).tell("CONFIG", "SET", "maxmemory", "0");
	},
};
