import { isSlide } from "../../shared/kinds/kinds.ts";
import type { Sheet, Step } from "../../shared/views.ts";
import { hasAnswer } from "./advice.ts";
import { primaryOf } from "./position.ts";
import { questionAt } from "./sheet.ts";
import type { Room } from "./state.ts";

type Name = Step["step"];

/**
 * The steps that this room and this question need, in their order, with where the room stands and what comes next. Talking is one where
 * it is advised, and the explanation comes with the answer.
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
	];
	const last = names.length - 1;
	const now = (): number => {
		switch (phase.name) {
			case "ready":
				return names.indexOf("ask");
			case "open":
				return names.indexOf("open");
			case "closed":
				return names.indexOf(hasBars && isAnswered ? "bars" : "close");
			case "revealed":
				return last;
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
						: last;
			case "reveal":
				return last;
			default:
				return -1;
		}
	};
	const [here, there] = [now(), next()];
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
