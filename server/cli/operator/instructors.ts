import type { Holder } from "../../store/operator-store.ts";
import { WrongUse } from "../command.ts";
import type { Verb } from "./verb.ts";

/** So much of an id tells it from all others, and is quick to type. */
export const prefixLength = 10;

export const instructors: Verb = {
	name: "instructors",
	takes: "",
	does: "lists instructors with what they hold, largest first",
	async run({ words, stores, say }) {
		if (words.length > 0) throw new WrongUse("It takes nothing more.");
		const all: Holder[] = [];
		for await (const holder of stores.operator.holders()) all.push(holder);
		all.sort((one, other) => other.bytes - one.bytes);
		const rows = [
			"ID CREATED QUIZZES ROOMS STUDENTS BYTES CHANGED".split(" "),
			...all.map((holder) => [
				holder.id.slice(0, prefixLength),
				day(holder.createdAt),
				String(holder.quizzes),
				String(holder.rooms),
				String(holder.students),
				String(holder.bytes),
				day(holder.changedAt),
			]),
		];
		for (const line of tableOf(rows)) say(line);
		say(`${all.length} in all`);
	},
};

function day(at: number | null): string {
	return at === null ? "-" : new Date(at).toISOString().slice(0, 10);
}

/** Columns as wide as their widest cell. */
export function tableOf(rows: readonly (readonly string[])[]): string[] {
	const widths = (rows[0] ?? []).map((_, column) =>
		Math.max(...rows.map((row) => row[column]?.length ?? 0)),
	);
	return rows.map((row) =>
		row
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join("  ")
			.trimEnd(),
	);
}
