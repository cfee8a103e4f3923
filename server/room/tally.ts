import type { Json } from "../../shared/json.ts";
import { type Spelling, spelled } from "../../shared/kinds/entries.ts";
import type { Groups, Tally } from "../../shared/kinds/kind.ts";
import {
	isJudged,
	isKeyless,
	kindOf,
	moderationOf,
	shareOf,
	wordsOf,
} from "../../shared/kinds/kinds.ts";
import { limits } from "../../shared/limits.ts";
import type { Question } from "../../shared/quiz.ts";
import type { Sheet } from "../../shared/views.ts";
import { type Answered, markAnswer } from "./marks.ts";
import { questionAt } from "./sheet.ts";
import { type Counted, type Room, type Round, roundsOf } from "./state.ts";
import { mapInSteps, type Steps } from "./steps.ts";

/** Counts of closed rounds by their number. */
export type Tallies = ReadonlyMap<number, Tally>;

/** A room with its questions and those counts that a view of it needs: see `talliesFor…`. */
export interface Scene {
	readonly room: Room;
	readonly sheet: Sheet;
	readonly tallies: Tallies;
}

/** Answers with their numbers, by the JSON text of their value. */
export function valuesOf(counted: Groups): [value: Json, number: number][] {
	return Object.entries(counted).map(([text, number]) => [
		JSON.parse(text),
		number,
	]);
}

/** Answers, each so often, counted by what the kind puts together: the largest groups. */
export function tallyOf(
	{ kind, ask }: Pick<Question, "kind" | "ask">,
	values: Iterable<readonly [value: Json, number: number]>,
): Tally {
	const groups = new Map<string, number>();
	let answered = 0;
	for (const [value, number] of values) {
		answered += number;
		for (const group of kindOf({ kind }).groups(ask, value))
			groups.set(group, (groups.get(group) ?? 0) + number);
	}
	return {
		answered,
		...largestIn({ kind, ask }, united({ kind, ask }, groups)),
	};
}

/** An answer with the groups that it is counted in; in a room that an older version may have open it is counted by its value. */
export function saidOf(
	{ v }: Pick<Room, "v">,
	{ kind, ask }: Pick<Question, "kind" | "ask">,
	value: Json,
): { value: Json; groups?: readonly string[] } {
	if (v === 1) return { value };
	return { value, groups: kindOf({ kind }).groups(ask, value) };
}

/** What the store counted of answers that still come: by groups, and by value where it has no groups. */
export function liveTallyOf(
	question: Pick<Question, "kind" | "ask">,
	counted: Tally & { readonly values: Groups },
): Tally {
	const { answered, groups, left, values } = counted;
	const isWhole = moderationOf(question) === undefined;
	if (isWhole && Object.keys(values).length === 0)
		return { answered, groups, left };
	const by = tallyOf(question, valuesOf(values));
	const all = new Map(Object.entries(groups));
	for (const [group, number] of Object.entries(by.groups))
		all.set(group, (all.get(group) ?? 0) + number);
	const told = largestIn(question, united(question, all));
	return { answered, groups: told.groups, left: left + by.left + told.left };
}

/** Where a kind says so, groups that differ in their spelling alone as one, named by the spelling used most. */
function united(
	question: Pick<Question, "kind" | "ask">,
	groups: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
	const moderation = moderationOf(question);
	if (moderation === undefined) return groups;
	return spelled(
		[...groups].map(([name, number]) => [
			moderation.foldOf(name),
			name,
			number,
		]),
	);
}

/** The largest groups of an answered question; what an author offered is among them, however many other things were said. */
function largestIn(
	question: Pick<Question, "kind" | "ask">,
	groups: ReadonlyMap<string, number>,
) {
	const moderation = moderationOf(question);
	if (moderation?.wordsOf === undefined) return largestOf(groups);
	const isWords = ([group]: Group) => wordsOf(moderation, group) !== null;
	const all = [...groups];
	const { groups: words, left } = largestOf(new Map(all.filter(isWords)));
	const offered = all.filter((group) => !isWords(group));
	return {
		groups: Object.assign(words, Object.fromEntries(offered)),
		left,
	};
}

