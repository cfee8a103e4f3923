import type {
	Analysis,
	AskedAnalysis,
	QuestionAnalysis,
} from "../../../shared/analysis.ts";
import { isJudged, isKeyless, shareOf } from "../../../shared/kinds/kinds.ts";
import { roundPoints } from "../../../shared/points.ts";
import type { Sheet } from "../../../shared/views.ts";
import { ofAlike } from "../alike.ts";
import {
	type Answered,
	type AnswersByRound,
	countingRound,
	countingRounds,
	pointsToAll,
} from "../marks.ts";
import type { SeatRecord } from "../results.ts";
import { questionAt } from "../sheet.ts";
import { type Room, type Round, roundsOf } from "../state.ts";
import { atOnce, mapInSteps, type Steps } from "../steps.ts";
import { confidenceInSteps } from "./confidence.ts";
import { itemsInSteps } from "./items.ts";
import { markedInSteps } from "./marked.ts";
import { spreadOf } from "./spread.ts";
import { gainOf, quantileOf } from "./statistics.ts";

/** Of so many questions at most it is said that they are to be talked about. */
const mostToTalkAbout = 3;

/** What the answers of a room tell about its questions. Whoever was removed counts nowhere. */
export function analysisOf(
	room: Room,
	sheet: Sheet,
	seats: readonly SeatRecord[],
	answers: AnswersByRound,
): Analysis {
	return atOnce(analysisInSteps(room, sheet, seats, answers));
}

export function* analysisInSteps(
	room: Room,
	sheet: Sheet,
	seats: readonly SeatRecord[],
	answers: AnswersByRound,
): Steps<Analysis> {
	const there = seats.filter(({ removed }) => !removed);
	const ids = new Set(there.map(({ id }) => id));
	const took = new Set<string>();
	for (const rows of answers.values()) {
		for (const { seat } of rows)
			if (!took.has(seat) && ids.has(seat)) took.add(seat);
		yield;
	}
	const marked = yield* markedInSteps(room, sheet, seats, answers);
	const { questions, reliability } = yield* itemsInSteps(sheet, seats, marked);
	const asked: AskedAnalysis[] = [];
	for (const index of new Set(room.rounds.map(({ question }) => question))) {
		const told = yield* askedInSteps(room, sheet, index, ids, answers);
		if (told !== null) asked.push(told);
	}
	asked.sort((one, other) => one.index - other.index);
	// Who answered nothing that brings points has none.
	const given = givenToAll(room, sheet);
	const earned = [...took].map((_, student) =>
		roundPoints((marked.points[student] ?? 0) + given),
	);
	const { scoring, perPoint } = room.settings;
	const possible = marked.items.reduce(
		(sum, { index }) =>
			sum +
			questionAt(sheet, index).points * (scoring === "speed" ? perPoint : 1),
		given,
	);
	return {
		version: room.version,
		joined: there.length,
		took: took.size,
		points:
			(marked.items.length === 0 && given === 0) || scoring === "none"
				? null
				: spreadOf(earned, possible),
		reliability,
		questions: [...questions],
		asked,
		...outstanding(questions, asked),
	};
}

/** What everyone has whatever they answered: it is in everybody's points. */
function givenToAll(room: Room, sheet: Sheet): number {
	return [...countingRounds(room, sheet).keys()].reduce(
		(sum, index) => sum + (pointsToAll(room, questionAt(sheet, index)) ?? 0),
		0,
	);
}

function outstanding(
	questions: readonly QuestionAnalysis[],
	asked: readonly AskedAnalysis[],
): Pick<Analysis, "hardest" | "bestTalk" | "talkAbout"> {
	const byDifficulty = questions
		.filter(({ answered }) => answered > 0)
		.toSorted((one, other) => one.difficulty - other.difficulty);
	const byGain = asked
		.filter(({ gained }) => (gained?.gain ?? 0) > 0)
		.toSorted(
			(one, other) => (other.gained?.gain ?? 0) - (one.gained?.gain ?? 0),
		);
	return {
		hardest: byDifficulty[0]?.index ?? null,
		bestTalk: byGain[0]?.index ?? null,
		talkAbout: byDifficulty
			.filter(({ difficulty }) => difficulty < 0.5)
			.slice(0, mostToTalkAbout)
			.map(({ index }) => index),
	};
}

/** Times and votes of a question; null as long as none of its votes has been counted. */
function* askedInSteps(
	room: Room,
	sheet: Sheet,
	index: number,
	there: ReadonlySet<string>,
	answers: AnswersByRound,
): Steps<AskedAnalysis | null> {
	const closed = roundsOf(room, index).filter(
		({ counted }) => counted !== null,
	);
	const last = countingRound(room, index) ?? closed.at(-1);
	const first = closed.find((round) => (round.counted?.answered ?? 0) > 0);
	if (last === undefined) return null;
	const rowsOf = ({ round }: Round) =>
		(answers.get(round) ?? []).filter(({ seat }) => there.has(seat));
	const rows = rowsOf(last);
	const times = rows
		.map(({ at }) => Math.max(0, at - last.openedAt))
		.sort((one, other) => one - other);
	yield;
	const question = questionAt(sheet, index);
	const isScorable = isJudged(question) && !isKeyless(question);
	const isGain = isScorable && first !== undefined && first.round < last.round;
	return {
		index,
		round: last.round,
		times:
			times.length === 0
				? null
				: {
						lower: quantileOf(times, 0.25) ?? 0,
						median: quantileOf(times, 0.5) ?? 0,
						upper: quantileOf(times, 0.75) ?? 0,
					},
		gained: isGain
			? yield* gainedInSteps(sheet, index, rowsOf(first), rows)
			: null,
		confidence: isScorable ? yield* confidenceInSteps(question, rows) : null,
	};
}

/** Of those alone who voted both times. */
function* gainedInSteps(
	sheet: Sheet,
	index: number,
	before: readonly Answered[],
	after: readonly Answered[],
): Steps<AskedAnalysis["gained"]> {
	const question = questionAt(sheet, index);
	const isFull = ofAlike((value) => shareOf(question, value) === 1);
	const isRight = ({ value }: Answered) => isFull(value);
	const first = new Map(
		yield* mapInSteps(before, (row): [string, boolean] => [
			row.seat,
			isRight(row),
		]),
	);
	const then = yield* mapInSteps(
		after.filter(({ seat }) => first.has(seat)),
		isRight,
	);
	const paired = then.length;
	if (paired === 0) return { paired, before: null, after: null, gain: null };
	const own = after.filter(({ seat }) => first.get(seat) === true).length;
	const [share, later] = [own / paired, then.filter(Boolean).length / paired];
	return { paired, before: share, after: later, gain: gainOf(share, later) };
}
