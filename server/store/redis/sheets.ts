import type { SharedClock } from "./clock.ts";
import { idIn, type Keys } from "./keys.ts";
import type { Link } from "./link.ts";

/** A room that is being created is counted before it is there; a creation takes no longer than this, in s. */
const creationS = 3600;

/** The questions, stored once for all rooms that began with the very same ones. */
export function sheetKeys(link: Link, keys: Keys, clock: SharedClock) {
	const keysOf = (hash: string) => [
		keys.sharedSheet(hash),
		keys.sheetRooms(hash),
	];

	async function share(
		hash: string,
		roomId: string,
		text: string,
	): Promise<void> {
		const now = Math.floor((await clock.here()) / 1000);
		const put = (questions: string) =>
			link.run<0 | 1>("share-sheet", keysOf(hash), [roomId, questions, now]);
		if ((await put("")) === 0) await put(text);
	}

	async function release(hash: string, roomId: string): Promise<void> {
		await link.run("release-sheet", keysOf(hash), [roomId]);
	}

	return {
		share,
		release,

		/** Lets go of sheets that are kept for rooms that never came about, or whose deletion was cut off. */
		async sweep(): Promise<void> {
			const until = Math.floor((await clock.here()) / 1000) - creationS;
			for await (const some of link.scan(keys.everySharedSheet))
				for (const hash of some.map(idIn)) {
					const rooms = await link.ask<string[]>(
						"zrange",
						keys.sheetRooms(hash),
						"-inf",
						until,
						"BYSCORE",
					);
					for (const roomId of rooms) {
						const own = await link.ask<string | null>(
							"hget",
							keys.room(roomId),
							"sheet",
						);
						if (own !== hash) await release(hash, roomId);
					}
				}
		},
	};
}
