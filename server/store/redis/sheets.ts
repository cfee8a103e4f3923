import type { SharedClock } from "./clock.ts";
import { idIn, type Keys } from "./keys.ts";
import type { Link } from "./link.ts";

/** A room is counted before it is there, or has this sheet; to create or to change one takes no longer than this, in s. */
const creationS = 3600;

/** The questions, stored once for all rooms that began with the very same ones. */
export function sheetKeys(link: Link, keys: Keys, clock: SharedClock) {
	const keysOf = (hash: string) => [
		keys.sharedSheet(hash),
		keys.sheetRooms(hash),
	];

	async function put(
		hash: string,
		roomId: string,
		text: string,
	): Promise<0 | 1> {
		const now = Math.floor((await clock.here()) / 1000);
		return link.run<0 | 1>("share-sheet", keysOf(hash), [roomId, text, now]);
	}

	async function share(
		hash: string,
		roomId: string,
		text: string,
	): Promise<void> {
		if ((await put(hash, roomId, "")) === 0) await put(hash, roomId, text);
	}

	async function release(hash: string, roomId: string): Promise<void> {
		await link.run("release-sheet", keysOf(hash), [roomId]);
	}

	return {
		share,
		release,

		/** The room has another one by now: this one stays for as long as a creation may take. */
		async linger(hash: string, roomId: string): Promise<void> {
			await put(hash, roomId, "");
		},

		/** Lets go of sheets that are kept for rooms that never came about, have others by now, or whose deletion was cut off. */
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
