import { kindOf } from "../../shared/kinds/kinds.ts";
import type { Sheet, SheetQuestion } from "../../shared/views.ts";
import { correctedSheet } from "./corrections.ts";
import type { Room } from "./state.ts";

export function questionAt(sheet: Sheet, index: number): SheetQuestion {
	const question = sheet[index];
	if (question === undefined)
		throw new Error(`the quiz has no question ${index}`);
	return question;
}

const inStep = new WeakMap<Sheet, Sheet>();

/** The questions as this room asks and marks them, of those that it was made with. */
export function sheetOf(room: Room, frozen: Sheet): Sheet {
	if (room.settings.textOnPhones) return correctedSheet(room, frozen);
	// Where words are on the screen alone, phones name places: they are those of the screen.
	const made = inStep.get(frozen) ?? frozen.map(questionInStep);
	inStep.set(frozen, made);
	return correctedSheet(room, made);
}

function questionInStep(question: SheetQuestion): SheetQuestion {
	const { ask } = question;
	const known = kindOf(question).inStep;
	return known === undefined ? question : { ...question, ask: known(ask) };
}
