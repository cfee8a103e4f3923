import * as real from "../../../server/store/redis/answers.ts";

export * from "../../../server/store/redis/answers.ts";

/** M2. */
export const answerKeys: typeof real.answerKeys = (link, keys, ...rest) => {
	const whole = real.answerKeys(link, keys, ...rest);
	return {
		...whole,
		async save(roomId, attempts) {
			const places = [
				...new Set(attempts.map(({ round }) => keys.answers(roomId, round))),
			];
			const before = await Promise.all(places.map((key) => link.hash(key)));
			const outcomes = await whole.save(roomId, attempts);
			for (const [index, key] of places.entries()) {
				const all = { ...before[index] };
				for (const { seat, round } of attempts) {
					if (keys.answers(roomId, round) !== key) continue;
					const stands = await link.ask<string | null>("hget", key, seat);
					if (stands !== null) all[seat] = stands;
				}
				await link.ask("del", key);
				const fields = Object.entries(all).flat();
				if (fields.length > 0) await link.ask("hset", key, ...fields);
			}
			return outcomes;
		},
	};
};
