import { isSlide } from "../../shared/kinds/kinds.ts";
import type { Sheet, Step } from "../../shared/views.ts";
import { hasAnswer, hasWhyStep } from "./advice.ts";
import type { Scores } from "./marks.ts";
import { podiumOf } from "./places.ts";
import { primaryOf } from "./position.ts";
import { questionAt } from "./sheet.ts";
import type { Room } from "./state.ts";

type Name = Step["step"];

/**
 * The steps that this room and this question need, in their order, with where the room stands and what comes next. Talking is one where
 * it is advised, and the explanation comes with the answer, unless the room has it come by a press of its own.
 */
export function stepsOf(room: Room, sheet: Sheet): Step[] {
	const { phase, settings, screen } = room;
	if (!("question" in phase)) return [];
	const question = questionAt(sheet, phase.question);
	if (isSlide(question)) return [];
	const primary = primaryOf(room, sheet);
	const isAnswered = hasAnswer(question);
	const isClosed = phase.name === "closed";
	const hasBars = isClosed
		? screen.distribution
		: settings.withClose === "bars";
	const names: Name[] = [
		...(settings.next === "read" || phase.name === "ready"
			? (["ask"] as const)
			: []),
		"open",
		"close",
		...(primary?.talk ? (["talk"] as const) : []),
		...(hasBars && isAnswered ? (["bars"] as const) : []),
		isAnswered ? "answer" : "bars",
		...(hasWhyStep(room, question) ? (["why"] as const) : []),
	];
	const answer = names.lastIndexOf(isAnswered ? "answer" : "bars");
	const now = (): number => {
		switch (phase.name) {
			case "ready":
				return names.indexOf("ask");
			case "open":
				return names.indexOf("open");
			case "closed":
				return names.indexOf(hasBars && isAnswered ? "bars" : "close");
			case "revealed":
				return names.includes("why") && screen.why === true
					? names.indexOf("why")
					: answer;
		}
	};
	/** Up to which one the primary button leads. */
	const next = (): number => {
		const command = primary?.command;
		switch (command?.do) {
			case "open":
				return phase.name === "revealed"
					? -1
					: names.indexOf(primary?.talk ? "talk" : "open");
			case "close":
				return command.shows === undefined
					? names.indexOf("close")
					: command.shows === "bars"
						? names.indexOf("bars")
						: answer;
			case "reveal":
				return command.shows === "why" ? names.indexOf("why") : answer;
			default:
				return -1;
		}
	};
	return inRow(names, now(), next());
}

const podiumSteps = ["third", "second", "first"] as const;

/** Of the end, where the podium goes by presses: one for each of its places. */
export function stepsOfPodium(room: Room, scores: Scores): Step[] {
	const { podium } = room.screen;
	if (room.phase.name !== "ended" || podium === undefined) return [];
	const count = podiumOf(scores).length;
	return count === 0
		? []
		: inRow(podiumSteps.slice(-count), podium - 1, podium);
}

/** `there`: up to which one the next press leads. */
function inRow(names: readonly Name[], here: number, there: number): Step[] {
	return names.map((step, place) => ({
		step,
		is:
			place < here
				? "done"
				: place === here
					? "now"
					: place <= there
						? "next"
						: "later",
	}));
}
