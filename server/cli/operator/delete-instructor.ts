import { allOf } from "../../store/page.ts";
import { WrongUse } from "../command.ts";
import { findHolder } from "./find.ts";
import type { Verb } from "./verb.ts";

export const deleteInstructor: Verb = {
	name: "delete-instructor",
	takes: "ID --yes",
	does: "deletes an instructor with quizzes, rooms and results, for good; the first letters of ID are enough",
	async run({ words: [prefix, ...more], sure, stores, say }) {
		if (prefix === undefined || more.length > 0)
			throw new WrongUse("It takes one ID.");
		const { id, quizzes, rooms } = await findHolder(stores, prefix);
		const held = `${quizzes} quizzes and ${rooms} rooms`;
		if (!sure)
			throw new WrongUse(
				`${id} holds ${held}. To delete all of it for good, add --yes.`,
			);
		// The instructor first: then no more rooms can come.
		await stores.operator.removeInstructor(id);
		const ids: string[] = [];
		for await (const room of allOf((page) => stores.rooms.roomsOf(id, page)))
			ids.push(room.id);
		for (const room of ids) await stores.rooms.remove(room);
		for (const { room, owner } of await stores.bin.items())
			if (owner === id) await stores.bin.drop(room);
		say(`${id} is deleted, with ${quizzes} quizzes and ${ids.length} rooms.`);
	},
};
