import type { Command } from "../../shared/instructor-events.ts";
import type { Json } from "../../shared/json.ts";
import { fairly } from "../../shared/kinds/fair.ts";
import type { Groups, Moderation, Tally } from "../../shared/kinds/kind.ts";
import { moderationOf, wordsOf } from "../../shared/kinds/kinds.ts";
import { limits } from "../../shared/limits.ts";
import type { Entry, EntryState, Written } from "../../shared/pulse.ts";
import type { Question } from "../../shared/quiz.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import { type EntryIds, entryIdsOf, idLength, looksIn } from "./entry-id.ts";
import type { Moderated, Room } from "./state.ts";

/** What of a question's words an instructor's page is told of, in bytes: a pulse has it. */
const mostBytes = 12_000;

/** What was decided on one question's groups, by their ids. */
interface Decided {
	readonly states: ReadonlyMap<string, Exclude<EntryState, "new">>;
	/** Which other one each of them stands under. */
	readonly into: ReadonlyMap<string, string>;
}

const nothing: Decided = { states: new Map(), into: new Map() };

/** What looks like something that was taken away is away too, unless it was let pass itself. */
function stateOf({ states }: Decided, id: string): EntryState {
	return states.get(id) ?? (isAwayAlike(states, id) ? "hidden" : "new");
}

const away = new WeakMap<Decided["states"], ReadonlySet<string>>();

function isAwayAlike(states: Decided["states"], id: string): boolean {
	let looks = away.get(states);
	if (looks === undefined) {
		const hidden = [...states].filter(([, is]) => is === "hidden");
		looks = new Set(hidden.map(([one]) => looksIn(one)));
		away.set(states, looks);
	}
	return looks.has(looksIn(id));
}
const read = new WeakMap<Moderated, Decided>();

function decidedOn(room: Room, index: number): Decided {
	const found = room.moderated?.find(({ question }) => question === index);
	if (found === undefined) return nothing;
	const known = read.get(found);
	if (known !== undefined) return known;
	const ids = idsIn(found.merged);
	const decided: Decided = {
		states: new Map([
			...idsIn(found.shown).map((id) => [id, "shown"] as const),
			...idsIn(found.hidden).map((id) => [id, "hidden"] as const),
		]),
		into: new Map(
			ids.flatMap((id, at) => {
				const other = ids[at + 1];
				return at % 2 === 0 && other !== undefined ? [[id, other]] : [];
			}),
		),
	};
	read.set(found, decided);
	return decided;
}

function idsIn(text: string): string[] {
	return text.match(new RegExp(`.{${idLength}}`, "g")) ?? [];
}

/** How a group is called here: what an older version decided on keeps its name. */
function idIn(decided: Decided, { id, former }: EntryIds): string {
	if (decided === nothing) return id;
	const { states, into } = decided;
	const isKnown = states.has(former) || into.has(former);
	return isKnown || [...into.values()].includes(former) ? former : id;
}

/** An entry and the group by which it is counted. */
interface Grouped {
	readonly group: string;
	readonly entry: Entry;
}

/** Of the views and the pulse that are made of one tally each needs them. */
const kept = new WeakMap<
	Tally,
	{ room: Room; index: number; all: Grouped[] }
>();

/** Each group of a tally that is words, with what was decided on it. */
function entriesOf(
	room: Room,
	index: number,
	ask: Json,
	moderation: Moderation<Json>,
	tally: Tally,
): readonly Grouped[] {
	const known = kept.get(tally);
	if (known?.room === room && known.index === index) return known.all;
	const decided = decidedOn(room, index);
	const all = Object.entries(tally.groups).flatMap(([group, count]) => {
		const text = wordsOf(moderation, group);
		if (text === null) return [];
		const ids = entryIdsOf(room, ask, moderation, group, text);
		const id = idIn(decided, ids);
		const under = decided.into.get(id);
		const entry: Entry = {
			id,
			text,
			count,
			is: stateOf(decided, id),
			...(under !== undefined && { into: under }),
		};
		return [{ group, entry }];
	});
	kept.set(tally, { room, index, all });
	return all;
}

/**
 * Of what was answered that which may be seen, by whoever looks: the class sees what the instructor has let pass, or where nothing has
 * to be, what was not taken away; results tell all that was not taken away. What stands under another one is counted there.
 */
export function seenTally(
	room: Room,
	index: number,
	{ kind, ask }: Pick<Question, "kind" | "ask">,
	tally: Tally,
	by: "class" | "results" = "class",
): Tally {
	const moderation = moderationOf({ kind, ask });
	if (moderation === undefined) return tally;
	const isHeld = by === "class" && moderation.isModerated(ask) === true;
	const left = isHeld ? 0 : tally.left;
	const decided = decidedOn(room, index);
	if (decided === nothing && !isHeld) return tally;
	const entries = entriesOf(room, index, ask, moderation, tally);
	const byId = new Map(entries.map((one) => [one.entry.id, one]));
	const firsts = new Map<string, number>();
	const groups = new Map(
		Object.entries(tally.groups).filter(
			([group]) => wordsOf(moderation, group) === null,
		),
	);
	for (const one of entries) {
		const { into = "", count } = one.entry;
		// What nobody wrote has no words under which another could be shown.
		const head = byId.get(into) ?? one;
		// It stands under what was taken away, also where nobody writes that now.
		const isAway = into !== "" && stateOf(decided, into) === "hidden";
		if (isAway || !isSeen(head.entry.is, isHeld)) continue;
		const first = tally.firsts?.[one.group] ?? 0;
		groups.set(head.group, (groups.get(head.group) ?? 0) + count);
		firsts.set(head.group, (firsts.get(head.group) ?? 0) + first);
	}
	return {
		...tally,
		groups: asGroups(groups),
		...(tally.firsts && { firsts: asGroups(firsts) }),
		left,
	};
}

