import type { Dice } from "../dice.ts";
import { sleep } from "../dice.ts";
import { type Fault, usual } from "../fault.ts";
import type { Lecture } from "../lecture.ts";
import { redisOf } from "./redis.ts";

const hourMs = 3_600_000;
/** From what a person mistypes to what a battery forgets; either way. */
const jumps = [30_000, hourMs, 26 * hourMs, 200 * 24 * hourMs];

/**
 * What nodes see when the clock of Redis' machine is set: it is compared with the last note and added to the offset, so moving
 * both is the same. (Redis itself does not run under libfaketime.)
 */
async function setRedisClock(lecture: Lecture, byMs: number): Promise<void> {
	await redisOf(lecture).tell(
		"EVAL",
		'redis.call("HINCRBY", KEYS[1], "offset", ARGV[1]) if redis.call("HEXISTS", KEYS[1], "at") == 1 then redis.call("HINCRBY", KEYS[1], "at", -ARGV[1]) end',
		1,
		"lectern:clock",
		byMs,
	);
}

const anyJump = (dice: Dice) => dice.pick(jumps) * dice.pick([1, -1]);

const named = (byMs: number) => `Redis' clock ${byMs / 1000} s`;

const timedSeconds = 8;

/** F18. The store's clock jumps while a question with a time limit is open: nobody is late by that, and it closes when it should. */
export const clockJumps: Fault = {
	id: "F18",
	is: "the store's clock jumps by 30 s to 200 days, either way, in timed questions",
	x: 5000,
	rounds: 4,
	seconds: [timedSeconds, timedSeconds, timedSeconds, null],
	needs: { ...usual, saved: 1 },
	async play(lecture) {
		for (let round = 1; round <= 3; round++) await timed(lecture, round);
		await lecture.round({ overMs: 500 });
	},
};

async function timed(lecture: Lecture, round: number): Promise<void> {
	const { dice, instructor, recorder } = lecture;
	let opened = 0;
	await lecture.round({
		overMs: 5000,
		burstAt: 2000,
		during: async () => {
			opened = performance.now();
			await sleep(dice.whole(500, 1900));
			const byMs = anyJump(dice);
			await lecture.strike(
				named(byMs),
				async () => {
					await setRedisClock(lecture, byMs);
					// Until a node has seen it: each looks once a second.
					await sleep(1500);
				},
				{ clockRuns: true },
			);
		},
		beforeClose: async () => {
			const isOpen = () => {
				const view = instructor.view();
				return view.phase === "open" && view.round === round;
			};
			while (isOpen() && performance.now() - opened < 3 * timedSeconds * 1000)
				await sleep(20);
			const took = performance.now() - opened;
			if (took < timedSeconds * 1000 - 500 || took > timedSeconds * 1000 + 4000)
				recorder.add({
					k: "log",
					process: "clock",
					text: `a question of ${timedSeconds} s closed ${Math.round(took)} ms after it was seen`,
				});
		},
	});
}

/** One thing that goes wrong for a while. */
type Trouble = (lecture: Lecture) => Promise<void>;

const someNode = ({ dice, site }: Lecture) => dice.pick([...site.nodes]);

const troubles: readonly Trouble[] = [
	async (lecture) => {
		const node = someNode(lecture);
		await lecture.strike(`kill -9 ${node.name}`, async () => {
			await node.kill();
			await sleep(lecture.dice.whole(100, 2000));
			await node.start();
		});
	},
	async (lecture) => {
		const node = someNode(lecture);
		const ms = lecture.dice.whole(500, 4000);
		await lecture.strike(`SIGSTOP ${node.name} for ${ms} ms`, async () => {
			node.freeze();
			await sleep(ms);
			node.thaw();
		});
	},
	async (lecture) => {
		const ms = lecture.dice.whole(500, 3500);
		await lecture.strike(`SIGSTOP redis for ${ms} ms`, async () => {
			redisOf(lecture).pause();
			await sleep(ms);
			redisOf(lecture).resume();
		});
	},
	async (lecture) => {
		await lecture.strike("Redis' connections cut", async () => {
			for (const type of ["pubsub", "normal"])
				await redisOf(lecture)
					.tell("CLIENT", "KILL", "TYPE", type)
					.catch(() => {});
		});
	},
	async (lecture) => {
		const { wires } = lecture.site;
		const wire = wires[lecture.dice.whole(0, wires.length - 1)];
		const ms = lecture.dice.whole(500, 5000);
		await lecture.strike(`a node cut from Redis for ${ms} ms`, async () => {
			wire?.cut();
			await sleep(ms);
			wire?.mend();
		});
	},
	async (lecture) => {
		const byMs = anyJump(lecture.dice);
		await lecture.strike(named(byMs), () => setRedisClock(lecture, byMs));
	},
	async (lecture) => {
		await lecture.strike("haproxy reloaded", () =>
			lecture.site.cluster?.proxy.reload(),
		);
	},
];

/** F19. Several kinds at once, drawn by the seed: processes die and stand still, networks part, clocks jump, all in the same minute. */
export const weather: Fault = {
	id: "F19",
	is: "processes, pauses, partitions and clocks together, drawn by the seed",
	x: 10_000,
	rounds: 4,
	needs: { ...usual, spreadMs: null },
	site: { wires: true },
	async play(lecture) {
		for (let round = 1; round <= 3; round++) {
			await lecture.round({
				overMs: 5000,
				burstAt: 1500,
				changeable: round === 2,
				patienceMs: 40_000,
				during: () => storms(lecture),
			});
			await lecture.site.whole();
		}
		await lecture.round({ overMs: 500 });
	},
	async mend({ site }) {
		site.cluster?.redis.resume();
		for (const wire of site.wires) wire.mend();
		for (const node of site.nodes) node.thaw();
	},
};

/** Two lines of trouble side by side, each of a few kinds one after another. */
async function storms(lecture: Lecture): Promise<void> {
	const { dice } = lecture;
	const line = async () => {
		for (const trouble of Array.from({ length: 2 }, () =>
			dice.pick([...troubles]),
		)) {
			await sleep(dice.whole(200, 1200));
			await trouble(lecture);
		}
	};
	await Promise.all([line(), line()]);
}
