import { canonical } from "../../shared/canonical.ts";
import type { Corrected, Correction } from "../../shared/correction.ts";
import type { Json } from "../../shared/json.ts";
import {
	faultsOf,
	isJudged,
	isKeyTo,
	kindOf,
	sayFault,
} from "../../shared/kinds/kinds.ts";
import { limits } from "../../shared/limits.ts";
import type { Question } from "../../shared/quiz.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type { Sheet, SheetQuestion } from "../../shared/views.ts";
import { hashIn } from "./entry-id.ts";
import type { Room } from "./state.ts";

/** By the sheet, then by the corrections: the same questions for the same ones, so that what is kept of a question is. */
const corrected = new WeakMap<Sheet, WeakMap<readonly Corrected[], Sheet>>();

/** The questions as they are to be marked: those that the room was made with, and what was corrected since. */
export function correctedSheet({ corrections }: Room, sheet: Sheet): Sheet {
	if (corrections === undefined) return sheet;
	const known = corrected.get(sheet) ?? new WeakMap();
	corrected.set(sheet, known);
	const made =
		known.get(corrections) ??
		sheet.map((question, index) =>
			inOrder(corrections.filter((one) => one.question === index)).reduce(
				withCorrection,
				question,
			),
		);
	known.set(corrections, made);
	return made;
}

/** Another key first: what was accepted is right beside it, before it was given or since. */
function inOrder(corrections: readonly Corrected[]): readonly Corrected[] {
	const rank = ({ is }: Corrected) => (is === "key" ? 0 : 1);
	return corrections.toSorted((one, other) => rank(one) - rank(other));
}

function withCorrection(
	question: SheetQuestion,
	one: Corrected,
): SheetQuestion {
	switch (one.is) {
		case "accept":
			return {
				...question,
				key: accepting(question, one.group) ?? question.key,
			};
		case "key":
			return isKeyTo(question, one.key)
				? { ...question, key: one.key }
				: question;
		case "unscored":
			return one.toAll === true
				? { ...question, toAll: true }
				: { ...question, points: 0 };
	}
}

/** The key that takes this group too; null when it cannot. */
function accepting({ kind, ask, key }: Question, group: string): Json {
	return kindOf({ kind }).accept?.(ask, key, group) ?? null;
}

/** Those of one question. */
export function correctionsOf(room: Room, index: number): readonly Corrected[] {
	return (room.corrections ?? []).filter(({ question }) => question === index);
}

/** Stands for the corrections that hold: another one, or one fewer, and it is another. */
export function correctionsTag(room: Room): string {
	const made = canonical(room.corrections ?? []);
	return hashIn(room, `corrections ${made}`).slice(0, 16);
}

/**
 * The corrections of a room with one more, or with one taken back; null: they are so already. `sheet`: with those that hold already. `by`, `at`: who does
 * it, when.
 */
export function correct(
	room: Room,
	sheet: Sheet,
	index: number,
	correction: Correction,
	at: number,
	by: string,
): readonly Corrected[] | Refusal | null {
	const question = sheet[index];
	if (question === undefined) return refuse("not-found", "no-such-question");
	const { corrections = [] } = room;
	const before = corrections.find(
		(one) => one.question === index && isSame(one, correction),
	);
	const others = corrections.filter((one) => one !== before);
	if (isTakenBack(correction)) return before === undefined ? null : others;
	if (before !== undefined && isHeld(before, correction)) return null;
	if (isSoAnyway(question, correction)) return null;
	const refusal = refusalOf(question, correction);
	if (refusal !== null) return refusal;
	if (others.length >= limits.corrections)
		return refuse("wrong-phase", "many-corrections", {
			values: { most: limits.corrections },
		});
	return [...others, { question: index, at, by, ...heldOf(correction) }];
}

function isTakenBack(correction: Correction): boolean {
	if (correction.is === "accept") return !correction.on;
	if (correction.is === "to-all") return !correction.on;
	return correction.is === "key" ? correction.key === null : correction.on;
}

/** Whether it is about the same, so that only the later one can hold. */
function isSame(one: Corrected, correction: Correction): boolean {
	switch (correction.is) {
		case "accept":
			return one.is === "accept" && one.group === correction.group;
		case "key":
			return one.is === "key";
		case "scored":
			return one.is === "unscored";
		// What is not so is not taken back: a question that earns nothing is none of everybody's points.
		case "to-all":
			return one.is === "unscored" && (correction.on || one.toAll === true);
	}
}

/** Whether it holds already. */
function isHeld(one: Corrected, correction: Correction): boolean {
	if (one.is === "unscored")
		return (one.toAll === true) === (correction.is === "to-all");
	return (
		one.is !== "key" ||
		(correction.is === "key" &&
			canonical(one.key) === canonical(correction.key))
	);
}

/** Whether that very key holds without it. */
function isSoAnyway(question: Question, correction: Correction): boolean {
	return (
		correction.is === "key" &&
		canonical(correction.key) === canonical(question.key)
	);
}

function heldOf(correction: Correction) {
	switch (correction.is) {
		case "accept":
			return { is: correction.is, group: correction.group };
		case "key":
			return { is: correction.is, key: correction.key };
		case "scored":
			return { is: "unscored" } as const;
		case "to-all":
			return { is: "unscored", toAll: true } as const;
	}
}

function refusalOf(question: Question, correction: Correction): Refusal | null {
	const kind = kindOf(question);
	switch (correction.is) {
		case "accept":
			if (kind.accept === undefined)
				return refuse("bad-input", "accepts-no-group");
			return accepting(question, correction.group) === null
				? refuse("bad-input", "accepts-no-more")
				: null;
		case "key": {
			const { key } = correction;
			const faults = isKeyTo(question, key)
				? faultsOf({ ...question, key }).filter(({ path }) =>
						path.startsWith("key"),
					)
				: [{ path: "key", code: "no-key-to-it" }];
			return faults.length === 0
				? null
				: refuse("bad-input", "no-such-key", {
						details: faults.map(sayFault),
						faults,
					});
		}
		case "scored":
			return null;
		case "to-all":
			return isJudged(question)
				? null
				: refuse("bad-input", "nothing-to-score");
	}
}
