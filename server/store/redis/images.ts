import { imagesIn } from "../../../shared/images.ts";
import {
	type Holding,
	type ImageStore,
	type Renditions,
	renewMs,
} from "../image-store.ts";
import type { SharedClock } from "./clock.ts";
import { idIn, type Keys } from "./keys.ts";
import type { Link } from "./link.ts";

/**
 * An image and who holds it have the image's tag; what an owner holds, with its size, has the owner's. It is noted there last and forgotten
 * there first, so a node may die in between: the next run finds whom to release, and what is held is never thought to be more than it is.
 */
export function imageKeys(
	link: Link,
	keys: Keys,
	clock: SharedClock,
): ImageStore & { releaseAll(owner: string): Promise<void> } {
	const keysOf = (id: string) => [keys.image(id), keys.imageHolders(id)];
	const mark = () => link.run("mark", [keys.scrub]);
	const note = (owner: string, id: string, bytes: number) =>
		link.ask("hset", keys.images(owner), id, bytes);

	async function holdOne(owner: string, id: string, now: number) {
		const bytes = await link.run<number>("hold-image", keysOf(id), [
			owner,
			now,
			renewMs,
		]);
		if (bytes > 0) await note(owner, id, bytes);
		return bytes >= 0;
	}

	/** `since` "": however long it has been held. */
	async function releaseOne(owner: string, id: string, since: number | "") {
		const bytes = await link.ask<string | null>("hget", keys.images(owner), id);
		await mark();
		await link.ask("hdel", keys.images(owner), id);
		const done = await link.run<0 | 1>("release-image", keysOf(id), [
			owner,
			since,
		]);
		if (done === 0 && bytes !== null) await note(owner, id, Number(bytes));
		await mark();
		return done === 1;
	}

	return {
		async put(owner, { id, width, height, small, large }) {
			const now = await clock.here();
			await link.run("put-image", keysOf(id), [
				owner,
				now,
				width,
				height,
				Buffer.from(small),
				Buffer.from(large),
			]);
			await note(owner, id, small.length + large.length);
		},

		async hold(owner, ids) {
			const now = await clock.here();
			const isHeld = await Promise.all(
				ids.map((id) => holdOne(owner, id, now)),
			);
			return new Set(ids.filter((_, index) => isHeld[index]));
		},

		find: (id, size: keyof Renditions) =>
			link.askBuffers<Buffer | null>("hget", keys.image(id), size),

		async sizes(ids) {
			const found = await Promise.all(
				ids.map(async (id) => {
					const key = keys.image(id);
					const [width, height] = await link.ask<(string | null)[]>(
						"hmget",
						key,
						"width",
						"height",
					);
					return [id, Number(width), Number(height)] as const;
				}),
			);
			return new Map(
				found
					.filter(([, width]) => width > 0)
					.map(([id, width, height]) => [id, { width, height }]),
			);
		},

		async weigh(owner) {
			const sizes = await link.ask<string[]>("hvals", keys.images(owner));
			const bytes = sizes.reduce((sum, size) => sum + Number(size), 0);
			return { images: sizes.length, bytes };
		},

		async *holdings(before) {
			for await (const some of link.scan(keys.everyImage))
				for (const key of some) {
					const held = await link.ask<string[]>(
						"zrange",
						key,
						"-inf",
						`(${before}`,
						"BYSCORE",
						"WITHSCORES",
					);
					for (let at = 0; at < held.length; at += 2)
						yield holdingOf(idIn(key), held[at], held[at + 1]);
				}
		},

		/** Quizzes before rooms: a room was there before the quiz that it was opened with went. */
		async used(owner) {
			const found = new Set<string>();
			const look = (text: string | null) => {
				for (const id of imagesIn(text ?? "")) found.add(id);
			};
			for (const id of await link.ask<string[]>("hkeys", keys.quizzes(owner)))
				look(await link.ask("hget", keys.quizzes(owner), id));
			for (const id of await link.ask<string[]>(
				"zrange",
				keys.rooms(owner),
				0,
				-1,
			)) {
				const [text = null, hash = null] = await link.ask<(string | null)[]>(
					"hmget",
					keys.room(id),
					"document",
					"sheet",
				);
				// A logo and a picture stand in it.
				look(text);
				look(
					await link.ask(
						"get",
						// An older version kept each room's questions with the room.
						hash === null ? keys.sheet(id) : keys.sharedSheet(hash),
					),
				);
			}
			return found;
		},

		release: ({ owner, image, since }) => releaseOne(owner, image, since),

		async releaseAll(owner) {
			for (const id of await link.ask<string[]>("hkeys", keys.images(owner)))
				await releaseOne(owner, id, "");
		},
	};
}

function holdingOf(image: string, owner = "", since = "0"): Holding {
	return { owner, image, since: Number(since) };
}
