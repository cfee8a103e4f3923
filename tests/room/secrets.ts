import { countingRound } from "../../server/room/marks.ts";
import type { Room } from "../../server/room/state.ts";
import { kinds } from "../../shared/kinds/kinds.ts";
import type { Question } from "../../shared/quiz.ts";
import type { Sheet } from "../../shared/views.ts";
import type { Dice } from "./dice.ts";

/** The same question with other options correct and another explanation: nobody may tell the two apart before the reveal. */
export function disguise(dice: Dice, question: Question): Question {
	const mode = kinds[question.kind].editor.correct;
	const only = dice.roll(question.options.length);
	const isCorrect = (index: number) =>
		mode !== "none" && (index === only || (mode === "many" && dice.chance(50)));
	const options = question.options.map(({ text }, index) => ({
		text,
		correct: isCorrect(index),
	}));
	return { ...question, options, explanation: `CANARY ${dice()}` };
}

/** The sheet with every question disguised that this room has not revealed. */
export function disguiseHidden(dice: Dice, sheet: Sheet, room: Room): Sheet {
	return sheet.map((question, index) =>
		countingRound(room, index) === null ? disguise(dice, question) : question,
	);
}
