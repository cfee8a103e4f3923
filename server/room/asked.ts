import type { Distribution, Tally } from "../../shared/kinds/kind.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import type { Question } from "../../shared/quiz.ts";
import type { Asked, Sheet, Solution, Stamp } from "../../shared/views.ts";
import { questionAt } from "./sheet.ts";
import { type Room, type Round, roundOf, roundsOf } from "./state.ts";
import type { Scene } from "./tally.ts";

const nothing: Tally = { answered: 0, groups: {}, left: 0 };

/** The parts that several roles' views share, each an allow-list of its own. */

export function stampOf(room: Room, epoch: string, now: number): Stamp {
	return { roomId: room.id, epoch, version: room.version, now };
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

/** Of answers that are still coming, or of which nobody may know yet what is correct. */
export function openDistributionOf(
	{ kind, ask }: Pick<Question, "kind" | "ask">,
	tally: Tally,
): Distribution {
	return kindOf({ kind }).distribution(ask, null, tally);
}

/** The counted answers of a closed round. `revealed`: as those may see it who know what is correct. */
export function distributionOf(
	{ sheet, tallies }: Scene,
	round: Round,
	revealed: boolean,
): Distribution {
	const question = questionAt(sheet, round.question);
	const tally = tallies.get(round.round) ?? nothing;
	const key = revealed ? question.key : null;
	return kindOf(question).distribution(question.ask, key, tally);
}

/** For revealed rounds only. */
export function solutionOf(scene: Scene, number: number): Solution {
	const { room, sheet } = scene;
	const round = roundOf(room, number);
	const question = questionAt(sheet, round.question);
	const before = roundsOf(room, round.question).findLast(
		(other) => other.round < number,
	);
	return {
		key: question.key,
		explanation: question.explanation,
		distribution: distributionOf(scene, round, true),
		before: before === undefined ? null : distributionOf(scene, before, true),
	};
}
