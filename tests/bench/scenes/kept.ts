import { signedIn } from "../../rig/rest.ts";
import { openRoom } from "../../rig/room.ts";
import { sleep } from "../clock.ts";
import { onSite, type Site, startSite } from "../targets/lectern.ts";
import { indexOf, quiz } from "../targets/quiz.ts";
import { targetWords } from "../targets/target.ts";
import type { Scene, Wish } from "./scene.ts";

const students = 1000;
const questions = 10;
const settleMs = 10_000;

/** What an ended room keeps in Redis for each of its answers, seats and document included. */
export const kept: Scene = {
	rows: ["kept"],
	async play(wish) {
		wish.tell("kept: a room of 1,000 with ten questions, ended");
		const site = await startSite(1, true, students);
		const bytes = await onSite(site, (there) => lectureOn(there, wish));
		const line = {
			row: "kept",
			what: "Redis, bytes per kept answer of an ended room",
			where: targetWords.redis,
			unit: "B",
			ours: [bytes / (students * questions)],
			floor: null,
			goal: { most: 16 },
		};
		return { lines: [line], raw: { bytes } };
	},
};

/** Bytes by which Redis' data has grown when all is over. */
async function lectureOn({ redis, url }: Site, wish: Wish): Promise<number> {
	const crowd = await wish.crowd();
	const used = async () =>
		Number(
			/used_memory_dataset:(\d+)/.exec(
				String(await redis?.tell("INFO", "memory")),
			)?.[1],
		);
	const instructor = await signedIn(url);
	// The library that every instructor begins with is made before.
	await instructor.get("/api/quizzes");
	const room = await openRoom(instructor, quiz);
	await sleep(1000);
	const before = await used();
	const codes = [room.code];
	await crowd.join({ dialect: "lectern", urls: [url], codes, count: students });
	for (let round = 1; round <= questions; round++) {
		const index = indexOf(round);
		await crowd.all("expect", { round, index });
		await room.move({ do: "open", question: index });
		await crowd.all("seen", { withinMs: 30_000 });
		await crowd.answer(0, wish.seed);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
	}
	await room.move({ do: "end" });
	await crowd.all("leave", undefined);
	room.page.close();
	await sleep(settleMs);
	return (await used()) - before;
}
