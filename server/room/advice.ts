import { isJudged, isKeyless } from "../../shared/kinds/kinds.ts";
import type { Question } from "../../shared/quiz.ts";
import type { RoomSettings } from "../../shared/settings.ts";
import type { Sheet } from "../../shared/views.ts";
import { type Room, type Round, roundsOf } from "./state.ts";
import { shareCorrect } from "./tally.ts";

/** In percent, both included; null: no advice is wanted. */
const bounds: Record<
	RoomSettings["talk"],
	{ readonly least: number; readonly most: number } | null
> = {
	never: null,
	"30-70": { least: 30, most: 70 },
	"35-70": { least: 35, most: 70 },
	"40-60": { least: 40, most: 60 },
};

/** Nobody talks alone. */
const fewest = 2;

/**
 * Whether students shall talk and be asked again, before anything is revealed: after the first vote on a question, with so many right
 * that they can convince each other, and so few that it is worth it.
 */
export function isTalkAdvised(room: Room, sheet: Sheet, round: Round): boolean {
	const between = bounds[room.settings.talk];
	const { counted } = round;
	if (between === null || counted === null || round.revealed) return false;
	if (counted.answered < fewest) return false;
	if (roundsOf(room, round.question).length > 1) return false;
	const share = shareCorrect(sheet, round);
	if (share === null) return false;
	const { least, most } = between;
	return share * 100 >= least && share * 100 <= most;
}

/** Whether there is something to be right about. */
export function hasAnswer(question: Question): boolean {
	return isJudged(question) && !isKeyless(question);
}

/** Whether its explanation is shown by a press of its own. */
export function hasWhyStep(
	{ settings }: Room,
	{ explanation }: Question,
): boolean {
	return settings.why === "press" && explanation.trim() !== "";
}

/** Whether it stands beside the answer, where it has room. */
export function hasWhyBeside(
	{ settings }: Room,
	{ explanation }: Question,
): boolean {
	return settings.why !== "press" && explanation.trim() !== "";
}

/** What is shown with the close of this question, where the settings have something shown. */
export function shownWith(
	{ withClose }: RoomSettings,
	question: Question,
): "bars" | "answer" | null {
	if (withClose === "nothing") return null;
	// Where nothing is right there is no more to show than the bars.
	return withClose === "bars" && hasAnswer(question) ? "bars" : "answer";
}
