import type { Json } from "../../shared/json.ts";
import { shareOf } from "../../shared/kinds/kinds.ts";
import { roundPoints } from "../../shared/points.ts";
import type { Question } from "../../shared/quiz.ts";
import type { Sheet, SheetQuestion, Standing } from "../../shared/views.ts";
import { ofAlike } from "./alike.ts";
import { questionAt } from "./sheet.ts";
import { speedShare } from "./speed.ts";
import { type Room, type Round, roundsOf } from "./state.ts";
import { atOnce, mapInSteps, type Steps } from "./steps.ts";

/** A stored answer, as marking needs it. */
export interface Answered {
	readonly seat: string;
	readonly value: Json;
	/** When it was stored, ms. */
	readonly at: number;
	readonly more?: { readonly confidence?: number };
}

export interface Mark {
	readonly value: Json;
	/** Full marks; null where nothing is correct. */
	readonly correct: boolean | null;
	/** A part of the points, whatever they are; left out where it is not so. */
	readonly partly?: true;
	readonly points: number;
	/** Everyone has all of them, whatever they answered; left out where it is not so. */
	readonly toAll?: true;
}

/** Frozen answers by round number. */
export type AnswersByRound = ReadonlyMap<number, readonly Answered[]>;

/**
 * The round that scores for a question: the last revealed one that anybody answered (a re-vote that nobody took part
 * in takes no points away), else the last revealed one; null when none was revealed.
 */
export function countingRound(room: Room, question: number): Round | null {
	const revealed = roundsOf(room, question).filter((round) => round.revealed);
	const answered = revealed.filter(
		(round) => (round.counted?.answered ?? 0) > 0,
	);
	return answered.at(-1) ?? revealed.at(-1) ?? null;
}

/**
 * What one answer earns. By correctness: the question's points times the kind's share, rounded to hundredths. By speed: that times what
 * a point comes to (`perPoint`), times what the time leaves of it, see `speed.ts`; without a time limit all of it. In thousands it is
 * rounded to whole points. Where everyone has all points, all of it.
 */
export function markAnswer(
	room: Room,
	sheet: Sheet,
	round: Round,
	answer: Answered,
	share = shareOf(questionAt(sheet, round.question), answer.value),
): Mark {
	const question = questionAt(sheet, round.question);
	const mark: Mark = {
		value: answer.value,
		correct: share === null ? null : share === 1,
		...(isPart(share) ? { partly: true } : {}),
		points: pointsOf(room, question, share ?? 0, round, answer.at),
	};
	const all = pointsToAll(room, question);
	return all === null ? mark : { ...mark, points: all, toAll: true };
}

function pointsOf(
	room: Room,
	question: Question,
	share: number,
	round: Round,
	at: number,
): number {
	const { scoring, perPoint } = room.settings;
	let points = scoring === "none" ? 0 : question.points * share;
	if (scoring === "speed") points *= perPoint * timeShare(round, at, perPoint);
	return isInThousands(room) ? Math.round(points) : roundPoints(points);
}

/** What everyone has of a question, answered or not; null: what the answers earn. */
export function pointsToAll(
	{ settings }: Room,
	question: SheetQuestion,
): number | null {
	if (question.toAll !== true) return null;
	const { scoring, perPoint } = settings;
	if (scoring === "none") return 0;
	return question.points * (scoring === "speed" ? perPoint : 1);
}

/** Points by speed in thousands: not in rooms of before there were such, whose points stay what they were. */
export function isInThousands({ settings }: Room): boolean {
	return settings.scoring === "speed" && settings.perPoint > 1;
}

function timeShare(
	{ openedAt, deadline }: Round,
	at: number,
	perPoint: number,
): number {
	if (deadline === null) return 1;
	const whole = deadline - openedAt;
	if (perPoint > 1) return speedShare(at - openedAt, whole);
	return 1 - Math.min(Math.max(at - openedAt, 0), whole) / (2 * whole);
}

/** Whether a share of the points is neither none nor all of them. */
export function isPart(share: number | null): boolean {
	return share !== null && share > 0 && share < 1;
}

/** One round's marks. */
export interface RoundMarks {
	/** By seat, of those who answered. Equal ones are one object: a round has few of them, and a hall has many students. */
	readonly given: ReadonlyMap<string, Mark>;
	/** Of all who did not; null: none. */
	readonly others: Mark | null;
}

/** A seat's mark; undefined: there is none. */
export function markIn(
	round: RoundMarks | undefined,
	seat: string,
): Mark | undefined {
	return round?.given.get(seat) ?? round?.others ?? undefined;
}

