import { Redis } from "ioredis";
import { signedIn } from "../../rig/rest.ts";
import { openRoom } from "../../rig/room.ts";
import { sleep } from "../clock.ts";
import { sum } from "../figures.ts";
import { onSite, type Site, startSite } from "../targets/lectern.ts";
import { quiz } from "../targets/quiz.ts";
import { targetWords } from "../targets/target.ts";
import type { Scene, Wish } from "./scene.ts";

const students = 500;
const restMs = 3000;

/** What one join asks of Redis: commands that nodes send, a script being one; what they send while nobody comes is taken off. */
export const commands: Scene = {
	rows: ["commands"],
	async play(wish) {
		wish.tell("commands that a join sends to Redis");
		const site = await startSite(1, "redis", students);
		const seen = new Map<string, number>();
		const sent = await onSite(site, (there) => joinOn(there, wish, seen));
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

/** How many commands all joins together took; `seen` gathers them by name. */
async function joinOn(
	{ redis, url }: Site,
	wish: Wish,
	seen: Map<string, number>,
): Promise<number> {
	const room = await openRoom(await signedIn(url), quiz);
	const client = new Redis(redis?.url ?? "");
	const monitor = await client.monitor();
	// Nobody else hears of it, and an error that nobody hears ends the whole bench.
	let fault: Error | null = null;
	monitor.on("error", (error: Error) => {
		fault ??= error;
	});
	monitor.on("monitor", (_at, args: string[], source: string) => {
		const name = String(args[0]).toLowerCase();
		if (source !== "lua") seen.set(name, (seen.get(name) ?? 0) + 1);
	});
	const all = () => sum([...seen.values()]);
	await sleep(restMs);
	const before = all();
	const atRest = before / restMs;
	const crowd = await wish.crowd();
	const codes = [room.code];
	const { ms } = await crowd.join({
		...{ dialect: "lectern", urls: [url], codes, count: students },
	});
	const sent = all() - before - atRest * ms;
	await crowd.all("leave", undefined);
	monitor.disconnect();
	client.disconnect();
	room.page.close();
	if (fault !== null) throw fault;
	return sent;
}
