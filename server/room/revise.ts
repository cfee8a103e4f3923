import { authoredOf } from "../../shared/authored.ts";
import { canonical } from "../../shared/canonical.ts";
import type { Change } from "../../shared/change.ts";
import { imagesOf } from "../../shared/images.ts";
import { faultsOf, sayFault } from "../../shared/kinds/kinds.ts";
import { limits } from "../../shared/limits.ts";
import type { Question } from "../../shared/quiz.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type { Sheet, SheetQuestion } from "../../shared/views.ts";
import { positionOf } from "./position.ts";
import { reduce } from "./reduce.ts";
import { sheetOf } from "./sheet.ts";
import { type Room, roundsOf } from "./state.ts";
import { isReadAlike } from "./wording.ts";

/** A room with the questions that it has from now on; the very same room where nothing is another. */
export interface Revised {
	readonly room: Room;
	readonly sheet: Sheet;
}

/**
 * The room after a change of its questions, with the next revision of them; or why not. `sheet`: as they are stored, without corrections.
 * A question that was asked keeps its place for ever: rounds, corrections, results and phones name it by that.
 */
export function revise(
	room: Room,
	sheet: Sheet,
	change: Change,
	now: number,
): Revised | Refusal {
	const { revision = 0 } = room;
	// Of the first format: an older version that does not know of revisions may have it open, too.
	if (room.v === 1) return refuse("wrong-phase", "older-room");
	if (room.phase.name === "ended") return refuse("room-ended", "room-ended");
	const isStale =
		change.do === "ask"
			? change.at !== positionOf(room)
			: change.revision !== revision;
	if (isStale) return refuse("stale", "moved-on");
	if (revision >= limits.revisions)
		return refuse("wrong-phase", "many-revisions", {
			values: { most: limits.revisions },
		});
	const changed = apply(room, sheet, change);
	if (isRefusal(changed) || changed.room === room) return changed;
	if (isTooLarge(changed.sheet)) return refuse("too-large", "much-asked");
	const next = { ...changed.room, revision: revision + 1 };
	if (change.do !== "ask") {
		const { version } = room;
		return {
			room: { ...next, version: version + 1, changedAt: now },
			sheet: changed.sheet,
		};
	}
	const question = placeAfter(room);
	const opened = reduce(
		next,
		sheetOf(next, changed.sheet),
		{ do: "open", at: change.at, question },
		now,
	);
	return isRefusal(opened) ? opened : { room: opened, sheet: changed.sheet };
}

function apply(room: Room, sheet: Sheet, change: Change): Revised | Refusal {
	switch (change.do) {
		case "mend":
			return mend(room, sheet, change.question, change.to);
		case "add":
			return add(room, sheet, change.at, change.question);
		case "move":
			return move(room, sheet, change.question, change.to);
		case "skip":
			return skip(room, sheet, change.question, change.on);
		case "ask":
			return add(room, sheet, placeAfter(room), change.question, "later");
	}
}

const noQuestion = refuse("not-found", "no-such-question");
const isBehind = refuse("wrong-phase", "asked-keeps-place");

function isAsked(room: Room, index: number): boolean {
	return roundsOf(room, index).length > 0;
}

/** Whether it may have another place: it was not asked, and is not about to be. */
function isFree(room: Room, index: number): boolean {
	const { phase } = room;
	const isHere = "question" in phase && phase.question === index;
	return !isHere && !isAsked(room, index);
}

/** The first place behind all that keep theirs. */
export function placeAfter(room: Room): number {
	const { phase } = room;
	const here = "question" in phase ? phase.question : -1;
	const asked = room.rounds.map(({ question }) => question);
	return Math.max(here, -1, ...asked) + 1;
}

/** `key` later: what is right may be missing. */
function faultOf(question: Question, key: "now" | "later"): Refusal | null {
	const faults = faultsOf(question).filter(
		({ path }) => key === "now" || !path.startsWith("key"),
	);
	return faults.length === 0
		? null
		: refuse("not-ready", "question-not-ready", {
				details: faults.map(sayFault),
				faults,
			});
}

function add(
	room: Room,
	sheet: Sheet,
	at: number,
	question: Question,
	key: "now" | "later" = "now",
): Revised | Refusal {
	if (at > sheet.length) return noQuestion;
	if (at < placeAfter(room)) return isBehind;
	if (sheet.length >= limits.questions)
		return refuse("wrong-phase", "many-questions", {
			values: { most: limits.questions },
		});
	if (sheet.some(({ id }) => id === question.id))
		return refuse("bad-input", "same-question");
	const fault = faultOf(question, key);
	if (fault !== null) return fault;
	return {
		room: renumbered(room, (index) => (index < at ? index : index + 1)),
		sheet: sheet.toSpliced(at, 0, { ...question, own: true }),
	};
}