function asGroups(groups: ReadonlyMap<string, number>): Groups {
	return Object.assign(Object.create(null), Object.fromEntries(groups));
}

function isSeen(is: EntryState, isHeld: boolean): boolean {
	return is === "shown" || (is === "new" && !isHeld);
}

const rank = { new: 0, hidden: 1, shown: 2 };

/**
 * All that there is to decide on, for instructors alone: what is undecided first. What does not fit is chosen so that a few who write much
 * keep nobody else's words off the list. Undefined where a kind has nothing of the sort.
 */
export function writtenOf(
	room: Room,
	index: number,
	{ kind, ask }: Pick<Question, "kind" | "ask">,
	tally: Tally,
): Written | undefined {
	const moderation = moderationOf({ kind, ask });
	if (moderation === undefined) return undefined;
	const { answered, groups, firsts = groups } = tally;
	const all = entriesOf(room, index, ask, moderation, tally)
		.map(({ group, entry }) => ({
			entry,
			count: entry.count,
			first: firsts[group] ?? 0,
			bytes: Buffer.byteLength(JSON.stringify(entry)) + 1,
		}))
		.sort(
			({ entry: one }, { entry: other }) =>
				rank[one.is] - rank[other.is] ||
				other.count - one.count ||
				(one.text < other.text ? -1 : 1),
		);
	const told: typeof all = [];
	for (const isUndecided of [true, false]) {
		const some = all.filter(
			({ entry }) => (entry.is === "new") === isUndecided,
		);
		const bytes = told.reduce((sum, one) => sum + one.bytes, 0);
		const most = { bytes: mostBytes - bytes, entries: all.length };
		told.push(...fairly(some, most, answered));
	}
	const entries = told.map(({ entry }) => entry);
	return {
		isHeld: moderation.isModerated(ask) === true,
		entries,
		left: all.length - entries.length + tally.left,
	};
}

type Deciding = Extract<Command, { do: "moderate" | "merge" }>;

/**
 * What is decided in a room with one more decision; null: it is so already. Each group is changed only where it is what the page
 * showed, so that of two instructors the later one undoes nothing unseen.
 */
export function decide(
	room: Room,
	question: Question | undefined,
	command: Deciding,
): readonly Moderated[] | Refusal | null {
	if (question === undefined) return refuse("not-found", "no-such-question");
	if (moderationOf(question) === undefined)
		return refuse("bad-input", "nothing-to-moderate");
	const before = decidedOn(room, command.question);
	const after = changed(before, command);
	if (after === "moved-on") return refuse("stale", "moved-on");
	if (after === null) return null;
	const { moderated = [] } = room;
	const others = moderated.filter((one) => one.question !== command.question);
	const next = [...others, keptOf(command.question, after)].filter(
		({ shown, hidden, merged }) => shown + hidden + merged !== "",
	);
	const isHiding = command.do === "moderate" && command.is === "hidden";
	const most = limits.moderated + (isHiding ? limits.hidden : 0);
	const size = (of: readonly Moderated[]) => JSON.stringify(of).length;
	return size(next) > Math.max(most, size(moderated))
		? refuse("wrong-phase", "many-decisions")
		: next;
}

function changed(
	decided: Decided,
	command: Deciding,
): Decided | "moved-on" | null {
	const { states, into } = decided;
	if (command.do === "moderate") {
		const { was, is } = command;
		const isIt = (state: EntryState) => (id: string) =>
			stateOf(decided, id) === state;
		const ids = command.entries.filter(isIt(was));
		if (was === is || command.entries.every(isIt(is))) return null;
		if (ids.length === 0) return "moved-on";
		if (is !== "new") return { states: withAll(states, ids, is), into };
		// By whatever it was away: by what looks like it.
		const looks = new Set(was === "hidden" ? ids.map(looksIn) : []);
		const alike = [...states].flatMap(([id, state]) =>
			state === "hidden" && looks.has(looksIn(id)) ? [id] : [],
		);
		return { states: withAll(states, [...ids, ...alike], null), into };
	}
	const { was, into: under } = command;
	// Nothing stands in a second row.
	if (under !== null && into.has(under)) return "moved-on";
	const underOf = (id: string) => into.get(id) ?? null;
	const given = command.entries.filter((id) => id !== under);
	if (was === under || given.every((id) => underOf(id) === under)) return null;
	const ids = given.filter((id) => underOf(id) === was);
	if (ids.length === 0) return "moved-on";
	const theirs = [...into].flatMap(([id, head]) =>
		under !== null && ids.includes(head) ? [id] : [],
	);
	return { states, into: withAll(into, [...ids, ...theirs], under) };
}

function withAll<V>(
	before: ReadonlyMap<string, V>,
	ids: readonly string[],
	value: V | null,
): Map<string, V> {
	const after = new Map(before);
	for (const id of ids)
		if (value === null) after.delete(id);
		else after.set(id, value);
	return after;
}

function keptOf(question: number, { states, into }: Decided): Moderated {
	const those = (is: EntryState) =>
		[...states].flatMap(([id, state]) => (state === is ? [id] : [])).join("");
	return {
		question,
		shown: those("shown"),
		hidden: those("hidden"),
		merged: [...into].flat().join(""),
	};
}
