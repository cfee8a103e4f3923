import { type AssetStore, mostBuilds } from "../asset-store.ts";
import type { Keys } from "./keys.ts";
import type { Link } from "./link.ts";

/** As base64, for replies are text. Every step can be done again, and one that is missing only finds less. */
export function assetKeys(link: Link, keys: Keys): AssetStore {
	const builds = () => link.ask<string[]>("zrevrange", keys.builds, 0, -1);
	return {
		async keep(build, files) {
			const turn = await link.ask<number>("incr", keys.buildTurns);
			await link.ask("zadd", keys.builds, turn, build);
			const fields = [...files].flatMap(([name, bytes]) => [
				name,
				bytes.toString("base64"),
			]);
			await link.ask("hset", keys.assets(build), ...fields);
			const old = await link.ask<string[]>(
				"zrange",
				keys.builds,
				0,
				-mostBuilds - 1,
			);
			for (const one of old) {
				await link.ask("del", keys.assets(one));
				await link.ask("zrem", keys.builds, one);
			}
		},
		async names() {
			const names = await Promise.all(
				(await builds()).map((build) =>
					link.ask<string[]>("hkeys", keys.assets(build)),
				),
			);
			return new Set(names.flat());
		},
		async find(name) {
			for (const build of await builds()) {
				const found = await link.ask<string | null>(
					"hget",
					keys.assets(build),
					name,
				);
				if (found !== null) return Buffer.from(found, "base64");
			}
			return null;
		},
	};
}
