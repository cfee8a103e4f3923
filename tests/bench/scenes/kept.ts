import { join } from "node:path";
import { openRedis } from "../../../server/store/redis/open.ts";
import { connect } from "../../../server/store/sqlite/driver.ts";
import type { RedisServer } from "../../rig/redis.ts";
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
/** As nodes have it by themselves. */
const prefix = "lectern:";

/** What an ended room keeps for each of its answers, seats and document included. */
export const kept: Scene = {
	rows: ["kept"],
	async play(wish) {
		wish.tell("kept: a room of 1,000 with ten questions, ended");
		const redis = await startSite(1, "redis", students);
		const { ended, packed } = await onSite(redis, (there) =>
			inRedis(there, wish),
		);
		const sqlite = await startSite(1, "sqlite", students);
		const filed = await onSite(sqlite, async (there) => {
			const before = pagesOf(there);
			await lectureOn(there, wish);
			return pagesOf(there) - before;
		});
		const line = (what: string, where: string, bytes: number) => ({
			row: "kept" as const,
			what,
			where,
			unit: "B" as const,
			ours: [bytes / (students * questions)],
			floor: null,
			goal: null,
		});
		return {
			lines: [
				{
					...line(
						"Redis, bytes per kept answer of an ended room, packed",
						targetWords.redis,
						packed,
					),
					goal: { most: 16 },
				},
				line("the same on the day of its end", targetWords.redis, ended),
				line("bytes in the file", targetWords.sqlite, filed),
			],
			raw: { ended, packed, filed },
		};
	},
};

/**
 * By how much the keys have grown when all is over, and a day later, as `MEMORY USAGE` tells. The data set of the whole process is no measure: what
 * it holds beside its keys moves by more than a packed room.
 */
async function inRedis(site: Site, wish: Wish) {
	const { redis } = site;
	if (redis === null) throw new Error("there is no Redis");
	let before = 0;
	const roomId = await lectureOn(site, wish, async () => {
		before = await bytesOf(redis);
	});
	const ended = (await bytesOf(redis)) - before;
	await passDay(redis, roomId);
	return { ended, packed: (await bytesOf(redis)) - before };
}

/** Of all keys but those of the pages' builds. */
async function bytesOf(redis: RedisServer): Promise<number> {
	const keys = (await redis.tell("KEYS", `${prefix}*`)) as string[];
	let bytes = 0;
	for (const key of keys)
		if (!key.startsWith(`${prefix}assets:`))
			bytes += Number(await redis.tell("MEMORY", "USAGE", key, "SAMPLES", 0));
	return bytes;
}

/** What a day does to a room: retention has it packed, and what only a running one needs is gone. */
async function passDay(redis: RedisServer, roomId: string): Promise<void> {
	const stores = await openRedis({ url: redis.url, prefix, packAfterMs: 0 });
	try {
		if ((await stores.rooms.pack([roomId])) !== 1)
			throw new Error("the room was not packed");
	} finally {
		stores.close();
	}
	const keys = await redis.tell("KEYS", `${prefix}{${roomId}}:*`);
	for (const key of keys as string[])
		if (Number(await redis.tell("PTTL", key)) > 0)
			await redis.tell("UNLINK", key);
}

function pagesOf({ nodes }: Site): number {
	const file = join(nodes[0]?.dataDir ?? "", "lectern.sqlite");
	const database = connect(file);
	try {
		const one = database
			.prepare<{ bytes: number }>(
				"SELECT (page_count - freelist_count) * page_size AS bytes FROM pragma_page_count, pragma_freelist_count, pragma_page_size",
			)
			.get();
		return Number(one?.bytes);
	} finally {
		database.close();
	}
}

/** `ready`: what is there now was there before. Returns the room's id. */
async function lectureOn(
	{ url }: Site,
	wish: Wish,
	ready: () => Promise<void> = async () => {},
): Promise<string> {
	const crowd = await wish.crowd();
	const instructor = await signedIn(url);
	// The library that every instructor begins with is made before.
	await instructor.get("/api/quizzes");
	const room = await openRoom(instructor, quiz);
	await sleep(1000);
	await ready();
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
	return room.id;
}
