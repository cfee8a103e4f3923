import type { Json } from "../../shared/json.ts";
import type { Distribution, Groups, Tally } from "../../shared/kinds/kind.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import type { Question } from "../../shared/quiz.ts";
import type { Asked, Sheet, Solution, Stamp } from "../../shared/views.ts";
import { type Room, type Round, roundOf, roundsOf } from "./state.ts";

/** The parts that several roles' views share, each an allow-list of its own. */

export function stampOf(room: Room, epoch: string, now: number): Stamp {
	return { roomId: room.id, epoch, version: room.version, now };
}

export function questionAt(sheet: Sheet, index: number): Question {
	const question = sheet[index];
	if (question === undefined)
		throw new Error(`the quiz has no question ${index}`);
	return question;
}

/** The question of a round as it is asked: its key is in no field. */
export function askedOf(
	room: Room,
	sheet: Sheet,
	number: number,
	withWords: boolean,
): Asked {
	const round = roundOf(room, number);
	const question = questionAt(sheet, round.question);
	const { kind, text, ask } = question;
	return {
		round: number,
		index: round.question,
		vote:
			roundsOf(room, round.question).findIndex(
				(other) => other.round === number,
			) + 1,
		kind,
		text: withWords ? text : null,
		ask: withWords ? ask : kindOf(question).bare(ask),
	};
}

/** Answers with their numbers, of those that the store counted by the JSON text of their value. */
export function valuesOf(groups: Groups): [value: Json, number: number][] {
	return Object.entries(groups).map(([text, number]) => [
		JSON.parse(text),
		number,
	]);
}

/** What the store counted by value, counted by what the kind puts together. */
export function tallyOf({ kind, ask }: Question, counted: Groups): Tally {
	const groups = new Map<string, number>();
	let answered = 0;
	for (const [value, number] of valuesOf(counted)) {
		answered += number;
		for (const group of kindOf({ kind }).groups(ask, value))
			groups.set(group, (groups.get(group) ?? 0) + number);
	}
	// A group may be called as a property that every object has.
	return {
		answered,
		groups: Object.assign(Object.create(null), Object.fromEntries(groups)),
	};
}

/** Of answers that are still coming, or of which nobody may know yet what is correct. */
export function openDistributionOf(
	question: Question,
	counted: Groups,
): Distribution {
	const tally = tallyOf(question, counted);
	return kindOf(question).distribution(question.ask, null, tally);
}

/** The counted answers of a closed round. `revealed`: as those may see it who know what is correct. */
export function distributionOf(
	sheet: Sheet,
	round: Round,
	revealed: boolean,
): Distribution {
	const question = questionAt(sheet, round.question);
	const tally = tallyOf(question, round.groups ?? {});
	const key = revealed ? question.key : null;
	return kindOf(question).distribution(question.ask, key, tally);
}

/** For revealed rounds only. */
export function solutionOf(room: Room, sheet: Sheet, number: number): Solution {
	const round = roundOf(room, number);
	const question = questionAt(sheet, round.question);
	const before = roundsOf(room, round.question).findLast(
		(other) => other.round < number,
	);
	return {
		key: question.key,
		explanation: question.explanation,
		distribution: distributionOf(sheet, round, true),
		before: before === undefined ? null : distributionOf(sheet, before, true),
	};
}
