import type { Distribution } from "../../shared/kinds/kind.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import { correctOf } from "../../shared/kinds/options.ts";
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

/** The question of a round as it is asked: no field tells what is correct. */
export function askedOf(
	room: Room,
	sheet: Sheet,
	number: number,
	withText: boolean,
): Asked {
	const round = roundOf(room, number);
	const question = questionAt(sheet, round.question);
	return {
		round: number,
		index: round.question,
		vote:
			roundsOf(room, round.question).findIndex(
				(other) => other.round === number,
			) + 1,
		input: kindOf(question).input,
		text: withText ? question.text : null,
		options: withText ? question.options.map((option) => option.text) : null,
		optionCount: question.options.length,
	};
}

/** The counted answers of a closed round. */
export function distributionOf(sheet: Sheet, round: Round): Distribution {
	const question = questionAt(sheet, round.question);
	return kindOf(question).count(question, round.groups ?? {});
}

/** For revealed rounds only. */
export function solutionOf(room: Room, sheet: Sheet, number: number): Solution {
	const round = roundOf(room, number);
	const question = questionAt(sheet, round.question);
	const before = roundsOf(room, round.question).findLast(
		(other) => other.round < number,
	);
	return {
		correct: correctOf(question),
		explanation: question.explanation,
		distribution: distributionOf(sheet, round),
		before: before === undefined ? null : distributionOf(sheet, before),
	};
}