function move(
	room: Room,
	sheet: Sheet,
	from: number,
	to: number,
): Revised | Refusal {
	const moved = sheet[from];
	if (moved === undefined || sheet[to] === undefined) return noQuestion;
	for (let at = Math.min(from, to); at <= Math.max(from, to); at++)
		if (!isFree(room, at)) return isBehind;
	if (from === to) return { room, sheet };
	const next = sheet.toSpliced(from, 1).toSpliced(to, 0, moved);
	const places = new Map(sheet.map((one, index) => [index, next.indexOf(one)]));
	return {
		room: renumbered(room, (index) => places.get(index) ?? index),
		sheet: next,
	};
}

function skip(
	room: Room,
	sheet: Sheet,
	index: number,
	on: boolean,
): Revised | Refusal {
	const question = sheet[index];
	if (question === undefined) return noQuestion;
	if (isAsked(room, index)) return refuse("wrong-phase", "asked-already");
	if ((question.skipped ?? false) === on) return { room, sheet };
	const { skipped: _, ...rest } = question;
	const next: SheetQuestion = on ? { ...rest, skipped: true } : rest;
	return { room: { ...room }, sheet: sheet.with(index, next) };
}

function mend(
	room: Room,
	sheet: Sheet,
	index: number,
	to: SheetQuestion,
): Revised | Refusal {
	const before = sheet[index];
	if (before === undefined) return noQuestion;
	if (before.id !== to.id) return refuse("stale", "moved-on");
	if (isSame(before, to)) return { room, sheet };
	if (isAsked(room, index)) return reword(room, sheet, index, before, to);
	const fault = faultOf(to, "now");
	if (fault !== null) return fault;
	const { skipped } = before;
	const next: SheetQuestion = {
		...to,
		own: true,
		...(skipped && { skipped }),
	};
	return { room: without(room, index), sheet: sheet.with(index, next) };
}

/**
 * Another wording of what was asked. The former one is kept for the rounds that had it: results tell it, and phones that stand in an open
 * round go on with it.
 */
function reword(
	room: Room,
	sheet: Sheet,
	index: number,
	before: SheetQuestion,
	to: SheetQuestion,
): Revised | Refusal {
	if (!isReadAlike(before, to)) return refuse("wrong-phase", "asked-already");
	const fault = faultOf(to, "later");
	if (fault !== null) return fault;
	const { former = [] } = before;
	const until = (room.revision ?? 0) + 1;
	const since = former.at(-1)?.until ?? 0;
	const isOther =
		before.text !== to.text || canonical(before.ask) !== canonical(to.ask);
	const wasAsked = roundsOf(room, index).some(
		({ revision = 0 }) => revision >= since,
	);
	const kept =
		isOther && wasAsked
			? [...former, { until, text: before.text, ask: before.ask }]
			: former;
	if (kept.length > limits.wordings)
		return refuse("wrong-phase", "many-wordings", {
			values: { most: limits.wordings },
		});
	const texts = { ...before.texts, ...to.texts };
	const next: SheetQuestion = {
		...to,
		own: true,
		...(Object.keys(texts).length > 0 && { texts }),
		...(kept.length > 0 && { former: kept }),
		mended: until,
	};
	return { room: { ...room }, sheet: sheet.with(index, next) };
}

/** As their author wrote them. */
function isSame(one: SheetQuestion, other: SheetQuestion): boolean {
	return canonical(authoredOf(one)) === canonical(authoredOf(other));
}

/** All that names questions by their place, but what was asked: that keeps it. */
function renumbered(room: Room, placeOf: (index: number) => number): Room {
	const placed = <T extends { question: number }>(all: readonly T[]) =>
		all.map((one) => ({ ...one, question: placeOf(one.question) }));
	const { corrections, moderated } = room;
	return {
		...room,
		...(corrections && { corrections: placed(corrections) }),
		...(moderated && { moderated: placed(moderated) }),
	};
}

/** Without what was decided on a question that is another one now. */
function without(room: Room, index: number): Room {
	const { corrections, moderated } = room;
	const isOther = ({ question }: { question: number }) => question !== index;
	return {
		...room,
		...(corrections && { corrections: corrections.filter(isOther) }),
		...(moderated && { moderated: moderated.filter(isOther) }),
	};
}

/** As much as a quiz may be. */
function isTooLarge(sheet: Sheet): boolean {
	let source = 0;
	let rendered = 0;
	for (const { texts = {}, ...question } of sheet) {
		source += JSON.stringify(question).length;
		for (const html of Object.values(texts)) rendered += html.length;
	}
	return (
		source > limits.bodyBytes ||
		rendered > limits.renderedQuiz ||
		imagesOf(sheet).length > limits.imagesOfQuiz
	);
}
