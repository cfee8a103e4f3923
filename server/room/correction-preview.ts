import type { CorrectionPreview } from "../../shared/correction-told.ts";
import { shareOf } from "../../shared/kinds/kinds.ts";
import { roundPoints } from "../../shared/points.ts";
import type { Sheet } from "../../shared/views.ts";
import { correctionsTag } from "./corrections.ts";
import {
	type Answered,
	countingRound,
	markRound,
	rankInSteps,
	type Scores,
} from "./marks.ts";
import { questionAt } from "./sheet.ts";
import { type Room, type Round, roundsOf } from "./state.ts";
import { mapInSteps, type Steps } from "./steps.ts";

/** A room with its questions as they are marked. */
interface Marking {
	readonly room: Room;
	readonly sheet: Sheet;
}

/** Students that are listed at most. */
const mostListed = 50;

/** The vote that scores, or the last one where none was revealed; null: it was not asked. */
export function roundToCorrect(room: Room, question: number): Round | null {
	return (
		countingRound(room, question) ?? roundsOf(room, question).at(-1) ?? null
	);
}

/**
 * What is other in `after` than in `before` for whom, where a correction of one question is all that is between them. `scores`: of
 * `before`. `rows`: the answers of its vote (`roundToCorrect`). Who was removed or erased is in neither.
 */
export function* correctionPreviewInSteps(
	before: Marking,
	after: Marking,
	question: number,
	scores: Scores,
	rows: readonly Answered[],
): Steps<CorrectionPreview> {
	const { room } = before;
	const counting = countingRound(room, question);
	const last = roundToCorrect(room, question);
	const marks = new Map(scores.marks);
	if (counting !== null)
		marks.set(
			question,
			yield* markRound(after.room, after.sheet, counting, rows),
		);
	const seats = scores.standings.map(({ seat, name }) => ({
		id: seat,
		name,
		removed: false,
	}));
	const then = yield* rankInSteps(seats, marks);
	const changes = yield* mapInSteps(scores.standings, (was) => {
		const is = then.bySeat.get(was.seat) ?? was;
		return {
			seat: was.seat,
			name: was.name,
			points: { before: was.score, after: is.score },
			place: { before: was.rank, after: is.rank },
		};
	});
	const changed = changes.filter(({ points }) => by(points) !== 0);
	changed.sort(
		(one, other) => Math.abs(by(other.points)) - Math.abs(by(one.points)),
	);
	yield;
	return {
		seen: correctionsTag(room),
		changes: after.room !== before.room,
		state: stateOf(last, counting),
		scored: room.settings.scoring !== "none",
		joined: seats.length,
		answered: rows.length,
		right: {
			before: yield* rightInSteps(before, question, rows),
			after: yield* rightInSteps(after, question, rows),
		},
		gain: movedIn(changed, (points) => points > 0),
		lose: movedIn(changed, (points) => points < 0),
		places: changes.filter(({ place }) => by(place) !== 0).length,
		students: changed.slice(0, mostListed),
		others: Math.max(0, changed.length - mostListed),
	};
}

interface BeforeAndAfter {
	readonly before: number;
	readonly after: number;
}

function by({ before, after }: BeforeAndAfter): number {
	return roundPoints(after - before);
}

function movedIn(
	changed: readonly { readonly points: BeforeAndAfter }[],
	isMeant: (points: number) => boolean,
) {
	const moved = changed.map(({ points }) => by(points)).filter(isMeant);
	const points = moved.reduce((sum, one) => sum + Math.abs(one), 0);
	return { students: moved.length, points: roundPoints(points) };
}

function stateOf(
	last: Round | null,
	counting: Round | null,
): CorrectionPreview["state"] {
	if (counting !== null) return "revealed";
	if (last === null) return "not-asked";
	return last.closedAt === null ? "open" : "closed";
}

/** The share of full marks; null where nothing is right, or nobody answered. */
function* rightInSteps(
	{ sheet }: Marking,
	index: number,
	rows: readonly Answered[],
): Steps<number | null> {
	const question = questionAt(sheet, index);
	const shares = yield* mapInSteps(rows, ({ value }) =>
		shareOf(question, value),
	);
	const judged = shares.filter((share) => share !== null);
	const right = judged.filter((share) => share === 1).length;
	return judged.length === 0 ? null : right / judged.length;
}
