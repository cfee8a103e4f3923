import type { Bin } from "../../store/bin.ts";
import type { BinItem } from "../../store/bin-store.ts";
import { WrongUse } from "../command.ts";
import { findBy, printable } from "./find.ts";
import { prefixLength, tableOf } from "./instructors.ts";
import type { Call, Verb } from "./verb.ts";

export const bin: Verb = {
	name: "bin",
	takes: "[restore ROOM | delete ROOM --yes | empty --yes]",
	does: "lists deleted rooms; brings one back, or deletes one or all for good",
	async run({ words: [what, id, ...more], sure, stores, say }: Call) {
		const items = await stores.bin.items();
		if (what === undefined) return list(items, say);
		if (what === "empty" && id === undefined) {
			if (!sure) throw new WrongUse(`For all ${items.length}, add --yes.`);
			const emptied = await stores.bin.empty(Number.POSITIVE_INFINITY);
			return say(`${emptied} rooms are deleted for good.`);
		}
		if (id === undefined || more.length > 0)
			throw new WrongUse("It takes one ROOM.");
		const found = findBy(id, items, ({ room }) => room, "No room in the bin");
		const { room } = found;
		const title = printable(found.title);
		if (what === "restore") return restore(stores.bin, room, title, say);
		if (what !== "delete") throw new WrongUse(`It cannot “${what}”.`);
		if (!sure) throw new WrongUse(`To delete “${title}” for good, add --yes.`);
		await stores.bin.drop(room);
		say(`“${title}” is deleted for good.`);
	},
};

async function restore(
	from: Bin,
	room: string,
	title: string,
	say: Call["say"],
): Promise<void> {
	if ((await from.restore(room)) === "taken")
		throw new Error(
			`“${title}” was running, and another room has its code by now: end and delete that one first.`,
		);
	say(`“${title}” is back in its owner's list.`);
}

function list(items: readonly BinItem[], say: Call["say"]): void {
	const rows = [
		"ROOM DELETED CHANGED OWNER STUDENTS TITLE".split(" "),
		...items.map((item) => [
			item.room,
			day(item.deletedAt),
			day(item.changedAt),
			item.owner.slice(0, prefixLength),
			String(item.students),
			printable(item.title),
		]),
	];
	for (const line of tableOf(rows)) say(line);
	say(`${items.length} in all`);
}

function day(at: number): string {
	return new Date(at).toISOString().slice(0, 10);
}
