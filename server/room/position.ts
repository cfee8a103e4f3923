import { isKnown, slidePartsOf } from "../../shared/kinds/kinds.ts";
import type { Primary, Sheet } from "../../shared/views.ts";
import { questionAt } from "./sheet.ts";
import { type Room, roundsOf } from "./state.ts";

/** Where a room stands, as one word that an instructor's page sends back with each command that moves the room. */
export function positionOf(room: Room): string {
	const { phase } = room;
	switch (phase.name) {
		case "lobby":
		case "ended":
			return phase.name;
		case "ready": {
			const { question, parts = 1 } = phase;
			return `ready:${question}${parts > 1 ? `:${parts}` : ""}`;
		}
		case "open":
		case "closed":
		case "revealed":
			return `${phase.name}:${phase.question}:${phase.round}`;
	}
}

/** The next sensible step of a lecture; null when there is none. */
export function primaryOf(room: Room, sheet: Sheet): Primary | null {
	const at = positionOf(room);
	const { phase } = room;
	switch (phase.name) {
		case "lobby":
			return onFrom(room, sheet, -1);
		case "ready":
			return onward(room, sheet, phase);
		case "open":
			return { command: { do: "close", at } };
		case "closed":
			return { command: { do: "reveal", at } };
		case "revealed":
			return onFrom(room, sheet, phase.question);
		case "ended":
			return null;
	}
}

/** A question is opened next, of a slide the next part shown; after the last, and where this version cannot ask it, it goes on. */
function onward(
	room: Room,
	sheet: Sheet,
	{ question, parts = 1 }: Extract<Room["phase"], { name: "ready" }>,
): Primary {
	const at = positionOf(room);
	const shown = questionAt(sheet, question);
	const all = slidePartsOf(shown);
	if (all === null && isKnown(shown))
		return { command: { do: "open", at, question } };
	return all !== null && parts < all.length
		? { command: { do: "goto", at, question, parts: parts + 1 } }
		: onFrom(room, sheet, question);
}

/** To the next slide, or question that was not asked yet and can be; where there is none, to the end. */
function onFrom(room: Room, sheet: Sheet, from: number): Primary {
	const at = positionOf(room);
	const question = nextAfter(room, sheet, from);
	return question === null
		? { command: { do: "end", at } }
		: { command: { do: "goto", at, question } };
}

function nextAfter(room: Room, sheet: Sheet, from: number): number | null {
	const question = sheet.findIndex(
		(one, index) =>
			index > from &&
			isKnown(one) &&
			one.skipped !== true &&
			roundsOf(room, index).length === 0,
	);
	return question === -1 ? null : question;
}

/** What will be asked or shown next, as far as one can tell; null while a question is open, and where there is none. */
export function comingQuestion(room: Room, sheet: Sheet): number | null {
	const { phase } = room;
	switch (phase.name) {
		case "lobby":
			return nextAfter(room, sheet, -1);
		case "ready":
			return slidePartsOf(questionAt(sheet, phase.question)) === null
				? phase.question
				: nextAfter(room, sheet, phase.question);
		case "closed":
		case "revealed":
			return nextAfter(room, sheet, phase.question);
		case "open":
		case "ended":
			return null;
	}
}