/** The largest groups, those of equal size by name, descending, and how many there are beside them. */
export function largestOf(groups: ReadonlyMap<string, number>) {
	const entries = [...groups];
	if (entries.length > limits.groupsTold) entries.sort(bySize);
	return {
		// A group may be called as a property that every object has.
		groups: Object.assign(
			Object.create(null),
			Object.fromEntries(entries.slice(0, limits.groupsTold)),
		) as Groups,
		left: Math.max(0, entries.length - limits.groupsTold),
	};
}

type Group = readonly [name: string, number: number];

function bySize([name, number]: Group, [other, size]: Group): number {
	return size - number || orderOf(other, name);
}

/** As stores order names: by their bytes in UTF-8, which is by code points and not by UTF-16. */
function orderOf(one: string, other: string): number {
	let at = 0;
	while (at < one.length && one[at] === other[at]) at++;
	return rankAt(one, at) - rankAt(other, at);
}

/** Half a pair stands for what comes after all that needs no pair. */
function rankAt(text: string, at: number): number {
	const unit = text.charCodeAt(at);
	if (Number.isNaN(unit)) return -1;
	return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** The frozen answers of a round as pictures are drawn from them. */
export function* tallyRound(
	sheet: Sheet,
	{ question }: Round,
	rows: readonly Answered[],
): Steps<Tally> {
	const { kind, ask } = questionAt(sheet, question);
	const groups = new Map<string, number>();
	yield* mapInSteps(rows, ({ value }) => {
		for (const group of kindOf({ kind }).groups(ask, value))
			groups.set(group, (groups.get(group) ?? 0) + 1);
	});
	const moderation = moderationOf({ kind, ask });
	if (moderation === undefined)
		return { answered: rows.length, ...largestOf(groups) };
	const spellings = yield* mapInSteps(
		[...groups],
		([name, number]): Spelling => [moderation.foldOf(name), name, number],
	);
	return {
		answered: rows.length,
		...largestIn({ kind, ask }, spelled(spellings)),
	};
}

/** The frozen answers of a round as its document keeps them. */
export function* countRound(
	room: Room,
	sheet: Sheet,
	round: Round,
	rows: readonly Answered[],
): Steps<Counted> {
	const answered = rows.length;
	if (room.v === 1) return { answered, values: byValue(rows) };
	const marks = yield* mapInSteps(
		rows,
		(row) => markAnswer(room, sheet, round, row).correct,
	);
	const question = questionAt(sheet, round.question);
	const right = marks.filter((isRight) => isRight === true).length;
	const judged = isJudged(question) && !isKeyless(question);
	return { answered, right: judged ? right : null };
}

function byValue(rows: readonly Answered[]): Groups {
	const values: Record<string, number> = {};
	for (const { value } of rows) {
		const text = JSON.stringify(value);
		values[text] = (values[text] ?? 0) + 1;
	}
	return values;
}

/** The share of full marks among a closed round's answers; null without answers, or where nothing is correct. */
export function shareCorrect(sheet: Sheet, round: Round): number | null {
	const { counted } = round;
	if (counted === null || counted.answered === 0) return null;
	if ("right" in counted)
		return counted.right === null ? null : counted.right / counted.answered;
	const question = questionAt(sheet, round.question);
	let right = 0;
	for (const [value, number] of valuesOf(counted.values)) {
		const share = shareOf(question, value);
		if (share === null) return null;
		if (share === 1) right += number;
	}
	return right / counted.answered;
}

/** The rounds whose counts students are told with the solution. */
export function roundsTold({ phase, rounds }: Room): readonly Round[] {
	if (phase.name !== "revealed") return [];
	return rounds
		.slice(0, phase.round)
		.filter(({ question }) => question === phase.question)
		.slice(-2);
}

/** The rounds whose counts instructors and screens see: those of the question at which the room stands. */
export function roundsSeen(room: Room): readonly Round[] {
	const { phase } = room;
	return "question" in phase ? roundsOf(room, phase.question) : [];
}
