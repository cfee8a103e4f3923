import { defaultSettings } from "../../../shared/settings.ts";
import { sleep } from "../dice.ts";
import { type Fault, usual } from "../fault.ts";
import type { Lecture } from "../lecture.ts";
import { everyMs } from "../stand-ins/retention-hurried.ts";
import { redisOf } from "./redis.ts";

const dayS = 24 * 3600;

/**
 * F22. Nodes delete rooms of a day's age, every two seconds, while the store's clock is set by 200 days and back: the room that runs
 * stays, and so does one beside it in which nobody is.
 */
export const retained: Fault = {
	id: "F22",
	is: "retention runs while the store's clock is 200 days off",
	x: 5000,
	rounds: 3,
	needs: usual,
	site: { environment: { RETAIN_DAYS: "1" } },
	standIns: {
		"server/live/retention.ts": "retention-hurried.ts",
		"server/store/redis/scripts.ts": "redis-clock-ahead.ts",
	},
	async play(lecture) {
		const { instructor } = lecture;
		const empty = await instructor.openEmpty(defaultSettings);
		await lecture.round({
			overMs: 500,
			// Each node has looked while the clock was right, and goes by its own since.
			beforeOpen: () => sleep(1.5 * everyMs),
		});
		for (const days of [200, 0]) {
			await lecture.round({
				overMs: 3000,
				burstAt: 1000,
				during: () =>
					lecture.strike(
						`Redis' clock is ${days} days ahead`,
						async () => {
							const key = "lectern:clock";
							const ahead = days * dayS;
							await redisOf(lecture).tell("HSET", key, "ahead", ahead);
							await sleep(2000);
						},
						{ clockRuns: true },
					),
				// With no question open nothing keeps a run waiting.
				beforeReveal: () => sleep(3 * everyMs),
			});
			await judge(lecture, empty.id);
		}
	},
};

async function judge(
	{ site, instructor, recorder }: Lecture,
	empty: string,
): Promise<void> {
	const complain = (text: string) =>
		recorder.add({ k: "log", process: "retention", text });
	for (const room of [empty, instructor.room?.id])
		await instructor
			.results(room)
			.catch((error) => complain(`a room that is minutes old: ${error}`));
	const ran = site.nodes.some((node) =>
		node.output().includes("the clock has moved more than can be explained"),
	);
	if (!ran) complain("no run has seen what became of the clock");
}
