import {
	everyTextOf,
	isJudged,
	isKeyless,
	isSlide,
	kindOf,
	shareOf,
	textsOf,
} from "../../shared/kinds/kinds.ts";
import type {
	QuestionResult,
	Results,
	RoomSummary,
	StudentResult,
} from "../../shared/rest.ts";
import type { Sheet, SheetQuestion } from "../../shared/views.ts";
import { countsOf } from "./alike.ts";
import { correctionsOf } from "./corrections.ts";
import {
	type AnswersByRound,
	countingRound,
	isPart,
	pointsToAll,
} from "./marks.ts";
import { seenTally } from "./moderation.ts";
import { questionAt } from "./sheet.ts";
import {
	type Counted,
	idleAt,
	type Room,
	type Round,
	roundsOf,
} from "./state.ts";
import { mapInSteps, type Steps } from "./steps.ts";
import { studentsInSteps } from "./student-results.ts";
import { tallyRound } from "./tally.ts";
import { looksOf } from "./texts.ts";
import { asWorded } from "./wording.ts";

/** How many answers phones sent again of each round after a restore, which are not among the answers. */
export type OfferedByRound = ReadonlyMap<number, number>;

export interface SeatRecord {
	readonly id: string;
	readonly name: string;
	readonly joinedAt: number;
	readonly removed: boolean;
}

export function summaryOf(room: Room, joined: number): RoomSummary {
	const endsAt = idleAt(room);
	return {
		id: room.id,
		code: room.code,
		title: room.title,
		quiz: room.quiz,
		phase: room.phase.name,
		createdAt: room.createdAt,
		endedAt: room.endedAt,
		joined,
		...(endsAt !== null && { endsAt }),
		...outcomeOf(room),
	};
}

/** Until when a room that has ended is kept, where it is deleted by itself `retainMs` after its last change; null: for good. */
export function keptUntil(
	{ phase, changedAt }: Room,
	retainMs: number | null,
): { keptUntil?: number | null } {
	if (phase.name !== "ended") return {};
	return { keptUntil: retainMs === null ? null : changedAt + retainMs };
}

/** Of each question's last revealed round that anybody answered, by the counts in the document. */
function outcomeOf(room: Room): Pick<RoomSummary, "result"> {
	const counted = new Map<number, Counted>();
	for (const round of room.rounds)
		if (round.revealed && round.counted !== null && round.counted.answered > 0)
			counted.set(round.question, round.counted);
	if (counted.size === 0) return {};
	let most = 0;
	let judged = 0;
	let right = 0;
	for (const count of counted.values()) {
		most = Math.max(most, count.answered);
		if ("values" in count || count.right === null) continue;
		judged += count.answered;
		right += count.right;
	}
	return {
		result: { answered: most, right: judged === 0 ? null : right / judged },
	};
}

/** Results whose students come one after another: their answers are many, and never in memory as they are told. */
export interface ResultsInParts extends Omit<Results, "students"> {
	readonly students: Iterable<StudentResult>;
}

/** What stays of a room (and what there is so far while it runs), from its rows: every answer of every round. */
export function* resultsInSteps(
	room: Room,
	sheet: Sheet,
	seats: readonly SeatRecord[],
	answers: AnswersByRound,
	offered: OfferedByRound = new Map(),
): Steps<ResultsInParts> {
	return {
		room: summaryOf(room, seats.filter((seat) => !seat.removed).length),
		settings: room.settings,
		questions: yield* questionsInSteps(room, sheet, answers, offered),
		students: yield* studentsInSteps(room, sheet, seats, answers),
	};
}

export function* questionsInSteps(
	room: Room,
	sheet: Sheet,
	answers: AnswersByRound,
	offered: OfferedByRound,
): Steps<QuestionResult[]> {
	const questions: QuestionResult[] = [];
	for (const index of sheet.keys()) {
		if (isSlide(questionAt(sheet, index))) continue;
		questions.push(yield* questionResult(room, sheet, index, answers, offered));
		yield;
	}
	return questions;
}

function* questionResult(
	room: Room,
	sheet: Sheet,
	index: number,
	answers: AnswersByRound,
	offered: OfferedByRound,
): Steps<QuestionResult> {
	const question = questionAt(sheet, index);
	const kind = kindOf(question);
	const counting = countingRound(room, index)?.round;
	const toAll = counting === undefined ? null : pointsToAll(room, question);
	const rounds: QuestionResult["rounds"][number][] = [];
	for (const round of roundsOf(room, index)) {
		const rows = answers.get(round.round) ?? [];
		const marks = yield* mapInSteps(countsOf(rows), ([value, count]) => ({
			share: shareOf(question, value),
			count,
		}));
		const known = marks.flatMap(({ share, count }) =>
			share === null ? [] : { share, count },
		);
		const countOf = (isMeant: (share: number) => boolean) =>
			known.reduce(
				(sum, { share, count }) => sum + (isMeant(share) ? count : 0),
				0,
			);
		const tally = yield* tallyRound(sheet, round, rows);
		const right = countOf((share) => share === 1);
		const judged = isJudged(question) && !isKeyless(question);
		rounds.push({
			round: round.round,
			openedAt: round.openedAt,
			closedAt: round.closedAt,
			answered: tally.answered,
			distribution: kind.distribution(question.ask, question.key, {
				...seenTally(room, index, question, tally, "results"),
				...(judged && { right }),
			}),
			difficulty:
				known.length === 0
					? null
					: known.reduce((sum, { share, count }) => sum + share * count, 0) /
						countOf(() => true),
			right: judged ? right : null,
			partly: countOf(isPart),
			counting: round.round === counting,
			offered: offered.get(round.round) ?? 0,
			...(round.revision !== undefined && { revision: round.revision }),
			...otherWording(question, round),
		});
	}
	return {
		index,
		kind: question.kind,
		text: question.text,
		ask: question.ask,
		key: question.key,
		explanation: question.explanation,
		...looksOf(question, everyTextOf(question)),
		points: question.points,
		...(toAll !== null && { toAll }),
		corrections: correctionsOf(room, index).map(
			({ question: _, by: __, ...one }) => one,
		),
		rounds,
	};
}

/** In which words it was asked, where the question has others by now. */
function otherWording(question: SheetQuestion, round: Round) {
	const worded = asWorded(question, round);
	if (worded === question) return {};
	const { text, ask } = worded;
	return {
		asked: { text, ask, ...looksOf(question, [text, ...textsOf(worded)]) },
	};
}
