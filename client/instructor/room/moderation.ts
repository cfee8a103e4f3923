import type { Command } from "../../../shared/instructor-events.ts";
import type { Entry, EntryState, Written } from "../../../shared/pulse.ts";

/** An entry with those that stand under it. */
export interface Row extends Entry {
	readonly under: readonly Entry[];
}

export type Tabs = Readonly<Record<EntryState, readonly Row[]>>;

/** What was pressed of an entry. */
interface Wish {
	readonly is?: EntryState;
	/** Null: by itself. */
	readonly into?: string | null;
}

/** What was pressed and is not told by the server yet, by entry. */
export type Wanted = ReadonlyMap<string, Wish>;

/**
 * The entries by what the class sees of them. What is not held shows by itself, so nothing is new there. Each is as it was wanted last: the
 * next press goes on from there, and commands are sent one after another.
 */
export function tabsOf(
	{ isHeld, entries }: Written,
	wanted: Wanted = new Map(),
): Tabs {
	const now = entries.map((entry) => asWanted(entry, wanted.get(entry.id)));
	const ids = new Set(entries.map(({ id }) => id));
	const tabs: Record<EntryState, Row[]> = { new: [], shown: [], hidden: [] };
	for (const entry of now) {
		if (entry.into !== undefined && ids.has(entry.into)) continue;
		const under = now.filter(({ into }) => into === entry.id);
		const tab = entry.is === "new" && !isHeld ? "shown" : entry.is;
		tabs[tab].push({ ...entry, under });
	}
	return tabs;
}

function asWanted(entry: Entry, wish: Wish = {}): Entry {
	const { into: told, ...rest } = entry;
	const into = wish.into === undefined ? told : wish.into;
	return {
		...rest,
		is: wish.is ?? entry.is,
		...(into != null && { into }),
	};
}

/** What these commands want of which entry; `under`: what goes along with one that is put under another. */
export function wishesOf(
	commands: readonly Deciding[],
	before: Wanted = new Map(),
	under: readonly Entry[] = [],
): Wanted {
	const wishes = new Map<string, Wish>();
	for (const command of commands) {
		const wish =
			command.do === "moderate" ? { is: command.is } : { into: command.into };
		const along = command.do === "merge" ? under.map(({ id }) => id) : [];
		for (const id of [...command.entries, ...along])
			wishes.set(id, { ...before.get(id), ...wishes.get(id), ...wish });
	}
	return wishes;
}

/** Without these wishes, as far as nothing was wished since: they are told by now, or refused. */
export function withoutWishes(wanted: Wanted, wishes: Wanted): Wanted {
	return new Map([...wanted].filter(([id, one]) => wishes.get(id) !== one));
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
