import * as real from "../../../server/store/redis/scripts.ts";

export * from "../../../server/store/redis/scripts.ts";

/**
 * F22. Redis does not run under libfaketime: its scripts, which alone ask for its clock, tell what it would say if it were ahead by
 * the seconds that are noted beside the store's time.
 */
export const defineScripts: typeof real.defineScripts = (client) => {
	const scripts = real.defineScripts(client);
	const clock: real.Scripts["clock"] = async (count, key) => {
		const ahead = Number(await client.call("hget", String(key), "ahead"));
		const [redis, ...rest] = (await scripts.clock(count, key ?? "")) as [
			number,
			...string[],
		];
		return [redis + ahead * 1000, ...rest];
	};
	return {
		...scripts,
		clock,
		async "keep-time"(
			count,
			key = "",
			offset = 0,
			next = 0,
			at = "",
			node = "",
		) {
			const [now = 0] = (await clock(count, key)) as [number];
			return scripts["keep-time"](
				count,
				key,
				offset,
				next,
				at === "" ? now : at,
				node,
			);
		},
	};
};
