import { countingRound } from "../../server/room/marks.ts";
import type { Room } from "../../server/room/state.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import type { Question } from "../../shared/quiz.ts";
import type { Sheet } from "../../shared/views.ts";
import type { Dice } from "./dice.ts";
import { anyKey } from "./quizzes-by-chance.ts";

/** The same question with another key and another explanation: nobody may tell the two apart before the reveal. */
export function disguise(dice: Dice, question: Question): Question {
	return {
		...question,
		key: anyKey(dice, kindOf(question), question.ask, question.key),
		explanation: `CANARY ${dice()}`,
	};
}

/** The sheet with every question disguised that this room has not revealed. */
export function disguiseHidden(dice: Dice, sheet: Sheet, room: Room): Sheet {
	return sheet.map((question, index) =>
		countingRound(room, index) === null ? disguise(dice, question) : question,
	);
}
