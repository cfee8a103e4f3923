import type { Correction } from "../../../../shared/correction.ts";
import type {
	CorrectionPreview,
	CorrectionRecord,
} from "../../../../shared/correction-told.ts";
import { routes } from "../../../../shared/routes.ts";
import { showPoints } from "../../../look/points.ts";
import * as words from "../../../words/fix.en.ts";
import { call } from "../../shell/rest.ts";
import { percent } from "../words.ts";

export type Recorded = CorrectionRecord["corrections"][number];

/** What a correction of this question would change now. */
export function look(room: string, question: number, correction: Correction) {
	const params = { id: room };
	const body = { question, correction };
	return call(routes.rooms.previewCorrection, { params, body });
}

/** Corrects on what was seen; refused as `stale` where something else was corrected since. */
export function correct(
	room: string,
	question: number,
	correction: Correction,
	seen: string,
) {
	const params = { id: room };
	const body = { do: "correct", question, correction, seen } as const;
	return call(routes.rooms.command, { params, body });
}

/** What takes it back. */
export function undoing(one: Recorded): Correction {
	switch (one.is) {
		case "accept":
			return { is: "accept", group: one.group, on: false };
		case "key":
			return { is: "key", key: null };
		case "unscored":
			return { is: "scored", on: true };
		case "to-all":
			return { is: "to-all", on: false };
	}
}

/** What would be other, in sentences. */
export function changesTold(preview: CorrectionPreview): string[] {
	if (!preview.changes) return [words.soAlready];
	return [...whenTold(preview), ...rightTold(preview), ...pointsTold(preview)];
}

function whenTold({ state }: CorrectionPreview): string[] {
	switch (state) {
		case "not-asked":
			return [words.notAskedYet];
		case "open":
			return [words.stillOpen];
		case "closed":
			return [words.notRevealedYet];
		case "revealed":
			return [];
	}
}

function rightTold({ state, answered, right }: CorrectionPreview): string[] {
	if (state === "not-asked") return [];
	if (answered === 0) return [words.nobodyAnswered];
	if (right.after === null) return [];
	const after = percent(right.after);
	if (right.before === null) return [words.nowRight(after)];
	return [
		right.before === right.after
			? words.stillRight(after)
			: words.rightBecomes(percent(right.before), after),
	];
}

function pointsTold(preview: CorrectionPreview): string[] {
	const { state, scored, joined, gain, lose, places } = preview;
	if (state !== "revealed") return [];
	if (!scored) return [words.noPointsHere];
	if (joined === 0) return [words.nobodyIsHere];
	if (gain.students + lose.students === 0) return [words.nobodysPointsChange];
	return [
		...(gain.students === 0
			? []
			: [words.gain(gain.students, showPoints(gain.points))]),
		...(lose.students === 0
			? []
			: [words.lose(lose.students, showPoints(lose.points))]),
		...(places === 0 ? [] : [words.placesChange(places)]),
	];
}
