import type { Command } from "../../../shared/instructor-events.ts";
import type { Entry, EntryState, Written } from "../../../shared/pulse.ts";

/** An entry with those that stand under it. */
export interface Row extends Entry {
	readonly under: readonly Entry[];
}

export type Tabs = Readonly<Record<EntryState, readonly Row[]>>;

/** What was pressed and is not told by the server yet, by entry. */
export type Wanted = ReadonlyMap<string, EntryState>;

/** The entries by what the class sees of them. What is not held shows by itself, so nothing is new there. */
export function tabsOf(
	{ isHeld, entries }: Written,
	wanted: Wanted = new Map(),
): Tabs {
	const ids = new Set(entries.map(({ id }) => id));
	const tabs: Record<EntryState, Row[]> = { new: [], shown: [], hidden: [] };
	for (const entry of entries) {
		if (entry.into !== undefined && ids.has(entry.into)) continue;
		const is = wanted.get(entry.id) ?? entry.is;
		const under = entries.filter(({ into }) => into === entry.id);
		// As it stands here: by the time the next command is sent, what was pressed before is done.
		tabs[is === "new" && !isHeld ? "shown" : is].push({ ...entry, is, under });
	}
	return tabs;
}

/** How many wrote it, under whatever name. */
export function countOf({ count, under }: Row): number {
	return under.reduce((sum, one) => sum + one.count, count);
}

type Deciding = Extract<Command, { do: "moderate" | "merge" }>;

/** So many one command names. */
const mostAtOnce = 200;

/** What shows these or takes them away: those of each state in one command. */
export function moderate(
	question: number,
	rows: readonly Entry[],
	is: EntryState,
): Deciding[] {
	return (["new", "shown", "hidden"] as const).flatMap((was) => {
		const entries = rows
			.filter((row) => row.is === was && was !== is)
			.slice(0, mostAtOnce)
			.map(({ id }) => id);
		return entries.length === 0
			? []
			: [{ do: "moderate", question, entries, was, is } as const];
	});
}

/** Has an entry stand under another one, or (null) by itself. */
export function merge(
	question: number,
	entry: Entry,
	into: string | null,
): Deciding[] {
	const { id, into: was = null } = entry;
	return [{ do: "merge", question, entries: [id], was, into }];
}

/** What takes those commands back; `under`: what stood under an entry that was put under another one, and went with it. */
export function undoing(
	commands: readonly Deciding[],
	under: readonly Entry[] = [],
): Deciding[] {
	return commands.flatMap((command): Deciding[] => {
		if (command.do === "moderate") {
			const { was, is } = command;
			return [{ ...command, was: is, is: was }];
		}
		const { question, was, into, entries } = command;
		const back = { ...command, was: into, into: was };
		const [into_ = null] = entries;
		return under.length === 0
			? [back]
			: [
					back,
					{
						do: "merge",
						question,
						entries: under.map(({ id }) => id),
						was: into,
						into: into_,
					},
				];
	});
}
