import { countingRound } from "../../server/room/marks.ts";
import type { Room } from "../../server/room/state.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import type { Sheet, SheetQuestion } from "../../shared/views.ts";
import type { Dice } from "./dice.ts";
import { anyKey, withLooks } from "./quizzes-by-chance.ts";

/** The same question with another key and another explanation: nobody may tell the two apart before the reveal. */
export function disguise(dice: Dice, question: SheetQuestion): SheetQuestion {
	const other = {
		...question,
		key: anyKey(dice, kindOf(question), question.ask, question.key),
		explanation: `CANARY ${dice()}`,
	};
	return question.texts === undefined ? other : withLooks(other);
}

/** The sheet with every question disguised that this room has not revealed. */
export function disguiseHidden(dice: Dice, sheet: Sheet, room: Room): Sheet {
	return sheet.map((question, index) =>
		countingRound(room, index) === null ? disguise(dice, question) : question,
	);
}
