import * as real from "../../../server/store/redis/answers.ts";

export * from "../../../server/store/redis/answers.ts";

/** M3. */
export const answerKeys: typeof real.answerKeys = (link, keys, ...rest) => {
	const whole = real.answerKeys(link, keys, ...rest);
	const field = (round: number) => `counted:${round}`;
	return {
		...whole,
		async save(roomId, attempts) {
			const outcomes = await whole.save(roomId, attempts);
			for (const outcome of outcomes)
				if (outcome.is === "stored") {
					const { round } = outcome.row;
					await link.ask("hincrby", keys.room(roomId), field(round), 1);
				}
			return outcomes;
		},
		async tally(roomId, round) {
			const tally = await whole.tally(roomId, round);
			if (round === null) return tally;
			const counted = await link.ask<string | null>(
				"hget",
				keys.room(roomId),
				field(round),
			);
			return { ...tally, answered: Number(counted) };
		},
	};
};
