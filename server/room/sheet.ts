import type { Sheet, SheetQuestion } from "../../shared/views.ts";

export function questionAt(sheet: Sheet, index: number): SheetQuestion {
	const question = sheet[index];
	if (question === undefined)
		throw new Error(`the quiz has no question ${index}`);
	return question;
}
