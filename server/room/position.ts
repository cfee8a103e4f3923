import type { Primary, Sheet } from "../../shared/views.ts";
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
			return { command: { do: "goto", at, question: 0 } };
		case "ready":
			return { command: { do: "open", at, question: phase.question } };
		case "open":
			return { command: { do: "close", at } };
		case "closed":
			return { command: { do: "reveal", at } };
		case "revealed": {
			const next = sheet.findIndex(
				(_, question) =>
					question > phase.question && roundsOf(room, question).length === 0,
			);
			return next === -1
				? { command: { do: "end", at } }
				: { command: { do: "goto", at, question: next } };
		}
		case "ended":
			return null;
	}
}
