import { HandOvers } from "../../live/hand-over.ts";
import { takeOverPath } from "../../transport/rest/hand-over.ts";
import { WrongUse } from "../command.ts";
import { findHolder } from "./find.ts";
import type { Verb } from "./verb.ts";

const dayMs = 24 * 3_600_000;

/** For an instructor whom no device and no recovery words are left. */
export const handOver: Verb = {
	name: "hand-over",
	takes: "ID",
	does: "prints a link that opens an instructor's library on one browser, once, within a day; the first letters of ID are enough",
	async run({ words: [prefix, ...more], stores, address, say }) {
		if (prefix === undefined || more.length > 0)
			throw new WrongUse("It takes one ID.");
		const { id, createdAt, quizzes, rooms } = await findHolder(stores, prefix);
		if (createdAt === null)
			throw new Error(`${id} is no instructor (any more).`);
		const handOvers = new HandOvers({
			quizzes: stores.quizzes,
			now: () => stores.rooms.now(),
		});
		const { secret } = await handOvers.offer(id, {
			ask: false,
			lastsMs: dayMs,
		});
		say(`${id} holds ${quizzes} quizzes and ${rooms} rooms.`);
		say("Whoever opens this link first, within a day, is this instructor:");
		say(`${address}${takeOverPath(secret)}`);
	},
};
