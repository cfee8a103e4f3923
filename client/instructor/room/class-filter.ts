import type { Alarm, Student } from "../../../shared/views.ts";
import * as words from "../../words/room.en.ts";

export type Which = "all" | "rush" | "minute" | "silent";

export interface ClassFilter {
	/** Part of a name. */
	readonly text: string;
	readonly which: Which;
}

export interface Situation {
	/** On the store's clock, ms. */
	readonly now: number;
	readonly alarm: Alarm | null;
	/** Seats that have answered anything; null while that is not known. */
	readonly answered: ReadonlySet<string> | null;
}

/** What can be asked of a class now, in words. */
export function choicesOf(
	alarm: Alarm | null,
	wasAsked: boolean,
): readonly [Which, string][] {
	const choices: [Which, string][] = [
		["all", words.everybody],
		["rush", words.joinedInTheRush],
		["minute", words.joinedInTheLast],
		["silent", words.neverAnswered],
	];
	return choices.filter(
		([which]) =>
			(which !== "rush" || alarm !== null) && (which !== "silent" || wasAsked),
	);
}

/** The students that this filter lets through, in their order. */
export function findStudents(
	students: readonly Student[],
	{ text, which }: ClassFilter,
	situation: Situation,
): Student[] {
	const wanted = text.trim().toLocaleLowerCase();
	return students.filter(
		(student) =>
			student.name.toLocaleLowerCase().includes(wanted) &&
			isOne(student, which, situation),
	);
}

function isOne(
	{ seat, joinedAt }: Student,
	which: Which,
	{ now, alarm, answered }: Situation,
): boolean {
	switch (which) {
		case "all":
			return true;
		case "rush":
			return alarm !== null && joinedAt >= alarm.since;
		case "minute":
			return joinedAt >= now - 60_000;
		case "silent":
			return answered !== null && !answered.has(seat);
	}
}
