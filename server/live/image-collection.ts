import type { Bin } from "../store/bin.ts";
import type { Holding, ImageStore } from "../store/image-store.ts";

/** How long an image is kept that nothing shows: what was just sent is put into a text later, and a deletion is undone. */
export const graceMs = 24 * 3_600_000;

/**
 * Lets go of images that their holders show in no quiz, in no room and in none that lies in the bin. Whatever moves meanwhile, from the
 * rooms to the bin or back, or into a quiz that is just kept, is left to the next run. Returns how many holdings ended.
 */
export async function collectImages(
	images: ImageStore,
	bin: Bin | null,
	now: number,
): Promise<number> {
	const binned = (await bin?.items()) ?? [];
	const used = new Map<string, ReadonlySet<string>>();
	const usedBy = async (owner: string) => {
		const known = used.get(owner);
		if (known !== undefined) return known;
		const found = new Set(await images.used(owner));
		for (const item of binned)
			if (item.owner === owner)
				for (const id of (await bin?.images(item.room)) ?? []) found.add(id);
		used.set(owner, found);
		return found;
	};
	const unused: Holding[] = [];
	for await (const holding of images.holdings(now - graceMs))
		if (!(await usedBy(holding.owner)).has(holding.image)) unused.push(holding);
	if (unused.length === 0) return 0;

	const after = (await bin?.items()) ?? [];
	const roomsIn = (items: typeof after) =>
		new Set(items.map(({ room }) => room));
	const [was, is] = [roomsIn(binned), roomsIn(after)];
	const moved = new Set(
		[...binned, ...after]
			.filter(({ room }) => was.has(room) !== is.has(room))
			.map(({ owner }) => owner),
	);
	let ended = 0;
	for (const holding of unused)
		if (!moved.has(holding.owner) && (await images.release(holding))) ended++;
	return ended;
}
