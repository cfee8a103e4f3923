import { isKnown, isSlide, slidePartsOf } from "../../shared/kinds/kinds.ts";
import type { Back, Primary, Sheet } from "../../shared/views.ts";
import { hasWhyStep, isTalkAdvised, shownWith } from "./advice.ts";
import type { Scores } from "./marks.ts";
import { isPodiumToCome } from "./places.ts";
import { questionAt } from "./sheet.ts";
import { isLastCall, type Room, roundOf, roundsOf } from "./state.ts";

/** Where a room stands, as one word that an instructor's page sends back with each command that moves the room. */
export function positionOf(room: Room): string {
	const { phase } = room;
	switch (phase.name) {
		case "lobby":
			return phase.name;
		case "ended": {
			const { podium } = room.screen;
			return podium === undefined ? phase.name : `${phase.name}:${podium}`;
		}
		case "ready": {
			const { question, parts = 1 } = phase;
			return `ready:${question}${parts > 1 ? `:${parts}` : ""}`;
		}
		case "open":
		case "closed":
		case "revealed": {
			const { name, question, round, reopened = 0 } = phase;
			return `${name}:${question}:${round}${reopened > 0 ? `:${reopened}` : ""}`;
		}
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
		case "open": {
			const asked = sheet[phase.question];
			const shows = asked && shownWith(room.settings, asked);
			return { command: { do: "close", at, ...(shows && { shows }) } };
		}
		case "closed":
			return isTalkAdvised(room, sheet, roundOf(room, phase.round))
				? { ...askAgain(at, phase), talk: true }
				: { command: { do: "reveal", at } };
		case "revealed":
			return waitsForWhy(room, sheet)
				? { command: { do: "reveal", at, shows: "why" } }
				: onFrom(room, sheet, phase.question);
		case "ended":
			return null;
	}
}

/** Whether the explanation of the revealed question has a press of its own that is still to come. */
export function waitsForWhy(room: Room, sheet: Sheet): boolean {
	const { phase, screen } = room;
	return (
		phase.name === "revealed" &&
		screen.why !== true &&
		hasWhyStep(room, questionAt(sheet, phase.question))
	);
}

/** The next place of the podium; null: all are shown, or it does not go by presses. */
export function nextPlace(room: Room, scores: Scores): Primary | null {
	if (!isPodiumToCome(room, scores)) return null;
	return {
		command: { do: "reveal", at: positionOf(room), shows: "place" },
	};
}

/** The other step that makes sense: to close and show nothing yet, to reveal though talking is advised, to ask again. */
export function secondaryOf(room: Room, sheet: Sheet): Primary | null {
	const at = positionOf(room);
	const { phase } = room;
	const primary = primaryOf(room, sheet);
	switch (phase.name) {
		case "open": {
			if (isLastCall(room)) return { command: { do: "wait", at } };
			const command = primary?.command;
			const shows = command?.do === "close" && command.shows !== undefined;
			return shows ? { command: { do: "close", at } } : null;
		}
		case "closed":
			return primary?.talk
				? { command: { do: "reveal", at } }
				: askAgain(at, phase);
		case "revealed":
			return askAgain(at, phase);
		case "lobby":
		case "ready":
		case "ended":
			return null;
	}
}

function askAgain(at: string, { question }: { question: number }): Primary {
	return { command: { do: "open", at, question } };
}

/** How long a round that is opened again stays open, where it had a limit. */
const againSeconds = 30;

/**
 * What undoes the last step: a close, as long as nothing was revealed. Else to the part before, to the slide or the asked question that
 * stands before this one. Null: nothing does, or there is none.
 */
export function backOf(room: Room, sheet: Sheet): Back | null {
	const at = positionOf(room);
	const { phase } = room;
	if (phase.name === "open" || phase.name === "ended") return null;
	if (room.screen.why === true && room.settings.why === "press")
		return { command: { do: "show", what: "why", on: false } };
	if (phase.name === "closed" && phase.round === room.rounds.length) {
		const isTimed = roundOf(room, phase.round).deadline !== null;
		return {
			command: {
				do: "reopen",
				at,
				...(isTimed && { seconds: againSeconds }),
			},
		};
	}
	const goto = (question: number, parts = 1): Back => ({
		command: { do: "goto", at, question, ...(parts > 1 && { parts }) },
	});
	const question = "question" in phase ? phase.question : null;
	const shown = phase.name === "ready" ? (phase.parts ?? 1) : 1;
	if (question !== null && shown > 1) return goto(question, shown - 1);
	for (let place = (question ?? sheet.length) - 1; place >= 0; place--) {
		const parts =
			question === null ? null : slidePartsOf(questionAt(sheet, place));
		if (parts !== null) return goto(place, parts.length);
		if (roundsOf(room, place).length > 0) return goto(place);
	}
	return null;
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
	if (question === null) return { command: { do: "end", at } };
	const isOpened =
		room.settings.next === "open" && !isSlide(questionAt(sheet, question));
	return { command: { do: isOpened ? "open" : "goto", at, question } };
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
