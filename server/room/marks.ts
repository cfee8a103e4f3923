import { kindOf } from "../../shared/kinds/kinds.ts";
import type { Sheet, Standing } from "../../shared/views.ts";
import { type Room, type Round, roundsOf } from "./state.ts";

/** A stored answer, as marking needs it. */
export interface Answered {
	readonly seat: string;
	readonly choice: readonly number[];
	/** When it was stored, ms. */
	readonly at: number;
}

export interface Mark {
	readonly choice: readonly number[];
	/** Full marks; null where nothing is correct. */
	readonly correct: boolean | null;
	readonly points: number;
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
		(round) => Object.keys(round.groups ?? {}).length > 0,
	);
	return answered.at(-1) ?? revealed.at(-1) ?? null;
}

/**
 * What one answer earns. By correctness: the question's points times the kind's share. By speed: that times
 * 1 − t/(2T), with t the time from opening to storing and T the round's whole time; without a time limit the full
 * points. Rounded to hundredths.
 */
export function markAnswer(
	room: Room,
	sheet: Sheet,
	round: Round,
	answer: Answered,
): Mark {
	const question = sheet[round.question];
	if (question === undefined)
		throw new Error(`room ${room.id} has no question ${round.question}`);
	const share = kindOf(question).mark(question, answer.choice);
	const { scoring } = room.settings;
	let points = scoring === "none" ? 0 : question.points * (share ?? 0);
	if (scoring === "speed" && round.deadline !== null) {
		const whole = round.deadline - round.openedAt;
		const used = Math.min(Math.max(answer.at - round.openedAt, 0), whole);
		points *= 1 - used / (2 * whole);
	}
	return {
		choice: answer.choice,
		correct: share === null ? null : share === 1,
		points: Math.round(points * 100) / 100,
	};
}

export interface Scores {
	/** By seat: the marks of the counting rounds, by question. */
	readonly marks: ReadonlyMap<string, ReadonlyMap<number, Mark>>;
	/** By seat, of those who were not removed. */
	readonly places: ReadonlyMap<
		string,
		{ readonly score: number; readonly rank: number }
	>;
	/** Best first, ties by name. */
	readonly standings: readonly (Standing & { readonly seat: string })[];
}

/** Everyone's marks and places, from the frozen answers of the counting rounds. */
export function scoreRoom(
	room: Room,
	sheet: Sheet,
	seats: readonly { id: string; name: string; removed: boolean }[],
	answers: AnswersByRound,
): Scores {
	const marks = new Map<string, Map<number, Mark>>();
	sheet.forEach((_, question) => {
		const round = countingRound(room, question);
		if (round === null) return;
		for (const answer of answers.get(round.round) ?? []) {
			const own = marks.get(answer.seat) ?? new Map<number, Mark>();
			own.set(question, markAnswer(room, sheet, round, answer));
			marks.set(answer.seat, own);
		}
	});
	const scored = seats
		.filter((seat) => !seat.removed)
		.map((seat) => ({
			seat: seat.id,
			name: seat.name,
			score: scoreOf(marks.get(seat.id)),
		}))
		.sort((a, b) => b.score - a.score || a.name.localeCompare(b.name, "en"));
	const standings: (Standing & { seat: string })[] = [];
	for (const [index, entry] of scored.entries()) {
		const before = standings.at(-1);
		const rank =
			before !== undefined && before.score === entry.score
				? before.rank
				: index + 1;
		standings.push({ ...entry, rank });
	}
	return {
		marks,
		places: new Map(
			standings.map(({ seat, score, rank }) => [seat, { score, rank }]),
		),
		standings,
	};
}

/** The sum of one seat's marks, exact to hundredths. */
export function scoreOf(marks: ReadonlyMap<number, Mark> | undefined): number {
	let hundredths = 0;
	for (const mark of marks?.values() ?? [])
		hundredths += Math.round(mark.points * 100);
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
