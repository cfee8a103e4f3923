import { redisArguments } from "../../../server/cli/compose.mjs";
import { startRedis } from "../../rig/redis.ts";
import { signedIn } from "../../rig/rest.ts";
import { openRoom } from "../../rig/room.ts";
import { sleep } from "../clock.ts";
import { startNodes } from "../targets/lectern.ts";
import { indexOf, quiz } from "../targets/quiz.ts";
import { targetWords } from "../targets/target.ts";
import type { Scene } from "./scene.ts";

const students = 1000;
const questions = 10;
const settleMs = 10_000;

/** What an ended room keeps in Redis for each of its answers, seats and document included. */
export const kept: Scene = {
	rows: ["kept"],
	async play(wish) {
		wish.tell("kept: a room of 1,000 with ten questions, ended");
		const crowd = await wish.crowd();
		const redis = await startRedis(redisArguments());
		const nodes = await startNodes(1, redis, students);
		const used = async () =>
			Number(
				/used_memory_dataset:(\d+)/.exec(
					String(await redis.tell("INFO", "memory")),
				)?.[1],
			);
		const url = nodes[0]?.url ?? "";
		const instructor = await signedIn(url);
		// The library that every instructor begins with is made before.
		await instructor.get("/api/quizzes");
		const room = await openRoom(instructor, quiz);
		await sleep(1000);
		const before = await used();
		const codes = [room.code];
		await crowd.join({
			dialect: "lectern",
			urls: [url],
			codes,
			count: students,
		});
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
		const bytes = (await used()) - before;
		for (const node of nodes) await node.kill().then(() => node.remove());
		await redis.remove();
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
