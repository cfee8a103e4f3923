import type { Holder } from "../../store/operator-store.ts";
import { allOf } from "../../store/page.ts";
import type { Stores } from "../../stores.ts";
import { type Verb, WrongUse } from "./verb.ts";

export const deleteInstructor: Verb = {
	name: "delete-instructor",
	takes: "ID --yes",
	does: "deletes an instructor with quizzes, rooms and results, for good; the first letters of ID are enough",
	async run({ words: [prefix, ...more], sure, stores, say }) {
		if (prefix === undefined || more.length > 0)
			throw new WrongUse("It takes one ID.");
		const { id, quizzes, rooms } = await find(stores, prefix);
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
		say(`${id} is deleted, with ${quizzes} quizzes and ${ids.length} rooms.`);
	},
};

async function find(stores: Stores, prefix: string): Promise<Holder> {
	const found: Holder[] = [];
	for await (const holder of stores.operator.holders())
		if (holder.id.startsWith(prefix)) found.push(holder);
	const [one, ...more] = found;
	if (one === undefined) throw new Error(`Nobody's id begins with ${prefix}.`);
	if (more.length > 0)
		throw new Error(
			`${found.length} ids begin with ${prefix}: give more of it.`,
		);
	return one;
}
