import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askedOf } from "../../../client/student/held.ts";
import type { RedisServer } from "../../rig/redis.ts";
import { waitFor } from "../../rig/wait.ts";
import { sleep } from "../dice.ts";
import { type Fault, usual } from "../fault.ts";
import type { Lecture } from "../lecture.ts";
import { redisOf } from "./redis.ts";

/** Which question the second round asks at first, and which one where the room went another way. */
const first = 1;
const other = 2;

/**
 * F23. The store is put back twice under nodes that run on: to before the second question, whose place another one takes; and, while
 * that one is answered, to where the first one was open in the same round. A node that has not heard of it has nothing against those answers.
 */
export const rewound: Fault = {
	id: "F23",
	is: "the store put back under running nodes, to where the round asks another question",
	x: 15_000,
	rounds: 3,
	needs: { ...usual, refused: { "just-restored": 5 } },
	async play(lecture) {
		const folder = mkdtempSync(join(tmpdir(), "lectern-rewind-"));
		try {
			await lecture.round({ overMs: 500 });
			await lecture.round({
				overMs: 1500,
				burstAt: 500,
				beforeOpen: () => goAstray(lecture, folder),
			});
			await lecture.round({ overMs: 500 });
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	},
	async mend(lecture) {
		await redisOf(lecture)
			.start()
			.catch(() => {});
	},
};

async function goAstray(lecture: Lecture, folder: string): Promise<void> {
	const { instructor } = lecture;
	const redis = redisOf(lecture);
	const before = keep(redis, join(folder, "before"));
	await lecture.go(({ phase }) => phase === "open");
	const asked = keep(redis, join(folder, "asked"));
	await lecture.strike(
		"put back to before the question",
		async () => {
			await redis.kill();
			await before();
		},
		{ lossy: true },
	);
	await allAt(lecture, null);
	await instructor.order(
		({ primary }) => {
			const at = primary?.command.at ?? "";
			return { do: "open", at, question: other };
		},
		({ phase, question }) => phase === "open" && question === other,
	);
	await allAt(lecture, other);
	await lecture.strike(
		"put back to where another question is open",
		async () => {
			await redis.kill();
			const answered = answerAstray(lecture);
			await sleep(1000);
			await asked();
			await answered;
		},
		{ lossy: true },
	);
	await allAt(lecture, first);
}

/** Whoever still sees the question that is gone answers it, until some time after the store is back. */
async function answerAstray(lecture: Lecture): Promise<void> {
	const { students, phones, dice } = lecture;
	await Promise.all(
		[...students, ...phones].map(async (one) => {
			await sleep(dice.next() * 3000);
			const view = one.held()?.view;
			if (view !== undefined && askedOf(view)?.index === other)
				one.answer(lecture.sample(other + 1), false);
		}),
	);
}

/** Everybody shows what the instructor sees. */
async function allAt(lecture: Lecture, question: number | null): Promise<void> {
	const { instructor, everyone } = lecture;
	await waitFor(
		"everybody to see what the store was put back to",
		() => {
			const { epoch, phase, question: shown } = instructor.view();
			const isThere =
				question === null ? phase === "revealed" : shown === question;
			return (
				isThere &&
				everyone.every((one) => {
					const view = one.held()?.view;
					return (
						one.up() &&
						view?.epoch === epoch &&
						view.phase === phase &&
						askedOf(view)?.index === shown
					);
				})
			);
		},
		30_000,
	);
}

/** Redis' files as they are now. The result starts it with them, once it is dead. */
function keep(redis: RedisServer, kept: string): () => Promise<void> {
	const files = join(redis.folder, "appendonlydir");
	cpSync(files, kept, { recursive: true });
	return async () => {
		rmSync(files, { recursive: true });
		cpSync(kept, files, { recursive: true });
		await redis.start();
	};
}