/** Marks answers of a round; equal marks are one object. */
export function markerOf(
	room: Room,
	sheet: Sheet,
	round: Round,
): (answer: Answered) => Mark {
	const question = questionAt(sheet, round.question);
	const share = ofAlike((value) => shareOf(question, value));
	const text = ofAlike((value) => JSON.stringify(value));
	const alike = new Map<string, Mark>();
	const mark = (answer: Answered) => {
		const { value } = answer;
		const made = markAnswer(room, sheet, round, answer, share(value));
		const key = `${made.points} ${text(value)}`;
		const known = alike.get(key) ?? made;
		alike.set(key, known);
		return known;
	};
	if (room.settings.scoring === "speed") return mark;
	const ofValue = ofAlike((value) => mark({ seat: "", value, at: 0 }));
	return ({ value }) => ofValue(value);
}

export function* markRound(
	room: Room,
	sheet: Sheet,
	round: Round,
	answers: readonly Answered[],
): Steps<RoundMarks> {
	const mark = markerOf(room, sheet, round);
	const marks = yield* mapInSteps(answers, (answer): [string, Mark] => [
		answer.seat,
		mark(answer),
	]);
	const all = pointsToAll(room, questionAt(sheet, round.question));
	return {
		given: new Map(marks),
		others:
			all === null
				? null
				: { value: null, correct: null, points: all, toAll: true },
	};
}

export interface Scores {
	/** Of the counting rounds, by question, in the order in which they were asked. */
	readonly marks: ReadonlyMap<number, RoundMarks>;
	/** By seat, of those who were not removed. */
	readonly bySeat: ReadonlyMap<
		string,
		{ readonly score: number; readonly rank: number }
	>;
	/** Best first, ties by name. */
	readonly standings: readonly (Standing & { readonly seat: string })[];
}

interface Scored {
	readonly id: string;
	readonly name: string;
	readonly removed: boolean;
}

/** Everyone's marks and standings, from the frozen answers of the counting rounds. */
export function scoreRoom(
	room: Room,
	sheet: Sheet,
	seats: readonly Scored[],
	answers: AnswersByRound,
): Scores {
	const marks = new Map<number, RoundMarks>();
	for (const [question, round] of countingRounds(room, sheet)) {
		const given = answers.get(round.round) ?? [];
		marks.set(question, atOnce(markRound(room, sheet, round, given)));
	}
	return atOnce(rankInSteps(seats, marks));
}

/** The rounds that score, by question, in the order in which they were asked; questions of which none was revealed are not in it. */
export function countingRounds(room: Room, sheet: Sheet): Map<number, Round> {
	const rounds: [number, Round][] = [];
	for (const question of sheet.keys()) {
		const round = countingRound(room, question);
		if (round !== null) rounds.push([question, round]);
	}
	return new Map(rounds.sort(([, one], [, other]) => one.round - other.round));
}

/** Standings by the sums of these marks. Equal scores share a rank, and the next one counts all before it. */
export function* rankInSteps(
	seats: readonly Scored[],
	marks: Scores["marks"],
): Steps<Scores> {
	const scored = yield* mapInSteps(
		seats.filter((seat) => !seat.removed),
		({ id, name }) => ({ seat: id, name, score: scoreOf(marks, id) }),
	);
	scored.sort(
		(a, b) => b.score - a.score || a.name.localeCompare(b.name, "en"),
	);
	yield;
	const standings: (Standing & { seat: string })[] = [];
	for (const [index, entry] of scored.entries()) {
		const before = standings.at(-1);
		const rank =
			before !== undefined && before.score === entry.score
				? before.rank
				: index + 1;
		standings.push({ ...entry, rank });
	}
	yield;
	return {
		marks,
		bySeat: new Map(
			standings.map(({ seat, score, rank }) => [seat, { score, rank }]),
		),
		standings,
	};
}

/** The sum of one seat's marks, exact to hundredths. */
export function scoreOf(marks: Scores["marks"], seat: string): number {
	let hundredths = 0;
	for (const round of marks.values())
		hundredths += Math.round((markIn(round, seat)?.points ?? 0) * 100);
	return hundredths / 100;
}

/** The best so many, and all who tie with the last of them, at most twice as many. */
export function topOf(scores: Scores, most: number): Standing[] {
	const last = scores.standings[most - 1];
	return scores.standings
		.filter(
			(entry, index) =>
				index < most || (last !== undefined && entry.rank === last.rank),
		)
		.slice(0, most * 2)
		.map(({ rank, name, score }) => ({ rank, name, score }));
}
