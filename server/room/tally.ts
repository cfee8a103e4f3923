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
import { groupLimits, limits } from "../../shared/limits.ts";
import type { Question } from "../../shared/quiz.ts";
import type { Sheet } from "../../shared/views.ts";
import { countsOf } from "./alike.ts";
import { type Answered, markAnswer } from "./marks.ts";
import { questionAt } from "./sheet.ts";
import { type Counted, type Room, type Round, roundsOf } from "./state.ts";
import { atOnce, mapInSteps, type Steps } from "./steps.ts";

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
	question: Pick<Question, "kind" | "ask">,
	values: readonly (readonly [value: Json, number: number])[],
): Tally {
	const names = new Map<string, number>();
	for (const [value, number] of values) add(names, question, value, number);
	const answered = values.reduce((sum, [, number]) => sum + number, 0);
	return { answered, ...largestIn(question, united(question, names)) };
}

function add(
	names: Map<string, number>,
	question: Pick<Question, "kind" | "ask">,
	value: Json,
	number: number,
): void {
	for (const name of namesOf(question, value))
		names.set(name, (names.get(name) ?? 0) + number);
}

/**
 * Stands before the first words of an answer in what the store counts: of equally large groups it tells those of the last names. No tidied
 * text has it, and it is nothing to see and tells no two texts apart, so that nodes of older versions count on.
 */
const firstMark = "\u{E0FFF}";

/** By which names an answer is counted. */
function namesOf(
	question: Pick<Question, "kind" | "ask">,
	value: Json,
): readonly string[] {
	const groups = kindOf(question).groups(question.ask, value);
	const [first, ...others] = groups;
	const moderation = moderationOf(question);
	if (moderation === undefined || moderation.wordsOf || first === undefined)
		return groups;
	const marked = firstMark + first;
	// Of so long a text nobody knows whether it was the first.
	return marked.length > groupLimits.name ? groups : [marked, ...others];
}

/** Groups that are one, and of words for how many each was the first. */
interface United {
	readonly groups: ReadonlyMap<string, number>;
	readonly firsts?: ReadonlyMap<string, number>;
}

/** An answer with the groups that it is counted in; in a room that an older version may have open it is counted by its value. */
export function saidOf(
	{ v }: Pick<Room, "v">,
	question: Pick<Question, "kind" | "ask">,
	value: Json,
): { value: Json; groups?: readonly string[] } {
	if (v === 1) return { value };
	return { value, groups: namesOf(question, value) };
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
	const names = new Map(Object.entries(groups));
	for (const [value, number] of valuesOf(values))
		add(names, question, value, number);
	const told = largestIn(question, united(question, names));
	return { answered, ...told, left: left + told.left };
}

/** Where a kind says so, groups that differ in their spelling alone as one, named by the spelling used most. */
function united(
	question: Pick<Question, "kind" | "ask">,
	names: ReadonlyMap<string, number>,
): United {
	return atOnce(unitedInSteps(question, names));
}

function* unitedInSteps(
	question: Pick<Question, "kind" | "ask">,
	names: ReadonlyMap<string, number>,
): Steps<United> {
	const moderation = moderationOf(question);
	if (moderation === undefined) return { groups: names };
	const numbers = new Map<string, number>();
	const firsts = new Map<string, number>();
	for (const [name, number] of names) {
		const isFirst = name.startsWith(firstMark);
		const group = isFirst ? name.slice(firstMark.length) : name;
		numbers.set(group, (numbers.get(group) ?? 0) + number);
		if (isFirst) firsts.set(group, number);
	}
	const spellings = yield* mapInSteps(
		[...numbers],
		([group, number]): Spelling => [moderation.foldOf(group), group, number],
	);
	const groups = spelled(spellings);
	if (moderation.wordsOf) return { groups };
	const byFold = new Map<string, number>();
	for (const [fold, group] of spellings)
		byFold.set(fold, (byFold.get(fold) ?? 0) + (firsts.get(group) ?? 0));
	const named = spellings.filter(([, group]) => groups.has(group));
	return {
		groups,
		firsts: new Map(
			named.map(([fold, group]) => [group, byFold.get(fold) ?? 0]),
		),
	};
}

/** The largest groups of an answered question; what an author offered is among them, however many other things were said. */
function largestIn(
	question: Pick<Question, "kind" | "ask">,
	{ groups, firsts }: United,
): Omit<Tally, "answered"> {
	const moderation = moderationOf(question);
	if (firsts !== undefined) {
		const told = largestOf(groups, firsts);
		const names = Object.keys(told.groups);
		return {
			...told,
			firsts: asGroups(names.map((name) => [name, firsts.get(name) ?? 0])),
		};
	}
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

/**
 * The largest groups, and how many there are beside them: those of equal size by name, descending, but before them what was somebody's
 * first.
 */
export function largestOf(
	groups: ReadonlyMap<string, number>,
	firsts: ReadonlyMap<string, number> = groups,
) {
	const entries = [...groups];
	const isFirst = ([name]: Group) => Number((firsts.get(name) ?? 0) > 0);
	if (entries.length > limits.groupsTold)
		entries.sort(
			(one, other) =>
				other[1] - one[1] ||
				isFirst(other) - isFirst(one) ||
				orderOf(other[0], one[0]),
		);
	return {
		groups: asGroups(entries.slice(0, limits.groupsTold)),
		left: Math.max(0, entries.length - limits.groupsTold),
	};
}

/** A group may be called as a property that every object has. */
function asGroups(entries: readonly Group[]): Groups {
	return Object.assign(Object.create(null), Object.fromEntries(entries));
}

type Group = readonly [name: string, number: number];

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
	const asked = questionAt(sheet, question);
	const names = new Map<string, number>();
	yield* mapInSteps(countsOf(rows), ([value, count]) =>
		add(names, asked, value, count),
	);
	const united = yield* unitedInSteps(asked, names);
	return { answered: rows.length, ...largestIn(asked, united) };
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

/** Fewer are no class: it would be one person's result. */
const fewest = 3;

/** The share of full marks among all answers of the lecture, each question's last vote; null where too few answered, or nothing is right. */
export function shareOnTheWhole({ rounds }: Room, sheet: Sheet): number | null {
	const last = new Map(rounds.map((round) => [round.question, round]));
	let [answered, right, most] = [0, 0, 0];
	for (const round of last.values()) {
		const share = shareCorrect(sheet, round);
		if (share === null || round.counted === null) continue;
		answered += round.counted.answered;
		right += share * round.counted.answered;
		most = Math.max(most, round.counted.answered);
	}
	return most < fewest ? null : right / answered;
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
