import { Redis } from "ioredis";
import { redisArguments } from "../../../server/cli/compose.mjs";
import { startRedis } from "../../rig/redis.ts";
import { signedIn } from "../../rig/rest.ts";
import { openRoom } from "../../rig/room.ts";
import { sleep } from "../clock.ts";
import { startNodes } from "../targets/lectern.ts";
import { quiz } from "../targets/quiz.ts";
import { targetWords } from "../targets/target.ts";
import type { Scene } from "./scene.ts";

const students = 500;
const restMs = 3000;

/** What one join asks of Redis: commands that nodes send, a script being one; what they send while nobody comes is taken off. */
export const commands: Scene = {
	rows: ["commands"],
	async play(wish) {
		wish.tell("commands that a join sends to Redis");
		const redis = await startRedis(redisArguments());
		const [node] = await startNodes(1, redis, students);
		if (node === undefined) throw new Error("no node");
		const room = await openRoom(await signedIn(node.url), quiz);
		const seen = new Map<string, number>();
		const client = new Redis(redis.url);
		const monitor = await client.monitor();
		monitor.on("monitor", (_at, args: string[], source: string) => {
			const name = String(args[0]).toLowerCase();
			if (source !== "lua") seen.set(name, (seen.get(name) ?? 0) + 1);
		});
		const all = () => [...seen.values()].reduce((sum, one) => sum + one, 0);
		await sleep(restMs);
		const atRest = all() / restMs;
		const before = all();
		const crowd = await wish.crowd();
		const codes = [room.code];
		const { ms } = await crowd.join({
			...{ dialect: "lectern", urls: [node.url], codes, count: students },
		});
		const sent = all() - before - atRest * ms;
		await crowd.all("leave", undefined);
		monitor.disconnect();
		client.disconnect();
		room.page.close();
		await node.kill();
		await node.remove();
		await redis.remove();
		const line = {
			row: "commands",
			what: "Redis commands per join, a script being one",
			where: targetWords.redis,
			unit: "",
			ours: [sent / students],
			floor: null,
			goal: { most: 3 },
		};
		return { lines: [line], raw: Object.fromEntries(seen) };
	},
};
