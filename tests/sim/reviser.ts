import { placeAfter } from "../../server/room/revise.ts";
import type { Room } from "../../server/room/state.ts";
import { authoredOf } from "../../shared/authored.ts";
import type { Change } from "../../shared/change.ts";
import type { Command } from "../../shared/instructor-events.ts";
import { askedKinds, isSlide, kindOf } from "../../shared/kinds/kinds.ts";
import type { Question } from "../../shared/quiz.ts";
import type { InstructorView, Sheet } from "../../shared/views.ts";
import type { Dice } from "../room/dice.ts";
import { anyKey, anyQuestion } from "../room/quizzes-by-chance.ts";

/** Any question that a lecturer thinks of while the room runs. */
function fresh(dice: Dice): Question {
	const seconds = dice.pick([null, null, 8]);
	return anyQuestion(dice, dice.pick(askedKinds), { seconds });
}

/** The same in other words; now and then another question altogether, which is refused of one that was asked. */
function another(dice: Dice, before: Question): Question {
	const text = `Mended ${dice.roll(1e9)}`;
	return dice.chance(75) || isSlide(before)
		? { ...before, text }
		: anyQuestion(dice, kindOf(before), { id: before.id, text });
}

/** What becomes of a room's questions, sensible or not, by a page that showed this. */
export function anyChange(
	dice: Dice,
	room: Room,
	{ at, revision }: InstructorView,
	sheet: Sheet,
): Change {
	const question = dice.roll(sheet.length);
	const one = sheet[question];
	const behind = placeAfter(room);
	const place = dice.chance(80)
		? behind + dice.roll(Math.max(1, sheet.length - behind))
		: dice.roll(sheet.length + 1);
	const luck = dice.roll(100);
	if (one === undefined || luck < 15)
		return { do: "add", revision, at: place, question: fresh(dice) };
	if (luck < 35) {
		const asked = fresh(dice);
		const { key } = kindOf(asked).blank();
		const isKeyless = dice.chance(50);
		return { do: "ask", at, question: isKeyless ? { ...asked, key } : asked };
	}
	if (luck < 50) return { do: "move", revision, question: place, to: question };
	if (luck < 60) return { do: "skip", revision, question, on: dice.chance(60) };
	const last = room.rounds.at(-1)?.question;
	const mended = last !== undefined && dice.chance(60) ? last : question;
	const to = another(dice, authoredOf(sheet[mended] ?? one));
	return { do: "mend", revision, question: mended, to };
}

/** What is right is said afterwards, of anything that was asked. */
export function anyCorrection(
	dice: Dice,
	room: Room,
	sheet: Sheet,
): Command | null {
	if (room.rounds.length === 0) return null;
	const { question } = dice.pick(room.rounds);
	const { kind, ask } = sheet[question] ?? {};
	if (kind === undefined || ask === undefined) return null;
	const key = anyKey(dice, kindOf({ kind }), ask);
	return { do: "correct", question, correction: { is: "key", key } };
}
