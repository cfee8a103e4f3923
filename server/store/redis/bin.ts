import type { BinItem, BinStore } from "../bin-store.ts";
import { idIn, type Keys } from "./keys.ts";
import type { Link } from "./link.ts";

/** One hash per room. What is deleted of it leaves a mark for the scrub: see `erasure.ts`. */
export function binKeys(link: Link, keys: Keys): BinStore {
	const read = async (key: string) => {
		const text = await link.ask<string | null>("hget", key, "item");
		return text === null ? null : (JSON.parse(text) as BinItem);
	};
	const mark = () => link.run("mark", [keys.scrub]);
	return {
		async put(item, content) {
			await mark();
			await link.ask(
				"hset",
				keys.binned(item.room),
				"item",
				JSON.stringify(item),
				"content",
				content,
			);
			await mark();
		},
		async items() {
			const all = new Map<string, BinItem>();
			for await (const some of link.scan(keys.everyBinned))
				for (const key of some) {
					const id = idIn(key);
					const item = await read(key);
					if (item !== null) all.set(id, item);
				}
			return [...all.values()].sort(
				(one, other) => one.deletedAt - other.deletedAt,
			);
		},
		item: (roomId) => read(keys.binned(roomId)),
		content: (roomId) => link.ask("hget", keys.binned(roomId), "content"),
		async count(owner, bytes, withinMs) {
			const key = keys.binSpent(owner);
			const sum = await link.ask<number>("incrby", key, bytes);
			await link.ask("pexpire", key, withinMs, "NX");
			return sum;
		},
		async drop(roomId) {
			await mark();
			const done = await link.ask<number>("unlink", keys.binned(roomId));
			await mark();
			return done === 1;
		},
	};
}
