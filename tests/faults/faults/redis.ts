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
