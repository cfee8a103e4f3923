import { isKnown } from "../../shared/kinds/kinds.ts";
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
		case "ready":
			return `ready:${phase.question}`;
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
			return isKnown(questionAt(sheet, phase.question))
				? { command: { do: "open", at, question: phase.question } }
				: onFrom(room, sheet, phase.question);
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

/** To the next question that was not asked yet and can be; where there is none, to the end. */
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

/** The question that will be asked next, as far as one can tell; null while one is open, and where there is none. */
export function comingQuestion(room: Room, sheet: Sheet): number | null {
	const { phase } = room;
	switch (phase.name) {
		case "lobby":
			return nextAfter(room, sheet, -1);
		case "ready":
			return phase.question;
		case "closed":
		case "revealed":
			return nextAfter(room, sheet, phase.question);
		case "open":
		case "ended":
			return null;
	}
}
