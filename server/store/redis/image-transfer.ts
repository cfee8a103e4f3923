import { imageFrom, imageRecordOf } from "../transfer-image.ts";
import type { LibraryRecord } from "../transfer-store.ts";
import { idIn, type Keys } from "./keys.ts";
import type { Link } from "./link.ts";

interface Parts {
	readonly link: Link;
	readonly keys: Keys;
}

export async function* dumpImages({
	link,
	keys,
}: Parts): AsyncGenerator<LibraryRecord> {
	const ids = new Set<string>();
	for await (const some of link.scan(keys.everyImage))
		for (const key of some) ids.add(idIn(key));
	for (const id of [...ids].sort()) {
		const [width, height, small, large] = await link.askBuffers<
			(Buffer | null)[]
		>("hmget", keys.image(id), "width", "height", "small", "large");
		if (!width || !height || !small || !large) continue;
		const held = await link.ask<string[]>(
			"zrange",
			keys.imageHolders(id),
			0,
			-1,
			"WITHSCORES",
		);
		const holders = Array.from({ length: held.length / 2 }, (_, index) => ({
			owner: held[2 * index] ?? "",
			since: Number(held[2 * index + 1]),
		}));
		holders.sort((one, other) => (one.owner < other.owner ? -1 : 1));
		const size = { width: Number(width), height: Number(height) };
		yield imageRecordOf({ id, ...size, small, large }, holders);
	}
}

/** Returns how many holdings are new. */
export async function restoreImage(
	{ link, keys }: Parts,
	record: LibraryRecord & { is: "image" },
): Promise<number> {
	const { id, width, height, small, large } = imageFrom(record);
	const size = small.length + large.length;
	let restored = 0;
	for (const { owner, since } of record.holders) {
		const key = keys.imageHolders(id);
		const known = await link.ask<string | null>("zscore", key, owner);
		if (known !== null) continue;
		await link.run(
			"put-image",
			[keys.image(id), key],
			[owner, since, width, height, Buffer.from(small), Buffer.from(large)],
		);
		await link.ask("hset", keys.images(owner), id, size);
		restored++;
	}
	return restored;
}
